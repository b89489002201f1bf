import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openSheetFile } from '../../../electron/sheet/readers/open-sheet-file';
import { Sheet, type SheetRules } from '../../../electron/sheet/sheet';
import { ISSUE_CODES, type IssueCode } from '../../../shared/consumer/issue';
import type { RowRules } from '../../../shared/consumer/target';
import type { WindowRow } from '../../../shared/sheet/sheet-state';
import { REPAIR_CHOICES, TIDYINGS, type RepairChoice } from '../../../shared/sheet/operations/repair-choices';
import { chosenRepair } from '../../../shared/sheet/operations/repair';
import { apply } from '../../fakes/apply-operation';
import { takeList } from './shop-list/take-list';
import { temporaryFolder } from '../../fakes/temporary-folder';
import { dirtyFile, dirtySheet, type SheetRow } from '../../fixtures/dirt/dirty-sheet';
import { KINDS } from '../../fixtures/dirt/kinds';
import { HEADERS, type Header } from '../../fixtures/dirt/people';
import { makeXlsx } from '../../fixtures/xlsx/make-xlsx';

const ROWS = 2_000;
const TARGETS: RowRules['layout']['targets'] = HEADERS.map((header) => {
  if (header === 'ltv') return { kind: 'custom', key: header, type: 'number' };
  return header === 'city' ? { kind: 'custom', key: header, type: 'text' } : { kind: 'field', field: header };
});
const LAYOUT: RowRules['layout'] = { targets: TARGETS, constants: {}, without: [] };

async function open(name: string, bytes: Buffer | string, rules: Partial<SheetRules> = {}): Promise<Sheet> {
  const folder = temporaryFolder();
  onTestFinished(folder.remove);
  const path = join(folder.path, name);
  writeFileSync(path, bytes);
  const reading = await openSheetFile(path, {});
  onTestFinished(() => reading.close());
  const whole = await reading.readAll({ signal: new AbortController().signal, onProgress: () => undefined });
  const sheet = await Sheet.open(reading.head.table, reading.head.facts, {
    ...{ timeZone: 'Europe/Moscow', mode: 'upsert', layout: null },
    ...rules,
  });
  await sheet.load(whole, () => undefined);
  return sheet;
}

const openDirty = (rows: readonly SheetRow[]) => open('клиенты.csv', dirtyFile(rows), { layout: LAYOUT });
const shown = (sheet: Sheet): WindowRow[] => {
  const { viewRows } = sheet.state();
  return Array.from({ length: Math.ceil(viewRows / 200) }, (_, at) =>
    sheet.window({ start: at * 200, count: 200 }),
  ).flatMap(({ rows }) => rows);
};
const codesOf = (sheet: Sheet): IssueCode[] => sheet.state().issuesByCode.map(({ code }) => code);
const columnOf = (header: Header | null): number => (header === null ? -1 : HEADERS.indexOf(header));

/** Issues that only another file or another way of sending can have. */
const BESIDE: Partial<Record<IssueCode, () => Promise<IssueCode[]> | IssueCode[]>> = {
  // Here most rows have a contact, so that a row without any gets that issue.
  'row-empty': async () => codesOf(await open('коды.csv', 'external_id;city\n1;Тверь\n2;Омск\n3;', { layout: null })),
  'formula-no-value': async () => {
    const head = '<row r="1"><c r="A1" t="str"><v>external_id</v></c><c r="B1" t="str"><v>name</v></c></row>';
    const row = '<row r="2"><c r="A2" t="str"><v>1</v></c><c r="B2"><f>C2</f></c></row>';
    return codesOf(await open('книга.xlsx', makeXlsx({ sheets: [{ name: 'Лист1', xml: head + row }] })));
  },
  // The same ids are errors unless customers are only created.
  'id-not-updatable': async () => codesOf(await open('клиенты.csv', 'external_id;name\na.1;Анна', { mode: 'create' })),
  'cell-skipped': async () => {
    const sheet = await openDirty(dirtySheet(1, ROWS));
    await apply(sheet, { kind: 'rules', rules: { skipBadCells: true } });
    return codesOf(sheet);
  },
  // Only the shop says so: test/unit/sheet/outcomes.test.ts has it answer.
  'server-refused': () =>
    readFileSync(join(import.meta.dirname, 'outcomes.test.ts'), 'utf8').includes("{ code: 'server-refused', column: 1")
      ? ['server-refused']
      : [],
  // Only a list of the shop's consumers shows them.
  'email-elsewhere': async () => codesOf(await withOrders()),
  'id-elsewhere': async () => codesOf(await withOrders()),
};

async function withOrders(): Promise<Sheet> {
  const ids = ['c1', 'a'.repeat(24)];
  const sheet = await open('клиенты.csv', `external_id;email\n${ids[0]};anna@example.ru\n${ids[1]};`, { layout: null });
  await takeList(sheet, [
    { id: 'b'.repeat(24), external_id: null, email: 'anna@example.ru' },
    { id: ids[1], external_id: null, email: 'vera@example.ru' },
  ]);
  return sheet;
}

describe('the sheet with all kinds of dirt', () => {
  it.each([1, 2])('has each kind where it was put, and nothing else, in week %i', async (week) => {
    const rows = dirtySheet(week, ROWS);
    const sheet = await openDirty(rows);
    expect(sheet.state().counts.rows).toBe(ROWS);
    const wrong = shown(sheet).flatMap(({ row, issues, cells }) => {
      const { dirt } = rows[row - 1]!;
      const found = issues.map(({ code, column }) => `${code} ${column ?? -1}`);
      const isIssue = dirt !== null && !TIDYINGS.some((tidying) => tidying === dirt.code);
      const expected = isIssue ? [`${dirt.code} ${columnOf(dirt.column)}`] : [];
      return found.join() === expected.join() ? [] : [{ kind: dirt?.kind, found, expected, cells }];
    });
    expect(wrong).toEqual([]);
    expect(KINDS.length).toBeGreaterThanOrEqual(40);
    expect(new Set(KINDS.map(({ kind }) => kind)).size).toBe(KINDS.length);
  });

  it('has other people and other places each week', () => {
    const [one, two] = [1, 2].map((week) => dirtySheet(week, ROWS)) as [SheetRow[], SheetRow[]];
    const ids = new Set(one.map(({ cells }) => cells.external_id).filter((id) => id !== ''));
    const both = two.filter(({ cells, dirt }) => ids.has(cells.external_id) && dirt?.way !== 'excluded');
    expect(both).toEqual([]);
    expect(one.map(({ dirt }) => dirt?.kind)).not.toEqual(two.map(({ dirt }) => dirt?.kind));
    expect(dirtyFile(dirtySheet(1, ROWS)).equals(dirtyFile(one))).toBe(true);
  });

  it('has, with the files beside it, every issue that there is', async () => {
    const found = new Set<string>(KINDS.map(({ code }) => code));
    for (const [code, codes] of Object.entries(BESIDE)) {
      expect(found.has(code)).toBe(false);
      expect(await codes()).toContain(code);
      found.add(code);
    }
    expect([...found].sort()).toEqual([...ISSUE_CODES, ...TIDYINGS].sort());
  });

  it('has a cell for every choice that a repair asks for', () => {
    const tried = new Set<RepairChoice>();
    for (const { cells, dirt, choices } of dirtySheet(1, ROWS)) {
      for (const [choice, becomes] of Object.entries(choices) as [RepairChoice, string][]) {
        expect(chosenRepair(cells[dirt?.column ?? 'city'], choice)).toBe(becomes);
        tried.add(choice);
      }
    }
    expect([...tried].sort()).toEqual([...REPAIR_CHOICES].sort());
  });
});

describe('its repairs', () => {
  it.each([1, 2])('leave exactly what is meant, in week %i', async (week) => {
    const rows = dirtySheet(week, ROWS);
    const sheet = await openDirty(rows);
    const of = (header: Header) => HEADERS.indexOf(header);
    // The dates first that still show which order they have.
    await apply(sheet, { kind: 'repair', code: 'date-order', column: of('created_at') });
    await apply(sheet, { kind: 'repair', code: 'date-order', column: of('updated_at'), choice: 'day-first' });
    await apply(sheet, { kind: 'repair', code: 'letters-mixed', column: null, choice: 'cyrillic' });
    await apply(sheet, { kind: 'repair', code: 'id-not-addressable', column: null, choice: 'hyphen' });
    const codes = new Set(KINDS.filter(({ way }) => way === 'repair').map(({ code }) => code));
    // The choice of letters also settles the addresses, which are only ever Latin.
    codes.delete('letters-mixed');
    for (const code of codes) await apply(sheet, { kind: 'repair', code, column: null });
    for (const by of ['id', 'email'] as const) {
      await apply(sheet, { kind: 'merge-duplicates', by, keep: 'merge', rules: [], group: null });
    }
    const left = shown(sheet).filter(({ row, excluded, cells }) => {
      const { clean, dirt } = rows[row - 1]!;
      if (clean === null) return dirt?.way !== 'excluded' && !excluded;
      const isSame = HEADERS.every((header, at) => cells[at] === clean[header]);
      return !isSame && !['typed', 'mapped', 'replaced'].includes(dirt?.way ?? '');
    });
    expect(left).toEqual([]);
  });
});
