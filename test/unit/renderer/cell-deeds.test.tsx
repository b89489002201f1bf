// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { setView } from '../../../renderer/model/change-sheet';
import { cellAt, drag, gridOnPage, PEOPLE, press, rowNumberAt, type, type GridOnPage } from '../../fakes/grid-on-page';
import { done } from '../../fakes/rendered';

let grid: GridOnPage;

/** A column of the sheet, whatever the grid shows. */
const column = async (index: number) => (await inFileOrder()).map((cells) => cells[index]);
const inFileOrder = async () => (await grid.sheet.cells()).toSorted(([a = ''], [b = '']) => a.localeCompare(b));
const changes = () => grid.page.asked.filter(({ name }) => name === 'apply-operation').length;
/** Shows the rows from the last name to the first. */
const turnRound = async () => {
  await done(() => setView({ order: { column: 2, direction: 'desc' } }));
  await vi.waitFor(() => expect(cellAt(0, 2).textContent).toBe('Глеб'));
};
/** What another program gets of the selection. */
const copied = async (type: 'copy' | 'cut' = 'copy') => {
  const clipboardData = new DataTransfer();
  await done(() => document.dispatchEvent(new ClipboardEvent(type, { clipboardData, cancelable: true })));
  return clipboardData.getData('text/plain');
};
const paste = async (text: string) => {
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', text);
  await done(() => document.dispatchEvent(new ClipboardEvent('paste', { clipboardData, cancelable: true })));
};

describe('a sheet', () => {
  beforeEach(async () => {
    grid = await gridOnPage(PEOPLE);
  });

  it('a typed text goes to the row in which it was begun, wherever that is when it is kept', async () => {
    await turnRound();
    await drag(cellAt(1, 2));
    await type('Вероника');
    await done(() => setView({ order: null }));
    await vi.waitFor(() => expect(cellAt(0, 2).textContent).toBe('Анна'));
    await press('Enter');
    await vi.waitFor(async () => expect(await column(2)).toEqual(['Анна', 'Борис', 'Вероника', 'Глеб']));
    expect(grid.field()).toBeNull();
  });

  it('a text that is left as it was, or given up, changes nothing', async () => {
    await drag(cellAt(1, 2));
    await press('F2', 'Enter');
    await type('Яна');
    await press('Escape');
    expect([grid.field(), document.activeElement?.id, changes()]).toEqual([null, 'row-grid', 0]);
    expect(cellAt(2, 2).textContent).toBe('Вера');
  });

  it('Ctrl+Enter puts the text into every selected cell, as one step to undo', async () => {
    await drag(cellAt(1, 3), cellAt(2, 5));
    await type('да');
    await press('Ctrl+Enter');
    await vi.waitFor(async () => expect(await column(5)).toEqual(['а', 'да', 'да', '']));
    expect(await column(3)).toEqual(['', 'да', 'да', '']);
    expect([grid.selected().length, grid.field()]).toEqual([6, null]);
    await press('Ctrl+z');
    await vi.waitFor(async () => expect(await inFileOrder()).toEqual(PEOPLE));
  });

  it('Delete empties the selection as one step, and makes none of an empty cell', async () => {
    await drag(cellAt(1, 5));
    await press('Delete');
    expect(changes()).toBe(0);
    await drag(cellAt(0, 2));
    await press('Delete');
    await vi.waitFor(async () => expect(await column(2)).toEqual(['', 'Борис', 'Вера', 'Глеб']));
    await drag(cellAt(1, 1), cellAt(2, 2));
    await press('Delete');
    await vi.waitFor(async () => expect(await column(2)).toEqual(['', '', '', 'Глеб']));
    await press('Ctrl+z');
    await vi.waitFor(async () => expect(await column(2)).toEqual(['', 'Борис', 'Вера', 'Глеб']));
  });

  it('Ctrl+Delete excludes the selected rows of the view, all or none of them, as the focused one goes', async () => {
    const excluded = async () =>
      (await grid.sheet.request('get-window', { start: 0, count: 9 })).rows.flatMap((row) =>
        row.excluded ? [row.row] : [],
      );
    await turnRound();
    await drag(cellAt(1, 0));
    await press('Ctrl+Delete');
    await vi.waitFor(async () => expect(await excluded()).toEqual([3]));
    await drag(rowNumberAt(1), rowNumberAt(0));
    await press('Ctrl+Delete');
    await vi.waitFor(async () => expect(await excluded()).toEqual([]));
    await press('Ctrl+Delete');
    await vi.waitFor(async () => expect(await excluded()).toEqual([4, 3]));
  });

  it('a pasted block goes in from the corner of the selection on, wherever the drag began', async () => {
    await drag(cellAt(2, 3), cellAt(1, 2));
    await paste('Борис II\t+7 916 345-12-08\r\nВера II\t+7 916 345-12-09\r\n');
    await vi.waitFor(async () => expect(await column(2)).toEqual(['Анна', 'Борис II', 'Вера II', 'Глеб']));
    expect(await column(3)).toEqual(['', '+7 916 345-12-08', '+7 916 345-12-09', '']);
  });

  it('one pasted text fills the selection, and nothing is pasted of a clipboard without a text', async () => {
    await drag(cellAt(0, 5), cellAt(2, 5));
    await paste('');
    await paste('постоянный');
    await vi.waitFor(async () => expect(await column(5)).toEqual(['постоянный', 'постоянный', 'постоянный', '']));
    expect(changes()).toBe(1);
  });

  it('one cell is copied as its text alone, and several by the sheet', async () => {
    await drag(cellAt(0, 2));
    expect(await copied()).toBe('Анна');
    await drag(cellAt(0, 2), cellAt(1, 2));
    expect(await copied()).toBe('');
    await vi.waitFor(() => expect(grid.page.asked.at(-1)?.name).toBe('copy-range'));
  });

  it('a cell that is cut is emptied', async () => {
    await drag(cellAt(0, 2));
    expect(await copied('cut')).toBe('Анна');
    await vi.waitFor(async () => expect((await column(2))[0]).toBe(''));
  });

  it('what came of a row is copied in words, and is not changed by anything', async () => {
    const { rowsId, revision } = grid.opened().state;
    await done(() => grid.sheet.request('begin-delivery', { rowsId, deliveryId: 'd', revision, rows: null }));
    const answer = { field: null, message: null, sentValue: null, serverValue: null, otherFields: null };
    const updated = { row: 1, kind: 'updated', reason: null, httpStatus: 200, requestId: null, ...answer } as const;
    const outcomes = [{ ...updated, at: '2026-01-01T00:00:00.000Z' }];
    await done(() => grid.sheet.request('mark-outcomes', { deliveryId: 'd', outcomes }));
    await vi.waitFor(() => expect(cellAt(0, 0).textContent).not.toBe(''));
    await drag(cellAt(0, 0));
    expect(await copied()).toMatch(/^Обновлён\n/);
    await press('Delete', 'ю');
    expect([grid.field(), changes()]).toEqual([null, 0]);
    await drag(cellAt(0, 0), cellAt(0, 1));
    await press('Delete');
    await vi.waitFor(async () => expect((await grid.sheet.cells())[0]).toEqual(['', ...PEOPLE[0]!.slice(1)]));
  });
});

it('a text for a selection is not lost while the file is still being read', async () => {
  let finish: () => void = () => undefined;
  grid = await gridOnPage(PEOPLE, new Promise<void>((resolve) => (finish = resolve)));
  await drag(cellAt(1, 2), cellAt(2, 2));
  await type('Яна');
  await press('Ctrl+Enter');
  expect(document.body.textContent).toContain('Файл ещё читается');
  finish();
  await vi.waitFor(async () => expect(await column(2)).toEqual(['Анна', 'Яна', 'Вера', 'Глеб']));
});
