import { existsSync, readdirSync } from 'node:fs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { EarlierDraft } from '../../../shared/sheet/draft';
import type { Operation } from '../../../shared/sheet/operation';
import { applyTo } from '../../fakes/apply-operation';
import { draftBench } from './draft-bench';

const row = (n: number) => `${n},c${n}@example.ru,Анна,8900000000${n},2018-01-01`;
const ROWS = [1, 2, 3].map(row);
const typed: Operation = { kind: 'set', edits: [{ row: 1, column: 2, value: 'Ева' }] };
const replaced = (find: string, replacement: string, column: number): Operation => ({
  ...{ kind: 'replace', find, replacement, matchCase: false, wholeCell: false, isRegex: false },
  scope: { kind: 'column', column },
});
const source: Operation = {
  kind: 'add-column',
  column: { header: 'source', target: { kind: 'custom', key: 'source', type: 'text' } },
  fill: { kind: 'constant', value: 'касса' },
};

let bench: ReturnType<typeof draftBench>;
beforeEach(() => {
  bench = draftBench(ROWS);
});
afterEach(() => bench.end());

type Started = Awaited<ReturnType<typeof bench.start>>;
const files = () => (existsSync(bench.drafts) ? readdirSync(bench.drafts) : []);
const kindsOf = (earlier: EarlierDraft | null) => earlier?.steps.map(({ operation: { kind } }) => kind);
const recipeOf = ({ steps }: EarlierDraft): Operation => ({
  ...{ kind: 'recipe', id: 'again', name: 'again' },
  steps: steps.map(({ columns, operation }) => ({ columns, operation, on: true })),
});

/** Edits the file, and ends without closing it. */
async function edited(...operations: (Operation | 'undo' | 'redo')[]): Promise<void> {
  const sheet = await bench.start();
  for (const each of operations) {
    if (typeof each === 'string') await sheet.request(each, { rowsId: (await sheet.state()).rowsId });
    else await applyTo(sheet, each);
  }
  await sheet.settled();
  sheet.draft.end('keep');
  await sheet.settled();
}
const earlierOf = ({ request }: Started) => request('get-earlier-draft', {});

it('tells what is different in a file that has changed since its draft, and does nothing by itself', async () => {
  await edited(typed, replaced('Анна', 'Зоя', 2));
  expect((await earlierOf(await bench.start())) ?? null).toBeNull();
  bench.write(
    [1, 2, 3, 4].map((n) => `${n},c${n}@example.ru,Анна,8900000000${n}`),
    'external_id,email,name,phone',
  );
  const changed = await bench.start();
  expect(changed.restored).toEqual([]);
  const { counts, canUndo, unsent, rows } = await changed.look();
  expect([counts.rows, canUndo, unsent, rows[0]!.cells[2]]).toEqual([4, false, false, 'Анна']);
  const earlier = await earlierOf(changed);
  expect(earlier).toMatchObject({ rowsBefore: 3, rowsNow: 4, goneHeaders: ['created_at'], byRow: 1 });
  expect(kindsOf(earlier)).toEqual(['replace']);

  // The sheet has a draft of its own.
  await applyTo(changed, typed);
  await changed.settled();
  expect(files()).toHaveLength(2);
  const again = await bench.start();
  expect(again.restored).toMatchObject([{ changes: 1 }]);
  expect(await earlierOf(again)).toBeNull();
});

it('does the steps of the draft to the file as it is now, and names those that do not fit', async () => {
  await edited(typed, source, replaced('касса', 'сайт', 5), replaced('2018', '2019', 4), replaced('Анна', 'Зоя', 2));
  // Columns have moved, one is gone, and there is one more row.
  bench.write(
    [1, 2, 3, 4].map((n) => `Анна,${n},c${n}@example.ru,8900000000${n}`),
    'name,external_id,email,phone',
  );
  const changed = await bench.start();
  const earlier = await earlierOf(changed);
  await applyTo(changed, recipeOf(earlier!));
  const { rows, columns, canUndo } = await changed.look();
  expect(columns.map(({ header }) => header)).toEqual(['name', 'external_id', 'email', 'phone', 'source']);
  expect(rows.map(({ cells }) => [cells[0], cells[4]])).toEqual(Array.from({ length: 4 }, () => ['Зоя', 'сайт']));
  const done = (await changed.request('get-steps', {})).recipe!.steps;
  expect(done.map(({ misfit, column }) => [misfit, column?.header])).toEqual([
    [null, undefined],
    [null, undefined],
    ['column-gone', 'created_at'],
    [null, undefined],
  ]);
  expect(canUndo).toBe(true);

  // What was repeated can be repeated once more, when the file changes again.
  await changed.settled();
  bench.write([...ROWS, row(5)]);
  expect(kindsOf(await earlierOf(await bench.start()))).toEqual(['add-column', 'replace', 'replace', 'replace']);
});

it('leaves out what was undone, and counts a recipe once', async () => {
  const recipe = (isOn: boolean): Operation => ({
    ...{ kind: 'recipe', id: 'weekly', name: 'Каждую неделю' },
    steps: [
      { columns: [], operation: { ...source, kind: 'add-column' } as never, on: true },
      {
        columns: [{ header: 'name', target: { kind: 'field', field: 'name' } }],
        operation: replaced('Анна', 'Зоя', 0) as never,
        on: isOn,
      },
    ],
  });
  await edited(recipe(false), replaced('c1', 'd1', 1), 'undo', replaced('c2', 'd2', 1), 'undo', 'redo', recipe(true));
  bench.write([...ROWS, row(4)]);
  const earlier = await earlierOf(await bench.start());
  expect(earlier?.steps.map(({ operation, recipeId }) => [operation.kind, recipeId])).toEqual([
    ['add-column', 'weekly'],
    ['replace', 'weekly'],
    ['replace', null],
  ]);
  expect(earlier?.steps[2]?.operation).toMatchObject({ find: 'c2' });
  expect(earlier?.byRow).toBe(0);
});

it('knows that undo passes over a recipe that changed nothing', async () => {
  const step = replaced('Зоя', 'Ева', 0);
  const name = { header: 'name', target: { kind: 'field', field: 'name' } } as const;
  const recipe: Operation = {
    ...{ kind: 'recipe', id: 'weekly', name: 'Каждую неделю' },
    steps: [{ columns: [name], operation: step as never, on: true }],
  };
  await edited(replaced('c1', 'd1', 1), recipe, 'undo');
  bench.write([...ROWS, row(4)]);
  expect((await earlierOf(await bench.start()))?.steps).toMatchObject([{ recipeId: 'weekly' }]);
});

it('removes the earlier draft on the word of the person only, and not that of the sheet', async () => {
  await edited(typed);
  bench.write([...ROWS, row(4)]);
  const changed = await bench.start();
  await applyTo(changed, typed);
  await changed.settled();
  expect(files()).toHaveLength(2);
  changed.draft.discardEarlier();
  await changed.settled();
  expect(files()).toHaveLength(1);
  expect(await earlierOf(changed)).toBeNull();
  expect((await bench.start()).restored).toMatchObject([{ changes: 1 }]);
});

it('does not take the draft of the same file read in another way for that of a changed one', async () => {
  await edited(typed);
  const other = await bench.start({ headerRow: 2 });
  expect(await earlierOf(other)).toBeNull();
});
