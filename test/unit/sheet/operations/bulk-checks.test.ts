import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Sheet } from '../../../../electron/sheet/sheet';
import { Remarks } from '../../../../electron/sheet/table/remarks';
import type { Table } from '../../../../electron/sheet/table/table';
import type { Target } from '../../../../shared/consumer/target';
import type { Operation } from '../../../../shared/sheet/operation';
import { apply } from '../../../fakes/apply-operation';
import { FACTS, HEADERS } from '../../../fakes/sheet-facts';
import { textTable } from '../../../fakes/text-table';

const ALL_HEADERS = [...HEADERS, 'unsubscribed', 'note', 'ltv', 'inner'];
const COLUMNS = ALL_HEADERS.length;
const NOTE = ALL_HEADERS.indexOf('note');
const INNER = ALL_HEADERS.indexOf('inner');
const RULES = { timeZone: 'Europe/Moscow', mode: 'upsert' as const, layout: null };

/** Enough rows for a change of them to be checked by the bytes of its columns. */
const SOME_ROWS = 130;
/** Enough rows for a change of a whole column to pack its edits. */
const MANY_ROWS = 6_000;
/** Rows from here on have an id and e-mail of their own, so that groups stay small. */
const PATTERN_KEYS = 200;

/** By column. The first value of each has no fault. */
const VALUES = [
  ['7', '', ' 7', 'a.b', '#N/A', "'7", 'Итого', 'é', 'e\u0301', '"7"'],
  [
    'a@example.ru',
    '',
    'A@example.ru',
    'а@почта.рф',
    'А@почта.рф',
    'x',
    'нет',
    ' a@example.ru',
    'b@yanbex.ru',
    'b@gmial.com',
  ],
  ['Имя', '', 'None', '\u00a0', 'Анна "Аня"', '=1', 'АННА ЛИ', 'Анна  ЛИ'],
  [
    '+7 900 000-00-01',
    '',
    "'+79161234567",
    '79 161 234 567',
    '12',
    '-',
    '79999999999',
    '8 900 000 00 01',
    '9000000001',
  ],
  [
    '2018-01-01',
    '2024-06-25',
    '',
    '31.02.2020',
    'nan',
    '2018-01-01 00:11:22',
    '05/06/2024',
    '25/06/2024',
    '06/25/2024',
    '45291',
  ],
  ['да', '', 'возможно', '#N/A', '1'],
  ['заметка', '', '-', 'NULL', 'ÐŸÑ€Ð¸Ð²ÐµÑ‚'],
  ['12,5', '', '-', '#REF!'],
  ['внутри', '', '#N/A'],
] as const;

const anyValue = fc.constantFrom(...VALUES.flat());
const column = fc.integer({ min: 0, max: COLUMNS - 1 });
const valuesOf = (at: number): readonly string[] => VALUES[at] ?? [''];
/** Mostly without a fault: a row with an issue elsewhere is always checked as a whole. */
const cellOf = (at: number) =>
  fc.oneof(
    { weight: 20, arbitrary: fc.constant(valuesOf(at)[0] ?? '') },
    { weight: 3, arbitrary: fc.constant('') },
    { weight: 2, arbitrary: fc.constantFrom(...valuesOf(at)) },
  );
const newValue = (at: number) => fc.oneof(fc.constant(''), cellOf(at), fc.constantFrom(...valuesOf(at)), anyValue);
const cell = column.chain((at) => fc.record({ column: fc.constant(at), value: newValue(at) }));
const pattern = fc
  .record({
    rows: fc.array(fc.tuple(...VALUES.map((_, at) => cellOf(at))), { minLength: 3, maxLength: 12 }),
    /** Columns that are empty throughout. */
    empty: fc.oneof(fc.subarray([1, 2, 3, 4, 5, NOTE, 7, INNER]), fc.constant([1, 3, 4, 5, NOTE, 7])),
  })
  .map(({ rows, empty }) => rows.map((row) => row.map((text, at) => (empty.includes(at) ? '' : text))));

function rowsOf(cells: readonly (readonly string[])[], count: number): string[][] {
  return Array.from({ length: count }, (_, index) => {
    const row = [...(cells[index % cells.length] ?? [])];
    if (index % 3 !== 0 || index >= PATTERN_KEYS) {
      row[0] = `id-${index}`;
      if (row[1] !== '') row[1] = `p${index}@example.ru`;
      if (row[3] === VALUES[3][0]) row[3] = `+7900${1_000_000 + index}`;
    }
    return row;
  });
}

const part = fc.constantFrom<[number, number]>([0, 1], [0, 1], [0, 0.7], [0.4, 0.9], [0.2, 0.21]);
const step = fc.oneof(
  fc.record({ do: fc.constant('fill' as const), part, cells: fc.array(cell, { minLength: 1, maxLength: 2 }) }),
  fc.record({ do: fc.constant('number' as const), part, column: fc.constantFrom(0, 1, 2, NOTE) }),
  fc.record({ do: fc.constant('copy' as const), part, column }),
  fc.record({ do: fc.constant('set' as const), row: fc.integer({ min: 1, max: SOME_ROWS }), cell }),
  fc.record({
    do: fc.constant('repair' as const),
    code: fc.constantFrom(
      'id-formatted',
      'phone-formatted',
      'placeholder',
      'placeholder-sent',
      'cell-skipped',
      'email-slip',
      'date-order',
      'date-invalid',
      'name-case',
      'shared-by-many',
      'phone-form',
    ),
    column: fc.option(fc.constantFrom(0, 1, 2, 3, 4, 6)),
  }),
  fc.record({ do: fc.constantFrom('exclude' as const, 'include' as const), part }),
  fc.record({ do: fc.constant('skip-bad-cells' as const), skipBadCells: fc.boolean() }),
  fc.record({ do: fc.constantFrom('undo' as const, 'redo' as const, 'undo' as const) }),
);
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

async function doStep(sheet: Sheet, next: Step, rowCount: number): Promise<void> {
  const range = ([from, to]: [number, number], columns: number[]) => ({
    start: Math.floor(from * rowCount),
    end: Math.floor(to * rowCount),
    columns,
  });
  const run = (operation: Operation) => apply(sheet, operation);
  switch (next.do) {
    case 'fill': {
      for (const each of next.cells)
        await run({ kind: 'fill', range: range(next.part, [each.column]), value: each.value });
      break;
    }
    case 'number': {
      const { start, end } = range(next.part, []);
      const rows = Array.from({ length: end - start }, (_, index) => [`n${index}@example.ru`, `${index % 90}`]);
      await run({ kind: 'paste', addRows: false, position: start, columns: [next.column, INNER], rows });
      break;
    }
    case 'copy':
      await run({ kind: 'copy', range: range(next.part, [next.column]), direction: 'down' });
      break;
    case 'set':
      await run({ kind: 'set', edits: [{ row: next.row, ...next.cell }] });
      break;
    case 'repair':
      await run({ kind: 'repair', code: next.code, column: next.column });
      break;
    case 'exclude':
    case 'include': {
      const { start, end } = range(next.part, []);
      await run({ kind: next.do, rows: Array.from({ length: end - start }, (_, index) => start + index + 1) });
      break;
    }
    case 'skip-bad-cells':
      await run({ kind: 'rules', rules: { skipBadCells: next.skipBadCells } });
      break;
    case 'undo':
    case 'redo':
      await sheet[next.do](sheet.state());
  }
}

async function open(table: Table): Promise<Sheet> {
  const sheet = await Sheet.open(table, FACTS, RULES);
  await sheet.load({ table, facts: FACTS }, () => undefined);
  const { layout } = sheet.state().rules;
  const targets = layout.targets.map((target, at): Target => {
    if (at === INNER) return { kind: 'skip' };
    return at === INNER - 1 ? { kind: 'custom', key: 'ltv', type: 'number' } : target;
  });
  await apply(sheet, { kind: 'rules', rules: { layout: { ...layout, targets } } });
  return sheet;
}

const windowOf = (sheet: Sheet, count: number) => sheet.window({ start: 0, count }).rows;

/** What the checks know of a sheet. */
function known(sheet: Sheet, count: number): unknown {
  const { counts, issuesByCode, repairs } = sheet.state();
  return { rows: windowOf(sheet, count).map(({ issues }) => issues), counts, issuesByCode, repairs };
}

/** The same after checking every row by rules that were others in between. */
async function knownByFullCheck(sheet: Sheet, count: number): Promise<unknown> {
  await apply(sheet, { kind: 'rules', rules: { mode: 'create' } });
  await apply(sheet, { kind: 'rules', rules: { mode: 'upsert' } });
  const found = known(sheet, count);
  await sheet.undo(sheet.state());
  await sheet.undo(sheet.state());
  return found;
}

describe('the checks after changes of many rows', () => {
  const equalsFullCheck = (count: number, numRuns: number) =>
    fc.assert(
      fc.asyncProperty(pattern, fc.array(step, { minLength: 1, maxLength: 6 }), async (cells, steps) => {
        const sheet = await open(textTable(ALL_HEADERS, rowsOf(cells, count)));
        for (const next of steps) await doStep(sheet, next, count);
        const rows = windowOf(sheet, count);
        const fresh = await open(
          textTable(
            ALL_HEADERS,
            rows.map((row) => row.cells),
          ),
        );
        await apply(fresh, {
          kind: 'exclude',
          rows: rows.filter(({ excluded }) => excluded).map(({ row }) => row),
        });
        await apply(fresh, { kind: 'rules', rules: sheet.state().rules });
        const expected = await knownByFullCheck(fresh, count);
        expect(known(sheet, count)).toEqual(expected);
        expect(await knownByFullCheck(sheet, count)).toEqual(expected);
      }),
      { numRuns },
    );

  it('are those of a full check', { timeout: 60_000 }, () => equalsFullCheck(SOME_ROWS, 150));

  it('are those of a full check where columns are packed', { timeout: 60_000 }, () => equalsFullCheck(MANY_ROWS, 6));

  it('are those of a full check for rows with remarks of the reader', { timeout: 60_000 }, async () => {
    const remarked = (table: Table): Table => {
      const remarks = new Remarks();
      for (let row = 1; row <= SOME_ROWS; row += 7) {
        remarks.add(row, { code: 'row-short', column: null, line: row });
        remarks.add(row, { code: 'formula-error', column: row % COLUMNS, line: row });
        remarks.add(row + 1, { code: 'id-rounded', column: row % 2, line: row });
        remarks.add(row + 1, { code: 'text-damaged', column: NOTE, line: row });
      }
      return { ...table, remarks };
    };
    await fc.assert(
      fc.asyncProperty(pattern, fc.array(step, { minLength: 1, maxLength: 6 }), async (cells, steps) => {
        const sheet = await open(remarked(textTable(ALL_HEADERS, rowsOf(cells, SOME_ROWS))));
        for (const next of steps) await doStep(sheet, next, SOME_ROWS);
        const found = known(sheet, SOME_ROWS);
        expect(found).toEqual(await knownByFullCheck(sheet, SOME_ROWS));
      }),
      { numRuns: 100 },
    );
  });
});
