import { hash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PreparedRow } from '../../../shared/consumer/payload-types';
import { rowFingerprints } from '../../../shared/delivery/compare/row-fingerprints';
import type { SheetState } from '../../../shared/sheet/sheet-state';
import { Remarks } from '../../../electron/sheet/table/remarks';
import { Sheet } from '../../../electron/sheet/sheet';
import { textTable } from '../../fakes/text-table';
import { FACTS, HEADERS } from '../../fakes/sheet-facts';
import { apply } from '../../fakes/apply-operation';

const RULES = { timeZone: 'Europe/Moscow', mode: 'upsert' as const, layout: null };
const row = (id: string, email: string) => [id, email, 'Имя', '+7 900 000-00-01', '2018-01-01'];
const open = async (rows: string[][]) => {
  const table = textTable(HEADERS, rows);
  const sheet = await Sheet.open(table, FACTS, RULES);
  await sheet.load({ table, facts: FACTS }, () => undefined);
  return sheet;
};

const cellsOf = (sheet: Sheet, rows: number[]) =>
  (sheet.cells({ rowsId: sheet.state().rowsId, rows }) ?? []).map(({ cells }) => cells);
const issuesOf = (sheet: Sheet) =>
  sheet.window({ start: 0, count: 500 }).rows.map((r) => ({ row: r.row, issues: r.issues, excluded: r.excluded }));
const facts = ({ counts, issuesByCode, repairs }: SheetState) => ({ counts, issuesByCode, repairs });
const codesOf = (sheet: Sheet) => issuesOf(sheet).map(({ issues }) => issues.map(({ code }) => code));

describe('a sheet', () => {
  it('marks both rows with a repeated id, and neither once one is changed', async () => {
    const sheet = await open([row('1', 'a@example.ru'), row('1', 'b@example.ru'), row('2', 'c@example.ru')]);
    expect(sheet.state().counts).toMatchObject({ rows: 3, ready: 1, blocked: 2, issues: 2 });
    await apply(sheet, { kind: 'set', edits: [{ row: 2, column: 0, value: '3' }] });
    expect(sheet.state().counts).toMatchObject({ ready: 3, issues: 0 });
    await sheet.undo(sheet.state());
    expect(sheet.state().counts).toMatchObject({ ready: 1, issues: 2 });
    await sheet.redo(sheet.state());
    expect(sheet.state().counts.issues).toBe(0);
  });

  it('warns about one e-mail under two ids, also if only an id changes', async () => {
    const sheet = await open([row('1', 'a@example.ru'), row('1', 'A@example.ru')]);
    expect(sheet.state().issuesByCode.map(({ code }) => code)).toEqual(['id-duplicate']);
    await apply(sheet, { kind: 'set', edits: [{ row: 2, column: 0, value: '2' }] });
    expect(sheet.state().issuesByCode.map(({ code, count }) => ({ code, count }))).toEqual([
      { code: 'email-duplicate', count: 2 },
    ]);
  });

  it('pastes a block into the rows of its view, up to the end, as one step', async () => {
    const sheet = await open([row('1', 'a@example.ru'), row('2', 'b@example.ru'), row('3', 'a@other.example')]);
    await sheet.setView({ only: 'all', outcome: null, issue: null, search: 'a@' });
    await apply(sheet, {
      kind: 'paste',
      addRows: false,
      position: 0,
      columns: [2, null, 4],
      rows: [['Анна', 'x', '2019-01-01'], ['Борис'], ['Вера', 'x', '']],
    });
    expect(cellsOf(sheet, [1, 2, 3]).map((cells) => [cells[2], cells[3], cells[4]])).toEqual([
      ['Анна', '+7 900 000-00-01', '2019-01-01'],
      ['Имя', '+7 900 000-00-01', '2018-01-01'],
      ['Борис', '+7 900 000-00-01', '2018-01-01'],
    ]);
    await sheet.undo(sheet.state());
    expect(sheet.state()).toMatchObject({ canUndo: false, undone: 1 });
    expect(cellsOf(sheet, [1, 3]).map((cells) => cells[2])).toEqual(['Имя', 'Имя']);
  });

  it('sends ready rows, and returns the others as skipped', async () => {
    const sheet = await open([row('1', 'a@example.ru'), row('', 'b@example.ru'), row('3', 'c@example.ru')]);
    await apply(sheet, { kind: 'exclude', rows: [3] });
    const first = sheet.rowsToSend.takePrepared({ after: 0, limit: 2, only: null });
    expect([first.rows.map((r) => r.row), first.blocked.map((r) => r.issues), first.next]).toEqual([
      [1],
      [['id-empty']],
      2,
    ]);
    const rest = sheet.rowsToSend.takePrepared({ after: 2, limit: 2, only: null });
    expect([rest.excluded.map((r) => r.row), rest.next]).toEqual([[3], null]);
  });

  it('returns the same rows as fingerprints, without cells', async () => {
    const sheet = await open([row('1', 'a@example.ru'), row('', 'b@example.ru'), row('3', 'c@example.ru')]);
    const whole = sheet.rowsToSend.takePrepared({ after: 0, limit: 10, only: null });
    const { rows, blocked, excluded, next } = sheet.rowsToSend.takeFingerprints({
      after: 0,
      limit: 10,
      only: null,
      ledgerKey: 'key',
    });
    const fingerprints = (prepared: PreparedRow, key: string) =>
      rowFingerprints(prepared, key, (text) => hash('sha256', text, 'hex'));
    expect(rows).toEqual(
      whole.rows.map((prepared) => ({
        row: prepared.row,
        externalId: prepared.externalId,
        fingerprints: fingerprints(prepared, 'key'),
        // There is no list.
        listed: null,
      })),
    );
    expect(rows.map((fingerprinted) => fingerprinted.fingerprints)).not.toEqual(
      whole.rows.map((prepared) => fingerprints(prepared, 'other')),
    );
    expect(blocked).toEqual(whole.blocked.map((skipped) => ({ ...skipped, cells: null })));
    expect([excluded, next]).toEqual([[], null]);
  });

  it('chooses ready rows evenly from the whole sheet', async () => {
    const sheet = await open(Array.from({ length: 10 }, (_, n) => row(n === 4 ? '' : `${n}`, `c${n}@example.ru`)));
    await apply(sheet, { kind: 'exclude', rows: [1] });
    expect(sheet.rowsToSend.sampleReady({ count: 4 })).toEqual([2, 4, 7, 9]);
    expect(sheet.rowsToSend.sampleReady({ count: 100 })).toEqual([2, 3, 4, 6, 7, 8, 9, 10]);
    await apply(sheet, { kind: 'exclude', rows: 'view' });
    expect(sheet.rowsToSend.sampleReady({ count: 4 })).toEqual([]);
  });

  it('clears values where chosen, but not by cells that the reader is not sure of', async () => {
    const remarks = new Remarks();
    remarks.add(2, { code: 'row-short', column: null, line: 3 });
    const table = {
      ...textTable([...HEADERS, 'city'], [[...row('1', ''), ''], row('2', ''), [...row('3', ''), '']]),
      remarks,
    };
    const sheet = await Sheet.open(table, FACTS, RULES);
    await sheet.load({ table, facts: FACTS }, () => undefined);
    const { layout } = sheet.state().rules;
    const city = { kind: 'custom' as const, key: 'city', type: 'text' as const, clears: true as const };
    await apply(sheet, { kind: 'rules', rules: { layout: { ...layout, targets: layout.targets.with(5, city) } } });
    const cleared = () =>
      sheet.rowsToSend
        .takePrepared({ after: 0, limit: 10, only: null })
        .rows.map((r) => r.attributes['custom_attributes']);
    expect(cleared()).toEqual([{ city: null }, undefined, { city: null }]);
    expect(sheet.previewRequest({ row: 1 })?.body.data.attributes['custom_attributes']).toEqual({ city: null });
    // Editing the row settles its shape.
    await apply(sheet, { kind: 'set', edits: [{ row: 2, column: 2, value: 'Анна' }] });
    expect(cleared()[1]).toEqual({ city: null });
    await sheet.undo(sheet.state());
    await sheet.undo(sheet.state());
    expect(cleared()).toEqual([undefined, undefined, undefined]);
  });

  it('sends rows without their one bad cell if that is chosen', async () => {
    const remarks = new Remarks();
    remarks.add(5, { code: 'formula-no-value', column: 5, line: 6 });
    const cells = [
      [...row('1', ''), 'много'],
      [...row('2', 'anna'), 'много'],
      [...row('3', ''), '7'],
      [...row('4', 'anna'), ''],
      [...row('5', ''), ''],
    ];
    const sheet = await Sheet.open({ ...textTable([...HEADERS, 'ltv'], cells), remarks }, FACTS, RULES);
    await sheet.load({ table: { ...textTable([...HEADERS, 'ltv'], cells), remarks }, facts: FACTS }, () => undefined);
    const { layout } = sheet.state().rules;
    const ltv = { kind: 'custom' as const, key: 'ltv', type: 'number' as const, clears: true as const };
    await apply(sheet, { kind: 'rules', rules: { layout: { ...layout, targets: layout.targets.with(5, ltv) } } });
    expect(sheet.state().counts).toMatchObject({ ready: 1, blocked: 4, oneBadCell: 2 });
    expect(sheet.previewRequest({ row: 1 })).toBeNull();

    await apply(sheet, { kind: 'rules', rules: { skipBadCells: true } });
    expect(sheet.state().counts).toMatchObject({ ready: 3, blocked: 2, oneBadCell: 2, withIssues: 4 });
    expect(sheet.state().issuesByCode).toEqual([
      { code: 'email-invalid', severity: 'error', count: 2 },
      { code: 'number-invalid', severity: 'error', count: 1 },
      { code: 'cell-skipped', severity: 'warning', count: 2 },
    ]);
    expect(issuesOf(sheet)[0]?.issues).toMatchObject([
      { code: 'cell-skipped', severity: 'warning', column: 5, params: { cause: 'number-invalid' } },
    ]);
    const taken = sheet.rowsToSend.takePrepared({ after: 0, limit: 10, only: null });
    expect(taken.rows.map((r) => [r.row, r.attributes['custom_attributes']])).toEqual([
      [1, undefined],
      [3, { ltv: 7 }],
      [5, undefined],
    ]);
    expect(taken.blocked.map((r) => r.row)).toEqual([2, 4]);
    expect(sheet.previewRequest({ row: 1 })?.body.data.attributes).not.toHaveProperty('custom_attributes');

    await sheet.undo(sheet.state());
    expect(sheet.state().counts).toMatchObject({ ready: 1, blocked: 4 });
    await sheet.redo(sheet.state());
    await apply(sheet, { kind: 'set', edits: [{ row: 1, column: 5, value: '' }] });
    expect(sheet.previewRequest({ row: 1 })?.body.data.attributes['custom_attributes']).toEqual({ ltv: null });
    expect(sheet.state().counts).toMatchObject({ ready: 3, blocked: 2, oneBadCell: 1 });
  });

  it('blocks rows with only an id if the others have e-mails, names or phones', async () => {
    const bare = (id: string) => [id, '', '', '', ''];
    const sheet = await open([row('1', 'a@example.ru'), row('2', ''), bare('Директор'), bare('Итого: 2')]);
    expect(codesOf(sheet)).toEqual([[], [], ['row-without-contact'], ['id-total']]);
    // Half of the rows is enough. With one less, the row only has nothing to send.
    await apply(sheet, { kind: 'set', edits: [2, 3].map((column) => ({ row: 2, column, value: '' })) });
    expect(codesOf(sheet)[2]).toEqual(['row-empty']);
    await sheet.undo(sheet.state());
    expect(codesOf(sheet)[2]).toEqual(['row-without-contact']);
    await apply(sheet, { kind: 'set', edits: [{ row: 3, column: 3, value: '+7 900 000-00-02' }] });
    expect(codesOf(sheet)[2]).toEqual([]);
  });

  it('updates with an id and one value, and sends no row that has nothing else', async () => {
    const table = textTable(['external_id', 'ltv'], [['1', '5'], ['2', ''], ['Всего', '5']]); // prettier-ignore
    const sheet = await Sheet.open(table, FACTS, RULES);
    await sheet.load({ table, facts: FACTS }, () => undefined);
    expect(codesOf(sheet)).toEqual([[], ['row-empty'], ['id-total']]);
    const { layout } = sheet.state().rules;
    const number = { kind: 'custom' as const, key: 'ltv', type: 'number' as const };
    await apply(sheet, {
      kind: 'rules',
      rules: { layout: { ...layout, targets: [layout.targets[0]!, number] }, skipBadCells: true },
    });
    await apply(sheet, { kind: 'set', edits: [{ row: 1, column: 1, value: 'много' }] });
    // Without its bad cell the row would have nothing to send.
    expect([codesOf(sheet)[0], sheet.state().counts.oneBadCell]).toEqual([['number-invalid'], 0]);
    await apply(sheet, {
      kind: 'rules',
      rules: { layout: { ...layout, targets: [layout.targets[0]!, { ...number, clears: true }] } },
    });
    expect(codesOf(sheet)[1]).toEqual([]);
  });

  it('uses names from other columns too, even if all rows have an e-mail at first', async () => {
    const headers = ['external_id', 'email', 'ltv', 'name'];
    const rows = [1, 2, 3, 4].map((id) => [`${id}`, `c${id}@example.ru`, '5', id < 3 ? 'Имя' : '']);
    const table = textTable(headers, rows);
    const sheet = await Sheet.open(table, FACTS, RULES);
    await sheet.load({ table, facts: FACTS }, () => undefined);
    await apply(sheet, { kind: 'set', edits: [1, 3, 4].map((at) => ({ row: at, column: 1, value: '' })) });
    expect(codesOf(sheet)).toEqual([[], [], ['row-without-contact'], ['row-without-contact']]);
  });

  it('does not treat a row as a signature for lack of a name that all rows share', async () => {
    const table = textTable(
      ['external_id', 'email'],
      [
        ['1', 'a@example.ru'],
        ['2', ''],
      ],
    );
    const sheet = await Sheet.open(table, FACTS, RULES);
    await sheet.load({ table, facts: FACTS }, () => undefined);
    expect(codesOf(sheet)[1]).toEqual(['row-without-contact']);
    const { layout } = sheet.state().rules;
    await apply(sheet, { kind: 'rules', rules: { layout: { ...layout, constants: { name: 'Клиент' } } } });
    expect(codesOf(sheet)[1]).toEqual([]);
  });

  it('applies all repairs of an issue as one step, in one column or in all', async () => {
    const sheet = await open([
      ["'1", '', '-', "'+79161234567", ''],
      ['2', '', 'nan', '+7 900 000-00-01', 'N/A'],
      ['12\u00a0345', '', 'Анна', '-', ''],
      ["'4", '', 'Анна', '', ''],
    ]);
    await apply(sheet, { kind: 'exclude', rows: [4] });
    expect(sheet.state().repairs).toEqual([
      { code: 'id-formatted', column: 0, count: 2, unhelped: 0 },
      { code: 'phone-formatted', column: 3, count: 1, unhelped: 0 },
      { code: 'placeholder', column: 2, count: 2, unhelped: 0 },
      { code: 'placeholder', column: 4, count: 1, unhelped: 0 },
      { code: 'placeholder-sent', column: 3, count: 1, unhelped: 0 },
    ]);
    expect(await apply(sheet, { kind: 'repair', code: 'id-formatted', column: 0 })).toEqual({ changed: 2 });
    await apply(sheet, { kind: 'set', edits: [{ row: 1, column: 2, value: 'None' }] });
    expect(await apply(sheet, { kind: 'repair', code: 'placeholder', column: null })).toEqual({ changed: 3 });
    expect(await apply(sheet, { kind: 'repair', code: 'email-invalid', column: null })).toEqual({ changed: 0 });
    expect(cellsOf(sheet, [1, 2, 3, 4])).toEqual([
      ['1', '', '', "'+79161234567", ''],
      ['2', '', '', '+7 900 000-00-01', ''],
      ['12345', '', 'Анна', '-', ''],
      ["'4", '', 'Анна', '', ''],
    ]);
    await sheet.undo(sheet.state());
    expect(cellsOf(sheet, [1, 2]).map((cells) => cells[2])).toEqual(['None', 'nan']);
    await sheet.redo(sheet.state());
    expect(cellsOf(sheet, [1, 2]).map((cells) => cells[2])).toEqual(['', '']);
    for (let step = 0; step < 3; step += 1) await sheet.undo(sheet.state());
    expect(cellsOf(sheet, [1])[0]?.slice(0, 3)).toEqual(["'1", '', '-']);
    expect(sheet.window({ start: 0, count: 4 }).rows.map(({ edited }) => edited)).toEqual([[], [], [], []]);
  });

  it('reads an unquoted NULL of an export as an empty cell, but not a quoted or typed one', async () => {
    const bare = new Set(['1:2', '1:3', '2:0']);
    const table = {
      ...textTable(HEADERS, [['1', 'a@example.ru', 'NULL', '\\N', ''], ['NULL', 'b@example.ru', 'NULL', '', '']]), // prettier-ignore
      isBare: (row: number, column: number) => bare.has(`${row}:${column}`),
    };
    const sheet = await Sheet.open(table, FACTS, RULES);
    await sheet.load({ table, facts: FACTS }, () => undefined);
    expect(codesOf(sheet)).toEqual([[], ['id-empty', 'placeholder']]);
    expect(cellsOf(sheet, [1])).toEqual([['1', 'a@example.ru', '', '', '']]);
    expect(sheet.previewRequest({ row: 1 })?.body.data.attributes).toEqual({ email: 'a@example.ru' });
    await apply(sheet, { kind: 'set', edits: [{ row: 1, column: 2, value: 'NULL' }] });
    expect(codesOf(sheet)[0]).toEqual(['placeholder']);
    await apply(sheet, { kind: 'set', edits: [{ row: 1, column: 2, value: '' }] });
    expect(sheet.window({ start: 0, count: 1 }).rows[0]?.edited).toEqual([]);
  });

  it('finds, filters and goes from issue to issue', async () => {
    const sheet = await open([row('1', 'a@example.ru'), row('', 'b@example.ru'), row('3', 'anna')]);
    await sheet.setView({ only: 'issues', outcome: null, issue: null, search: '' });
    expect(sheet.window({ start: 0, count: 10 }).rows.map((r) => r.row)).toEqual([2, 3]);
    await sheet.setView({ only: 'all', outcome: null, issue: null, search: 'A@EXAMPLE' });
    expect(sheet.state().viewRows).toBe(1);
    await sheet.setView({ only: 'all', outcome: null, issue: null, search: '' });
    expect(sheet.findIssue({ from: 0 })).toEqual({ position: 1, row: 2, column: 0 });
    expect(sheet.findIssue({ from: 2 })).toEqual({ position: 1, row: 2, column: 0 });
    await apply(sheet, { kind: 'set', edits: [{ row: 2, column: 1, value: 'anna' }] });
    expect(sheet.findIssue({ from: 0 })).toMatchObject({ row: 2, column: 0 });
    await sheet.setView({ only: 'all', outcome: null, issue: 'email-invalid', search: '' });
    expect(sheet.findIssue({ from: -1 })).toEqual({ position: 0, row: 2, column: 1 });
  });

  it('searches case-insensitively, also in Cyrillic, in edited cells and in the file', async () => {
    const needle = fc.constantFrom('анн', 'АННА', 'mail', '4', 'ё', 'ан на', '"', 'ß');
    const cell = fc.oneof(
      fc.string(),
      fc.constantFrom('Анна', 'анНА', 'Joanna@MAIL.ru', 'Ё', 'Hannа', '"Анна"', 'maße'),
    );
    const table = fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(table, needle, fc.option(cell), async (cells, search, edit) => {
        const sheet = await open(cells.map(([name, phone]) => ['1', 'a@b.ru', name, phone, '']));
        if (edit !== null) await apply(sheet, { kind: 'set', edits: [{ row: 1, column: 2, value: edit }] });
        await sheet.setView({ only: 'all', outcome: null, issue: null, search });
        const wanted = cellsOf(
          sheet,
          cells.map((_, index) => index + 1),
        ).flatMap((row, index) =>
          row.some((text) => text.toLowerCase().includes(search.toLowerCase())) ? [index + 1] : [],
        );
        expect(sheet.window({ start: 0, count: 10 }).rows.map((r) => r.row)).toEqual(wanted);
      }),
    );
  });

  it('lets rules, but not cells, be changed while its rows are still arriving', async () => {
    const head = textTable(HEADERS, [row('1', 'a@example.ru')]);
    const all = textTable([...HEADERS, 'ltv'], [['1', 'a@example.ru', '', '', '', '5'], row('1', 'b@example.ru')]);
    const sheet = await Sheet.open(head, FACTS, RULES);
    expect(sheet.state()).toMatchObject({ complete: false, counts: { rows: 1, issues: 0 } });
    const { layout } = sheet.state().rules;
    const loading = sheet.load({ table: all, facts: FACTS }, () => undefined);
    await apply(sheet, {
      kind: 'rules',
      rules: { layout: { ...layout, targets: layout.targets.with(2, { kind: 'skip' }) } },
    });
    await loading;
    const state = sheet.state();
    expect(state).toMatchObject({ complete: true, counts: { rows: 2, blocked: 2 } });
    expect(state.rules.layout.targets.slice(2)).toEqual([
      { kind: 'skip' },
      { kind: 'field', field: 'phone' },
      { kind: 'field', field: 'created_at' },
      { kind: 'custom', key: 'ltv', type: 'text' },
    ]);
  });

  it('reports missing and repeated headers until they are dealt with', async () => {
    const table = textTable(['external_id', '', 'ltv', 'ltv'], [['1', 'x', '2', '3']]);
    const sheet = await Sheet.open(table, FACTS, RULES);
    expect(sheet.state().layoutProblems.filter(({ code }) => code.startsWith('header-'))).toEqual([
      { code: 'header-empty', column: 1 },
      { code: 'header-repeated', column: 3, header: 'ltv_2' },
    ]);
    const { layout } = sheet.state().rules;
    const targets = layout.targets
      .with(1, { kind: 'custom', key: 'note', type: 'text' })
      .with(3, { kind: 'custom', key: 'ltv_old', type: 'text' });
    await apply(sheet, { kind: 'rules', rules: { layout: { ...layout, targets } } });
    expect(sheet.state().layoutProblems.filter(({ code }) => code.startsWith('header-'))).toEqual([]);
  });

  it('handles a huge group with one id and one e-mail without comparing all pairs', async () => {
    const rows = Array.from({ length: 50_000 }, (_, n) => {
      const [id, email, name, , date] = row(n % 2 === 0 ? '7' : `x${n}`, 'same@example.ru');
      return [id ?? '', email ?? '', name ?? '', `+7900${1_000_000 + n}`, date ?? ''];
    });
    const sheet = await open(rows);
    expect(sheet.state().counts).toMatchObject({ blocked: 25_000, issues: 75_000 });
    await apply(sheet, { kind: 'set', edits: [{ row: 1, column: 1, value: 'other@example.ru' }] });
    expect(sheet.state().counts.issues).toBe(74_999);
  });

  it('has the result of a full check after any sequence of edits, exclusions, choices and undo', async () => {
    const headers = [...HEADERS, 'unsubscribed', 'note'];
    const openWith = async (rows: string[][]) => {
      const table = textTable(headers, rows);
      const sheet = await Sheet.open(table, FACTS, RULES);
      await sheet.load({ table, facts: FACTS }, () => undefined);
      return sheet;
    };
    const flag = fc.constantFrom('', 'да', 'возможно', '#N/A', 'nan');
    const id = fc.constantFrom('', '1', '2', ' 2', 'a.b', '#N/A', "'2", 'Итого', 'nan');
    const name = fc.constantFrom('', '', 'Имя', 'None', '\u00a0');
    const phone = fc.constantFrom('', '', '+7 900 000-00-01', "'+79161234567");
    const email = fc.constantFrom('', 'a@example.ru', 'A@example.ru', 'а@почта.рф', 'А@почта.рф', 'x');
    const step = fc.oneof(
      fc.record({
        do: fc.constant('paste' as const),
        cells: fc.array(fc.tuple(fc.integer({ min: 1, max: 5 }), id, email)),
      }),
      fc.record({
        do: fc.constant('mark' as const),
        row: fc.integer({ min: 1, max: 5 }),
        column: fc.constantFrom(5, 6),
        value: flag,
      }),
      fc.record({
        do: fc.constant('mark' as const),
        row: fc.integer({ min: 1, max: 5 }),
        column: fc.constantFrom(2, 3),
        value: fc.oneof(name, phone),
      }),
      fc.record({
        do: fc.constant('repair' as const),
        code: fc.constantFrom('id-formatted', 'phone-formatted', 'placeholder', 'placeholder-sent'),
        column: fc.option(fc.constantFrom(0, 2, 3, 6)),
      }),
      fc.record({ do: fc.constant('choose' as const), skipBadCells: fc.boolean() }),
      fc.record({ do: fc.constant('edit' as const), row: fc.integer({ min: 1, max: 5 }), id, email }),
      fc.record({ do: fc.constant('exclude' as const), row: fc.integer({ min: 1, max: 5 }), excluded: fc.boolean() }),
      fc.record({ do: fc.constantFrom('undo' as const, 'redo' as const) }),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(id, email, flag, flag, name, phone), { minLength: 5, maxLength: 5 }),
        fc.array(step, { maxLength: 12 }),
        async (rows, steps) => {
          const sheet = await openWith(rows.map(([a, b, c, d, e, f]) => [a, b, e, f, '', c, d]));
          for (const next of steps) {
            if (next.do === 'edit') {
              const edits = [
                { row: next.row, column: 0, value: next.id },
                { row: next.row, column: 1, value: next.email },
              ];
              await apply(sheet, { kind: 'set', edits });
            } else if (next.do === 'paste') {
              const edits = next.cells.flatMap(([at, a, b]) => [
                { row: at, column: 0, value: a },
                { row: at, column: 1, value: b },
              ]);
              await apply(sheet, { kind: 'set', edits });
            } else if (next.do === 'mark') {
              await apply(sheet, { kind: 'set', edits: [{ row: next.row, column: next.column, value: next.value }] });
            } else if (next.do === 'choose')
              await apply(sheet, { kind: 'rules', rules: { skipBadCells: next.skipBadCells } });
            else if (next.do === 'repair') await apply(sheet, { kind: 'repair', ...next });
            else if (next.do === 'exclude')
              await apply(sheet, { kind: next.excluded ? 'exclude' : 'include', rows: [next.row] });
            else await sheet[next.do](sheet.state());
          }
          const fresh = await openWith(cellsOf(sheet, [1, 2, 3, 4, 5]));
          await apply(fresh, {
            kind: 'exclude',
            rows: issuesOf(sheet)
              .filter((r) => r.excluded)
              .map((r) => r.row),
          });
          await apply(fresh, { kind: 'rules', rules: { mode: 'create' } });
          await apply(fresh, {
            kind: 'rules',
            rules: { mode: 'upsert', skipBadCells: sheet.state().rules.skipBadCells },
          });
          expect(issuesOf(sheet)).toEqual(issuesOf(fresh));
          expect(facts(sheet.state())).toEqual(facts(fresh.state()));
          const sendable = issuesOf(sheet).filter(
            ({ excluded, issues }) => !excluded && issues.every(({ severity }) => severity === 'warning'),
          );
          expect(sheet.rowsToSend.takePrepared({ after: 0, limit: 10, only: null }).rows.map((r) => r.row)).toEqual(
            sendable.map((r) => r.row),
          );
          expect(sheet.state().counts.ready).toBe(sendable.length);
        },
      ),
    );
  });
});
