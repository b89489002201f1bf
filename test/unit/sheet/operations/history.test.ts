import { describe, expect, it } from 'vitest';
import { History, type Change } from '../../../../electron/sheet/operations/history';
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
    expect([history.canUndo, history.canRedo, history.isCut]).toEqual([false, true, false]);
  });
});
