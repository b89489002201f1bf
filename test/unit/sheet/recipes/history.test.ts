import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { History, type Deed } from '../../../../electron/sheet/deeds/history';
import type { Change } from '../../../../electron/sheet/operations/change';
import { EditedTable } from '../../../../electron/sheet/table/edited-table';
import { textTable } from '../../../fakes/text-table';

const ROWS = 20_000;
const BYTES = 64 * 1024 * 1024;

/** A change of this many cells in a table of 20,000 rows. */
async function changeOf(cells: number, value: string): Promise<Change> {
  const rows = Array.from({ length: ROWS }, (_, index) => [String(index)]);
  const changer = new EditedTable(textTable(['id'], rows)).changer(0);
  for (let row = 1; row <= cells; row += 1) changer.add(row, value);
  const change = await changer.finish();
  return { kind: 'columns', columns: change === null ? [] : [change] };
}

describe('the history', () => {
  it('drops the oldest changes when they take too much memory, and says so', async () => {
    const history = new History(BYTES);
    const large = await changeOf(2_000, 'x'.repeat(1_000));
    for (let count = 0; count < 31; count += 1) history.push(large);
    expect(history.isCut).toBe(false);
    for (let count = 0; count < 10; count += 1) history.push(large);
    expect(history.isCut).toBe(true);
    let undone = 0;
    while (history.undo() !== undefined) undone += 1;
    expect(undone).toBeGreaterThan(25);
    expect(undone).toBeLessThan(34);
  });

  it('keeps 200 changes of 20,000 cells within its memory', async () => {
    const change = await changeOf(ROWS, 'имя@example.ru');
    const history = new History();
    for (let count = 0; count < 200; count += 1) history.push(change);
    expect(history.isCut).toBe(false);
  });

  it('keeps the last change, however large', async () => {
    const history = new History(1);
    history.push(await changeOf(10, 'x'));
    history.push(await changeOf(10, 'y'));
    expect([history.undo() !== undefined, history.undo()]).toEqual([true, undefined]);
  });

  it('drops undone changes, and their memory, when something new is done', async () => {
    const history = new History(BYTES);
    const large = await changeOf(2_000, 'x'.repeat(1_000));
    for (let count = 0; count < 200; count += 1) {
      history.push(large);
      history.undo();
    }
    expect([history.canUndo, history.undone, history.isCut]).toEqual([false, 1, false]);
  });

  it('knows its steps and its last recipe without walking everything that was done', () => {
    const change: Change = { kind: 'columns', columns: [] };
    const step = { columns: [], operation: { kind: 'repair' as const, code: 'placeholder' as const, column: null } };
    const recipe = fc.record({
      kind: fc.constant('recipe' as const),
      id: fc.constantFrom('a', 'b'),
      name: fc.constant('Набор'),
      steps: fc.array(
        fc.boolean().map((on) => ({ ...step, on })),
        { maxLength: 3 },
      ),
    });
    const deed: fc.Arbitrary<Deed> = fc
      .oneof(
        fc.record({ step: fc.constantFrom(null, step), recipe: fc.constant(null) }),
        fc.record({ step: fc.constant(null), recipe }),
      )
      .map((done) => ({ ...done, changed: 1, results: [] }));
    const act = fc.oneof(
      fc.record({ do: fc.constantFrom('push' as const, 'note' as const), deed }),
      fc.record({ do: fc.constantFrom('undo' as const, 'redo' as const) }),
      fc.record({ do: fc.constant('forget' as const), id: fc.constantFrom('a', 'b') }),
    );
    fc.assert(
      fc.property(fc.array(act, { maxLength: 30 }), (acts) => {
        // A change without cells takes 1,024 bytes, so the oldest ones are dropped.
        const history = new History(5 * 1_024);
        for (const each of acts) {
          if ('id' in each) history.forget(({ recipe: own }) => own?.id === each.id);
          else if (!('deed' in each)) history[each.do]();
          else if (each.do === 'push') history.push(change, each.deed);
          else history.note(each.deed);
          const deeds = history.deeds();
          const on = deeds.flatMap(({ recipe: own, step: one }) =>
            own === null ? (one === null ? [] : [one]) : own.steps.filter((part) => part.on),
          );
          expect(history.steps).toBe(on.length);
          expect(history.lastRecipe).toBe(deeds.findLast(({ recipe: own }) => own !== null));
        }
      }),
      { numRuns: 300 },
    );
  });
});
