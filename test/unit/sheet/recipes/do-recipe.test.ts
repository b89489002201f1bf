import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Sheet } from '../../../../electron/sheet/sheet';
import type { OperationOf, RecipeStep, SingleOperation } from '../../../../shared/sheet/operation';
import { apply } from '../../../fakes/apply-operation';
import { runs } from '../../../fakes/number-of-runs';
import { FACTS, HEADERS } from '../../../fakes/sheet-facts';
import { textTable } from '../../../fakes/text-table';

const RULES = { timeZone: 'Europe/Moscow', mode: 'upsert' as const, layout: null };
const ALL = [...HEADERS, 'note'];

async function open(rows: string[][], headers = ALL): Promise<Sheet> {
  const table = textTable(headers, rows);
  const sheet = await Sheet.open(table, FACTS, RULES);
  await sheet.load({ table, facts: FACTS }, () => undefined);
  return sheet;
}

/** A row with something to repair in its phone, name and note. */
const dirty = (at: number): string[] => [
  `${at}`,
  `p${at}@example.ru`,
  at % 2 === 0 ? 'nan' : `Имя ${at}`,
  `"79160000${100 + at}"`,
  '2018-01-01',
  at % 3 === 0 ? '-' : 'заметка',
];
const DIRTY = Array.from({ length: 6 }, (_, index) => dirty(index + 1));

const rowsOf = (sheet: Sheet) => sheet.window({ start: 0, count: 100 }).rows.map(({ cells }) => cells);
const seen = (sheet: Sheet) => {
  const { counts, issuesByCode } = sheet.state();
  return { rows: sheet.window({ start: 0, count: 100 }).rows, counts, issuesByCode };
};
const stepsOf = (sheet: Sheet): RecipeStep[] =>
  sheet.steps().steps.map(({ columns, operation, on }) => ({ columns, operation, on }));
const recipe = (steps: RecipeStep[]): OperationOf<'recipe'> => ({ kind: 'recipe', id: 'r', name: 'Набор', steps });

const PHONES: SingleOperation = { kind: 'repair', code: 'phone-invalid', column: 3 };
const NAMES: SingleOperation = { kind: 'repair', code: 'placeholder', column: 2 };
const NOTES: SingleOperation = { kind: 'repair', code: 'placeholder-sent', column: 5 };

async function repaired(...operations: SingleOperation[]): Promise<Sheet> {
  const sheet = await open(DIRTY);
  for (const operation of operations) await apply(sheet, operation);
  return sheet;
}

describe('the steps of a sheet', () => {
  it('are what was done and not undone, in its order, without what belongs to certain rows', async () => {
    const sheet = await repaired(PHONES, { kind: 'set', edits: [{ row: 1, column: 5, value: 'x' }] }, NAMES, NOTES);
    const kinds = () => stepsOf(sheet).map(({ operation }) => operation.kind === 'repair' && operation.code);
    expect(kinds()).toEqual(['phone-invalid', 'placeholder', 'placeholder-sent']);
    expect(sheet.state().steps).toBe(3);
    await sheet.undo(sheet.state());
    expect(kinds()).toEqual(['phone-invalid', 'placeholder']);
    await sheet.redo(sheet.state());
    expect(sheet.steps().steps.at(-1)).toMatchObject({ changed: 2, columns: [{ header: 'note' }] });
  });
});

describe('a recipe', () => {
  it('does to the file it was made on what its steps did', async () => {
    const cell = fc.constantFrom('', 'nan', '-', '"79160000101"', "'7", 'x', '2018-01-01', '#N/A', ' a@example.ru');
    const row = fc.tuple(cell, cell, cell, cell, cell, cell);
    const repair = fc.record({
      kind: fc.constant('repair' as const),
      code: fc.constantFrom('id-formatted', 'phone-invalid', 'placeholder', 'placeholder-sent', 'email-invalid'),
      column: fc.option(fc.integer({ min: 0, max: 5 })),
    });
    const issue = fc.constantFrom(...(['id-duplicate', 'email-duplicate', 'placeholder', 'row-empty'] as const));
    const filter = fc.record({
      column: fc.integer({ min: 0, max: 5 }),
      values: fc.oneof(fc.constantFrom('filled' as const, 'empty' as const), fc.array(cell, { maxLength: 2 })),
    });
    const exclude = fc.record({
      kind: fc.constant('exclude' as const),
      rows: fc.oneof(fc.record({ issue }), fc.record({ filter })),
    });
    const step = fc.oneof({ weight: 2, arbitrary: repair }, { weight: 1, arbitrary: exclude });
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 8 }), fc.array(step), async (rows, steps) => {
        const sheet = await open(rows);
        for (const operation of steps) await apply(sheet, operation);
        const again = await open(rows);
        await apply(again, recipe(stepsOf(sheet)));
        expect(seen(again)).toEqual(seen(sheet));
        while (again.state().canUndo) await again.undo(again.state());
        expect(seen(again)).toEqual(seen(await open(rows)));
      }),
      { numRuns: runs(80) },
    );
  });

  it('finds its columns in a file that has them in another order, and says which step does not fit', async () => {
    const steps = stepsOf(await repaired(PHONES, NAMES, NOTES));
    const order = [3, 1, 4, 0, 2];
    const sheet = await open(
      DIRTY.map((row) => order.map((column) => row[column] ?? '')),
      order.map((column) => ALL[column] ?? ''),
    );
    expect(await apply(sheet, recipe(steps))).toEqual({ changed: 9 });
    expect(rowsOf(sheet)[1]).toEqual(['+79160000102', 'p2@example.ru', '2018-01-01', '2', '']);
    expect(sheet.steps().recipe).toMatchObject({
      name: 'Набор',
      canSwitch: true,
      steps: [
        { changed: 6, misfit: null },
        { changed: 3, misfit: null },
        { changed: 0, misfit: 'column-gone', column: { header: 'note' } },
      ],
    });
    await sheet.undo(sheet.state());
    expect([sheet.state().recipe, sheet.state().canUndo]).toEqual([null, false]);
  });

  it('is done anew if one of its steps is switched off, and what was done after it stays', async () => {
    const steps = stepsOf(await repaired(PHONES, NAMES, NOTES));
    const sheet = await open(DIRTY);
    await apply(sheet, recipe(steps));
    await apply(sheet, { kind: 'set', edits: [{ row: 2, column: 2, value: 'Зоя' }] });
    await apply(sheet, { kind: 'exclude', rows: [4] });
    const without = steps.map((step, index) => ({ ...step, on: index !== 1 }));
    await apply(sheet, recipe(without));
    const expected = await repaired(PHONES, NOTES, { kind: 'set', edits: [{ row: 2, column: 2, value: 'Зоя' }] });
    await apply(expected, { kind: 'exclude', rows: [4] });
    expect(seen(sheet)).toEqual(seen(expected));
    expect(sheet.state().steps).toBe(2);
    await apply(sheet, recipe(steps));
    expect(rowsOf(sheet).map((cells) => cells[2])).toEqual(['Имя 1', 'Зоя', 'Имя 3', '', 'Имя 5', '']);
    for (let time = 0; time < 3; time += 1) await sheet.undo(sheet.state());
    expect(seen(sheet)).toEqual(seen(await open(DIRTY)));
    expect(sheet.state().canUndo).toBe(false);
  });

  it('does steps on columns that earlier steps made, and forgets what was typed into a column that is not made', async () => {
    const into = ['Фамилия', 'Имя'].map((header) => ({
      header,
      target: { kind: 'custom' as const, key: header, type: 'text' as const },
    }));
    const made = await open(DIRTY);
    await apply(made, { kind: 'split', column: 5, by: { kind: 'sign', sign: ' ' }, into, keep: true });
    await apply(made, {
      kind: 'replace',
      scope: { kind: 'column', column: 6 },
      ...{ find: 'заметка', isRegex: false, matchCase: true, wholeCell: true, replacement: 'Ёж' },
    });
    const steps = stepsOf(made);
    const sheet = await open(DIRTY);
    await apply(sheet, recipe(steps));
    expect(seen(sheet)).toEqual(seen(made));
    expect(rowsOf(sheet)[0]).toEqual([...dirty(1), 'Ёж', '']);
    await apply(sheet, { kind: 'set', edits: [{ row: 1, column: 7, value: 'Зоя' }] });
    await apply(sheet, { kind: 'paste', position: 6, columns: [2], addRows: true, rows: [['Новый']] });
    await apply(sheet, recipe(steps.map((step, index) => ({ ...step, on: index !== 0 }))));
    expect(rowsOf(sheet)).toEqual([...DIRTY, ['', '', 'Новый', '', '', '']]);
    expect(sheet.steps().recipe?.steps.map(({ misfit }) => misfit)).toEqual([null, 'column-gone']);
    while (sheet.state().canUndo) await sheet.undo(sheet.state());
    expect(seen(sheet)).toEqual(seen(await open(DIRTY)));
  });

  it('is saved again with its steps that are off, in their places', async () => {
    const steps = stepsOf(await repaired(PHONES, NAMES)).map((step, index) => ({ ...step, on: index === 1 }));
    const sheet = await open(DIRTY);
    await apply(sheet, recipe(steps));
    await apply(sheet, NOTES);
    expect(stepsOf(sheet)).toEqual([...steps, ...stepsOf(await repaired(NOTES))]);
    expect(sheet.steps().steps.map(({ changed }) => changed)).toEqual([0, 3, 2]);
    expect(sheet.state().steps).toBe(2);
  });

  it('that changes nothing is no step of undo, but is told', async () => {
    const steps = stepsOf(await repaired(PHONES));
    const sheet = await open([['1', 'a@example.ru', 'Анна', '79160000101', '2018-01-01', '']]);
    expect(await apply(sheet, recipe(steps))).toEqual({ changed: 0 });
    expect(sheet.state()).toMatchObject({ canUndo: false, recipe: { id: 'r', name: 'Набор' }, steps: 1 });
    await apply(sheet, recipe([]));
    expect(sheet.steps()).toEqual({ steps: [], recipe: { id: 'r', name: 'Набор', canSwitch: true, steps: [] } });
  });

  it('that does nothing any more leaves nothing to redo, which would do it a second time', async () => {
    const [phones] = stepsOf(await repaired(PHONES));
    if (phones === undefined) throw new Error('no step');
    const sheet = await open(DIRTY);
    await apply(sheet, recipe([phones]));
    await apply(sheet, recipe([{ ...phones, on: false }]));
    expect(sheet.state()).toMatchObject({ canUndo: false, undone: 0, steps: 0 });
    await sheet.redo(sheet.state());
    expect(stepsOf(sheet)).toEqual([{ ...phones, on: false }]);
  });
});

describe('rows that are excluded', () => {
  const TOTAL = ['Итого', '', '', '', '', ''];
  const SHORT = ['9', 'p9@example.ru', 'Имя 9', '', '2018-01-01', 'черновик'];
  const week = (...rows: string[][]) =>
    open([...DIRTY.map((row) => row.map((cell) => cell.replace('nan', ''))), ...rows]);
  const excludedRows = (sheet: Sheet) =>
    sheet.window({ start: 0, count: 100 }).rows.flatMap(({ row, excluded }) => (excluded ? [row] : []));
  const byIssue: SingleOperation = { kind: 'exclude', rows: { issue: 'id-total' } };
  const byValue: SingleOperation = { kind: 'exclude', rows: { filter: { column: 5, values: ['черновик'] } } };

  it('by an issue or by values are excluded in the next file too, wherever the view of either stands', async () => {
    const sheet = await week(TOTAL, SHORT);
    const { rowsId, revision } = sheet.state();
    await sheet.setView({ only: 'all', outcome: null, issue: null, search: 'p1@' });
    const { entry } = await sheet.apply({ rowsId, revision, operation: byIssue });
    expect(entry).toMatchObject({ changed: 1, seen: [], columns: [] });
    expect(await sheet.preview({ ...sheet.state(), operation: byValue })).toEqual({ changed: 1, sample: [] });
    await apply(sheet, byValue);
    expect(sheet.state()).toMatchObject({ steps: 2, counts: { excluded: 2 } });

    const next = await week(SHORT, TOTAL, dirty(20), SHORT, ['Всего', '', '', '', '', '']);
    await next.setView({ only: 'all', outcome: null, issue: null, search: 'p1@' });
    expect(await apply(next, recipe(stepsOf(sheet)))).toEqual({ changed: 4 });
    await next.setView({ only: 'all', outcome: null, issue: null, search: '' });
    expect(excludedRows(next)).toEqual([7, 8, 10, 11]);
    await next.undo(next.state());
    expect(excludedRows(next)).toEqual([]);
  });

  it('are none where nothing has the issue any more, and the step fits all the same', async () => {
    const sheet = await week(TOTAL);
    await apply(sheet, byIssue);
    const clean = await week();
    expect(await apply(clean, recipe(stepsOf(sheet)))).toEqual({ changed: 0 });
    expect(clean.steps().recipe?.steps).toMatchObject([{ changed: 0, misfit: null }]);
  });

  it('are not those that are excluded already, nor those that were corrected', async () => {
    const sheet = await week(TOTAL, TOTAL, TOTAL);
    await apply(sheet, {
      kind: 'set',
      edits: [0, 1, 2].map((column) => ({ row: 8, column, value: SHORT[column] ?? '' })),
    });
    await apply(sheet, { kind: 'exclude', rows: [7] });
    expect(await apply(sheet, byIssue)).toEqual({ changed: 1 });
    expect(excludedRows(sheet)).toEqual([7, 9]);
    await sheet.undo(sheet.state());
    expect(excludedRows(sheet)).toEqual([7]);
  });
});
