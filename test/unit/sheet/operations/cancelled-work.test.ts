import { describe, expect, it } from 'vitest';
import { columnFacet } from '../../../../electron/sheet/column-facet';
import { findText } from '../../../../electron/sheet/find/find-text';
import { copyRange } from '../../../../electron/sheet/operations/copy-range';
import { summarizeRange } from '../../../../electron/sheet/operations/summarize-range';
import { Sheet } from '../../../../electron/sheet/sheet';
import { Job, asJob } from '../../../../electron/sheet/threads/job';
import { JobRunner } from '../../../../electron/sheet/threads/run-job';
import { inTimeSlices } from '../../../../electron/sheet/threads/time-slices';
import type { TextQuery } from '../../../../shared/sheet/operations/text-query';
import type { Operation, RecipeStep, StepColumn } from '../../../../shared/sheet/operation';
import { apply } from '../../../fakes/apply-operation';
import { FACTS, HEADERS } from '../../../fakes/sheet-facts';
import { textTable } from '../../../fakes/text-table';

const ROWS = 20_000;
const EMAIL: StepColumn = { header: 'email', target: { kind: 'field', field: 'email' } };
const ADDED: StepColumn = { header: 'источник', target: { kind: 'custom', key: 'source', type: 'text' } };
const CANCELLED = new Error('cancelled');

/** Every fifth row has a damaged e-mail, and two rows share an id. */
const people = Array.from({ length: ROWS }, (_, at) => [
  `${at === 9 ? 1 : at + 1}`,
  at % 5 === 0 ? `p${at} @example.ru` : `p${at}@example.ru`,
  `Имя ${at}`,
  '',
  '2018-01-01',
]);

async function open(): Promise<Sheet> {
  const table = textTable(HEADERS, people);
  const sheet = await Sheet.open(table, FACTS, { timeZone: 'Europe/Moscow', mode: 'upsert', layout: null });
  await sheet.load({ table, facts: FACTS }, () => undefined);
  return sheet;
}

/** The state and some rows, as a person sees them. */
function seen(sheet: Sheet): unknown {
  const { revision: _, contentRevision: __, ...state } = sheet.state();
  return { state, rows: [0, 9, 10_000, ROWS - 5].map((start) => sheet.window({ start, count: 5 }).rows) };
}

/** Does the work and cancels it when its progress has been told `after` times. Returns whether it was cancelled. */
async function cancelled(after: number, work: () => Promise<unknown>): Promise<boolean> {
  const ending = new AbortController();
  let told = 0;
  const job = new Job(ending.signal, () => {
    told += 1;
    if (told === after) ending.abort(CANCELLED);
  });
  return asJob(job, work).then(
    () => false,
    (error: unknown) => {
      expect(error).toBe(CANCELLED);
      return true;
    },
  );
}

/** Cancels the work after 1, 2, 4, 8 … slices, until it comes to its end. Returns how often it was cancelled. */
async function cancelEverywhere(sheet: Sheet, work: () => Promise<unknown>): Promise<number> {
  const before = seen(sheet);
  let times = 0;
  while (await cancelled(2 ** times, work)) {
    expect(seen(sheet)).toEqual(before);
    times += 1;
  }
  return times;
}

describe('cancelled work on a sheet', () => {
  const range = { start: 0, end: ROWS, columns: [0] };
  const operations: Operation[] = [
    { kind: 'fill', range, value: '7' },
    { kind: 'repair', code: 'email-invalid', column: null },
    { kind: 'exclude', rows: 'view' },
    { kind: 'rules', rules: { mode: 'create' } },
    { kind: 'add-rows', count: 3 },
  ];
  it.each(operations)('$kind leaves nothing behind, nor do its undo and redo', async (operation) => {
    const sheet = await open();
    const first = seen(sheet);
    expect(await cancelEverywhere(sheet, () => apply(sheet, operation))).toBeGreaterThan(1);
    const done = seen(sheet);
    expect(await cancelEverywhere(sheet, () => sheet.undo(sheet.state()))).toBeGreaterThan(1);
    expect(seen(sheet)).toEqual({ ...(first as object), state: expect.objectContaining({ undone: 1 }) as unknown });
    expect(await cancelEverywhere(sheet, () => sheet.redo(sheet.state()))).toBeGreaterThan(1);
    expect(seen(sheet)).toEqual(done);
  });

  it('a recipe leaves nothing behind, nor does doing it anew with a step switched off', async () => {
    const sheet = await open();
    const steps: RecipeStep[] = [
      { columns: [EMAIL], operation: { kind: 'repair', code: 'email-invalid', column: 0 }, on: true },
      {
        columns: [],
        operation: { kind: 'add-column', column: ADDED, fill: { kind: 'constant', value: 'сайт' } },
        on: true,
      },
    ];
    const first = seen(sheet);
    const recipe = { kind: 'recipe' as const, id: 'r', name: 'Набор', steps };
    expect(await cancelEverywhere(sheet, () => apply(sheet, recipe))).toBeGreaterThan(3);
    expect(sheet.steps().recipe?.steps.map(({ changed }) => changed)).toEqual([ROWS / 5, ROWS]);
    await apply(sheet, { kind: 'set', edits: [{ row: 1, column: 5, value: 'звонок' }] });
    const without = steps.map((step, index) => ({ ...step, on: index !== 0 }));
    expect(await cancelEverywhere(sheet, () => apply(sheet, { ...recipe, steps: without }))).toBeGreaterThan(2);
    expect(sheet.window({ start: 0, count: 1 }).rows[0]?.cells).toEqual([...(people[0] ?? []), 'звонок']);
    while (sheet.state().canUndo) await sheet.undo(sheet.state());
    expect(seen(sheet)).toEqual({
      ...(first as object),
      state: { ...(first as { state: object }).state, undone: 2 },
    });
  });

  it('a search, a copy, a sum and the values of a column end when nobody waits for them', async () => {
    const sheet = await open();
    const { rowsId, revision } = sheet.state();
    const cells = sheet.range({ rowsId, revision, range: { ...range, columns: [0, 1, 2] } });
    const query: TextQuery = { find: 'нет такого', isRegex: false, matchCase: false, wholeCell: false };
    const works: Record<string, () => Promise<unknown>> = {
      search: () => findText(cells, query, { index: 0, column: 0 }, false),
      copy: () => copyRange(cells, false),
      sum: () => summarizeRange(cells),
      facet: () => columnFacet(sheet.column({ rowsId, column: 2 }), ''),
    };
    for (const [name, work] of Object.entries(works)) {
      expect([name, await cancelled(1, work)]).toEqual([name, true]);
    }
    const first = await findText(cells, { ...query, find: 'Имя 3000' }, { index: 0, column: 0 }, false);
    expect(first).toEqual({ index: 3000, column: 2 });
  });

  it('a view that was not made stays the old one', async () => {
    const sheet = await open();
    const view = { only: 'issues' as const, outcome: null, issue: null, search: 'p1' };
    expect(await cancelEverywhere(sheet, () => sheet.setView(view))).toBeGreaterThan(0);
    expect(sheet.state().view).toEqual(view);
  });
});

describe('the runner of jobs', () => {
  const slices = () => inTimeSlices(10, 1, () => undefined);

  it('tells the progress of long work only, never falling, and its end', async () => {
    const told: (number | null)[] = [];
    let now = 0;
    const runner = new JobRunner(
      (done) => told.push(done),
      () => CANCELLED,
      () => now,
    );
    await runner.run('a', slices);
    expect(told).toEqual([]);
    await runner.run('a', async () => {
      now += 300;
      await slices();
      now += 100;
      await slices();
    });
    expect(told.at(-1)).toBeNull();
    const shares = told.slice(0, -1) as number[];
    expect(shares).toHaveLength(2);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
  });

  it('cancels what runs, and nothing that comes later', async () => {
    const runner = new JobRunner(
      () => undefined,
      () => CANCELLED,
      () => 0,
    );
    const running = runner.run('a', slices);
    runner.cancel();
    await expect(running).rejects.toBe(CANCELLED);
    runner.cancel();
    const other = runner.run('a', slices);
    runner.cancel('b');
    await expect(other).resolves.toBeUndefined();
  });
});
