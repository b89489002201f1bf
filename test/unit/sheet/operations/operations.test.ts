import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { copyRange } from '../../../../electron/sheet/operations/copy-range';
import { summarizeRange } from '../../../../electron/sheet/operations/summarize-range';
import { Sheet } from '../../../../electron/sheet/sheet';
import { textTable } from '../../../fakes/text-table';
import type { Target } from '../../../../shared/consumer/target';
import { readClipboard } from '../../../../shared/sheet/grid/clipboard-text';
import type { SingleOperation } from '../../../../shared/sheet/operation';
import { apply } from '../../../fakes/apply-operation';
import { FACTS, HEADERS } from '../../../fakes/sheet-facts';

const RULES = { timeZone: 'Europe/Moscow', mode: 'upsert' as const, layout: null };
const ROWS = 6;

async function open(rows: string[][]): Promise<Sheet> {
  const table = textTable(HEADERS, rows);
  const sheet = await Sheet.open(table, FACTS, RULES);
  await sheet.load({ table, facts: FACTS }, () => undefined);
  return sheet;
}

const people = (): string[][] =>
  Array.from({ length: ROWS }, (_, at) => [`${at + 1}`, `p${at + 1}@example.ru`, `Имя ${at + 1}`, '', '2018-01-01']);

/** Everything that a person sees of the rows, whatever the view. */
async function seen(sheet: Sheet): Promise<unknown> {
  const { view, counts, issuesByCode, repairs, rules, columns, layoutProblems } = sheet.state();
  await sheet.setView({ only: 'all', outcome: null, issue: null, search: '' });
  const { rows } = sheet.window({ start: 0, count: 100 });
  await sheet.setView(view);
  return { rows, counts, issuesByCode, repairs, rules, headers: columns.map(({ header }) => header), layoutProblems };
}

/** The same for a sheet whose rows are all checked from the start. */
async function seenAfresh(sheet: Sheet): Promise<unknown> {
  const { rules } = sheet.state();
  await apply(sheet, { kind: 'rules', rules: { mode: rules.mode === 'create' ? 'upsert' : 'create' } });
  await sheet.undo(sheet.state());
  return seen(sheet);
}

const cellsOf = (sheet: Sheet, column: number): (string | undefined)[] =>
  sheet.window({ start: 0, count: 100 }).rows.map(({ cells }) => cells[column]);

describe('an operation', () => {
  it('fills a range with one text, and clears it', async () => {
    const sheet = await open(people());
    const range = { start: 1, end: 3, columns: [2, 3] };
    expect(await apply(sheet, { kind: 'fill', range, value: 'Анна' })).toEqual({ changed: 4 });
    expect(cellsOf(sheet, 2)).toEqual(['Имя 1', 'Анна', 'Анна', 'Имя 4', 'Имя 5', 'Имя 6']);
    expect(await apply(sheet, { kind: 'fill', range, value: '' })).toEqual({ changed: 4 });
    await sheet.undo(sheet.state());
    expect(cellsOf(sheet, 3)).toEqual(['', 'Анна', 'Анна', '', '', '']);
  });

  it('copies the first row down and the first column to the right, never as a series', async () => {
    const sheet = await open(people());
    await apply(sheet, { kind: 'copy', range: { start: 0, end: 3, columns: [0, 1] }, direction: 'down' });
    expect([cellsOf(sheet, 0), cellsOf(sheet, 1)].map((column) => column.slice(0, 4))).toEqual([
      ['1', '1', '1', '4'],
      ['p1@example.ru', 'p1@example.ru', 'p1@example.ru', 'p4@example.ru'],
    ]);
    await sheet.undo(sheet.state());
    await apply(sheet, { kind: 'copy', range: { start: 4, end: 6, columns: [2, 3, 4] }, direction: 'right' });
    expect(cellsOf(sheet, 4).slice(3)).toEqual(['2018-01-01', 'Имя 5', 'Имя 6']);
  });

  it('repeats several rows and columns in the others', async () => {
    const sheet = await open(people());
    await apply(sheet, { kind: 'copy', range: { start: 0, end: 5, columns: [2] }, direction: 'down', lines: 2 });
    expect(cellsOf(sheet, 2)).toEqual(['Имя 1', 'Имя 2', 'Имя 1', 'Имя 2', 'Имя 1', 'Имя 6']);
    await sheet.undo(sheet.state());
    await apply(sheet, {
      kind: 'copy',
      range: { start: 5, end: 6, columns: [0, 1, 2, 3] },
      direction: 'right',
      lines: 2,
    });
    expect([2, 3].map((column) => cellsOf(sheet, column)[5])).toEqual(['6', 'p6@example.ru']);
  });

  it('by positions applies to the rows of the view', async () => {
    const sheet = await open(people());
    await sheet.setView({ only: 'all', outcome: null, issue: null, search: 'p3@' });
    await apply(sheet, { kind: 'fill', range: { start: 0, end: 9, columns: [2, 99] }, value: 'Зоя' });
    await sheet.setView({ only: 'all', outcome: null, issue: null, search: '' });
    expect(cellsOf(sheet, 2)).toEqual(['Имя 1', 'Имя 2', 'Зоя', 'Имя 4', 'Имя 5', 'Имя 6']);
  });

  it('by positions is refused if the rows of the view have moved since, and changes nothing', async () => {
    const sheet = await open(people());
    const { rowsId, revision } = sheet.state();
    await sheet.setView({ only: 'all', outcome: null, issue: null, search: 'p3@' });
    const before = await seen(sheet);
    const fill: SingleOperation = { kind: 'fill', range: { start: 0, end: 1, columns: [2] }, value: 'Зоя' };
    await expect(sheet.apply({ rowsId, revision, operation: fill })).rejects.toMatchObject({
      refusal: 'sheet-changed',
    });
    await expect(sheet.preview({ rowsId, revision, operation: fill })).rejects.toMatchObject({
      refusal: 'sheet-changed',
    });
    expect(await seen(sheet)).toEqual(before);
    const set: SingleOperation = { kind: 'set', edits: [{ row: 1, column: 2, value: 'Зоя' }] };
    expect(await sheet.apply({ rowsId, revision, operation: set })).toMatchObject({ result: { changed: 1 } });
  });

  it('for other rows is refused, as are undo and redo', async () => {
    const sheet = await open(people());
    const { revision } = sheet.state();
    const set: SingleOperation = { kind: 'set', edits: [{ row: 1, column: 2, value: 'Зоя' }] };
    const refusal = { refusal: 'sheet-changed' };
    await expect(sheet.apply({ rowsId: 'other', revision, operation: set })).rejects.toMatchObject(refusal);
    await apply(sheet, set);
    await expect(sheet.undo({ rowsId: 'other' })).rejects.toMatchObject(refusal);
    await expect(sheet.redo({ rowsId: 'other' })).rejects.toMatchObject(refusal);
    expect(cellsOf(sheet, 2)[0]).toBe('Зоя');
  });

  it('previews some of the cells it would change, spread over all of them', async () => {
    const rows = Array.from({ length: 1_000 }, (_, at) => [`${at + 1}`, 'x@example.ru', '-', '', '']);
    const sheet = await open(rows);
    const { rowsId, revision } = sheet.state();
    const operation: SingleOperation = { kind: 'repair', code: 'placeholder', column: 2 };
    const { changed, sample } = await sheet.preview({ rowsId, revision, operation });
    expect(changed).toBe(1_000);
    expect(sample).toHaveLength(20);
    expect(sample[0]).toEqual({ row: 1, column: 2, before: '-', after: '' });
    expect(sample.at(-1)?.row).toBeGreaterThan(900);
  });
});

describe('a range', () => {
  const rangeOf = (sheet: Sheet, start: number, end: number, columns: number[]) => {
    const { rowsId, revision } = sheet.state();
    return { rowsId, revision, range: { start, end, columns } };
  };

  it('is copied as text that pastes as the same cells, and as a table of texts', async () => {
    const sheet = await open(people());
    await apply(sheet, {
      kind: 'set',
      edits: [
        { row: 1, column: 2, value: 'a\t"b"\nc' },
        { row: 2, column: 2, value: '"<i>&' },
      ],
    });
    const { text, html } = await copyRange(sheet.range(rangeOf(sheet, 0, 2, [0, 2, 99])), true);
    expect(readClipboard(text)).toEqual([
      ['external_id', 'name'],
      ['1', 'a\t"b"\nc'],
      ['2', '"<i>&'],
    ]);
    expect(html).toContain(`<td style="mso-number-format:'\\@'">"&lt;i&gt;&amp;</td>`);
    expect(html).toContain('a\t"b"<br>c');
  });

  it('is copied and summed up in the order of the view, or refused if its rows have moved', async () => {
    const sheet = await open(people());
    const before = rangeOf(sheet, 0, 9, [0, 2]);
    await sheet.setView({ only: 'all', outcome: null, issue: null, search: 'имя 4' });
    const now = rangeOf(sheet, 0, 9, [0, 2]);
    expect(await copyRange(sheet.range(now), false)).toMatchObject({ text: '4\tИмя 4\r\n' });
    expect(await summarizeRange(sheet.range(now))).toEqual({ filled: 2, numbers: 1, sum: 4 });
    expect(() => sheet.range(before)).toThrow('moved');
  });

  it('is summed up, where its cells are numbers as people write them', async () => {
    const sheet = await open([['1 234,5', '', 'x', '-4', '']]);
    expect(await summarizeRange(sheet.range(rangeOf(sheet, 0, 1, [0, 1, 2, 3, 4])))).toEqual({
      filled: 3,
      numbers: 2,
      sum: 1230.5,
    });
  });

  it('with more text than a clipboard should take is refused', async () => {
    const wide = Array.from({ length: 400 }, (_, at) => [`${at}`, '', 'я'.repeat(90_000), '', '']);
    const large = await open(wide);
    await expect(copyRange(large.range(rangeOf(large, 0, 400, [2])), false)).rejects.toMatchObject({
      refusal: 'copy-too-large',
    });
  });
});

const position = fc.integer({ min: 0, max: ROWS + 3 });
const column = fc.integer({ min: 0, max: HEADERS.length + 2 });
const value = fc.constantFrom('', '1', '2', 'p1@example.ru', ' x ', "'3", '-', '+7 900 000-00-01', 'Ёж', 'a\tb\n"c');
const range = fc.record({
  start: position,
  end: position,
  columns: fc.uniqueArray(column, { minLength: 1, maxLength: 3 }),
});
const rows = fc.oneof(
  fc.constant('view' as const),
  fc.record({ start: position, end: position }),
  fc.uniqueArray(fc.integer({ min: 1, max: ROWS + 1 }), { minLength: 1, maxLength: 3 }),
);
const newColumn = fc.record({
  header: fc.constantFrom('name', 'ФИО', 'новый'),
  target: fc.constantFrom<Target>(
    { kind: 'field', field: 'name' },
    { kind: 'field', field: 'external_id' },
    { kind: 'field', field: 'email' },
    { kind: 'custom', key: 'новый', type: 'text' },
    { kind: 'skip' },
  ),
});
const operation: fc.Arbitrary<SingleOperation> = fc.oneof(
  fc.record({
    kind: fc.constant('set' as const),
    edits: fc.array(fc.record({ row: fc.integer({ min: 1, max: ROWS + 1 }), column, value }), { minLength: 1 }),
  }),
  fc.record({ kind: fc.constant('fill' as const), range, value }),
  fc.record({ kind: fc.constant('copy' as const), range, direction: fc.constantFrom('down', 'right') }),
  fc.record({
    kind: fc.constant('paste' as const),
    addRows: fc.boolean(),
    position,
    columns: fc.uniqueArray(fc.option(column), { maxLength: 4 }),
    rows: fc.array(fc.array(value, { maxLength: 4 }), { maxLength: 4 }),
  }),
  fc.record({
    kind: fc.constant('repair' as const),
    code: fc.constantFrom('id-formatted', 'placeholder', 'phone-formatted'),
    column: fc.option(column),
  }),
  fc.record({
    kind: fc.constant('split' as const),
    column,
    by: fc.constantFrom(
      { kind: 'sign' as const, sign: ' ' },
      { kind: 'place' as const, place: 1 },
      { kind: 'name' as const },
    ),
    into: fc.array(fc.option(newColumn), { minLength: 2, maxLength: 3 }),
    keep: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('join' as const),
    columns: fc.array(column, { minLength: 2, maxLength: 3 }),
    separator: fc.constantFrom(' ', ', '),
    into: newColumn,
    keep: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('add-column' as const),
    column: newColumn,
    fill: fc.oneof(
      fc.record({ kind: fc.constant('constant' as const), value }),
      fc.record({ kind: fc.constant('numbering' as const), first: fc.integer({ min: 0, max: 9 }) }),
    ),
  }),
  fc.record({ kind: fc.constant('add-rows' as const), count: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ kind: fc.constantFrom('exclude' as const, 'include' as const), rows }),
  fc.record({
    kind: fc.constant('exclude' as const),
    rows: fc.oneof(
      fc.record({ issue: fc.constantFrom('email-invalid' as const, 'email-duplicate' as const, 'id-empty' as const) }),
      fc.record({ filter: fc.record({ column, values: fc.array(value, { maxLength: 2 }) }) }),
    ),
  }),
  fc.record({ kind: fc.constant('rules' as const), rules: fc.record({ mode: fc.constantFrom('create', 'upsert') }) }),
);
const step = fc.oneof(
  { weight: 5, arbitrary: operation },
  fc.record({
    kind: fc.constant('view' as const),
    only: fc.constantFrom('all' as const, 'issues' as const, 'ready' as const),
    search: fc.constantFrom('', '1', 'имя'),
  }),
);

describe('any sequence of operations', () => {
  it('does what its previews show, and undo and redo return exactly the earlier table, issues and counts', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 10 }), async (steps) => {
        const sheet = await open(people());
        const states = [await seen(sheet)];
        const firstKey = await sheet.contentKey('digest');
        for (const next of steps) {
          if (next.kind === 'view') {
            await sheet.setView({ only: next.only, outcome: null, issue: null, search: next.search });
            continue;
          }
          const { rowsId, revision } = sheet.state();
          const promised = await sheet.preview({ rowsId, revision, operation: next });
          const { contentRevision } = sheet.state();
          expect(await seen(sheet)).toEqual(states.at(-1));
          const done = await apply(sheet, next);
          expect(done.changed).toBe(promised.changed);
          const after = await seen(sheet);
          for (const cell of promised.sample) {
            expect((after as { rows: { cells: string[] }[] }).rows[cell.row - 1]?.cells[cell.column]).toBe(cell.after);
          }
          if (sheet.state().contentRevision === contentRevision) continue;
          states.push(after);
        }
        expect(await seen(sheet)).toEqual(states.at(-1));
        for (let at = states.length - 2; at >= 0; at -= 1) {
          await sheet.undo(sheet.state());
          expect(await seen(sheet)).toEqual(states[at]);
        }
        expect(sheet.state()).toMatchObject({ canUndo: false });
        expect(await sheet.contentKey('digest')).toBe(firstKey);
        for (const state of states.slice(1)) {
          await sheet.redo(sheet.state());
          expect(await seen(sheet)).toEqual(state);
        }
        expect(await seenAfresh(sheet)).toEqual(states.at(-1));
      }),
    );
  });
});
