import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { repeatBlock } from '../../../renderer/features/rows/clipboard/repeat-block';
import { reduceGrid } from '../../../renderer/features/rows/state/grid-reducer';
import { cellsIn, selectedRange, walkIn } from '../../../renderer/features/rows/state/grid-selection';
import {
  EMPTY_GRID,
  type GridAction,
  type GridMove,
  type GridState,
  type OpenEdit,
} from '../../../renderer/features/rows/state/grid-state';

const BOUNDS = { rows: 100, columns: 6, pageRows: 10 };
const goTo = (position: number, column: number): GridAction => ({ kind: 'go-to', at: { position, column } });
const extend = (move: GridMove): GridAction => ({ kind: 'extend', move });
const move = (to: GridMove): GridAction => ({ kind: 'move', move: to });
const after = (...actions: GridAction[]): GridState =>
  actions.reduce((state, action) => reduceGrid(state, action, BOUNDS), EMPTY_GRID);
const selected = (...actions: GridAction[]) => selectedRange(after(...actions), BOUNDS);

describe('a selection', () => {
  it('is the focused cell alone until it is extended', () => {
    expect(selected(goTo(3, 2))).toEqual({ top: 3, bottom: 4, left: 2, right: 3 });
    expect(selected(goTo(3, 2), extend('down'), extend('left'))).toEqual({ top: 3, bottom: 5, left: 1, right: 3 });
    expect(after(goTo(3, 2), extend('down')).focus).toEqual({ position: 3, column: 2 });
  });

  it('shrinks again, and grows on the other side of its anchor', () => {
    const turned = [goTo(3, 2), extend('down'), extend('up'), extend('up')];
    expect(selected(...turned)).toEqual({ top: 2, bottom: 4, left: 2, right: 3 });
  });

  it('takes whole rows, whole columns, and everything', () => {
    const cells = [goTo(3, 2), extend('right')];
    expect(selected(...cells, { kind: 'select', whole: 'rows' })).toEqual({ top: 3, bottom: 4, left: 0, right: 6 });
    expect(selected(...cells, { kind: 'select', whole: 'columns' })).toEqual({
      top: 0,
      bottom: 100,
      left: 2,
      right: 4,
    });
    const both = [...cells, { kind: 'select', whole: 'rows' }, { kind: 'select', whole: 'columns' }] as GridAction[];
    expect(selected(...both)).toEqual({ top: 0, bottom: 100, left: 0, right: 6 });
    expect(cellsIn(selected(...cells, { kind: 'select', whole: 'all' }))).toBe(600);
  });

  it('takes rows by their numbers, from the first one on with Shift', () => {
    const rows: GridAction[] = [
      { kind: 'select-row', position: 5, extends: false },
      { kind: 'select-row', position: 2, extends: true },
    ];
    expect(selected(...rows)).toEqual({ top: 2, bottom: 6, left: 0, right: 6 });
  });

  it('takes columns by their headers, from the first one on with Shift', () => {
    const columns: GridAction[] = [
      { kind: 'select-column', column: 4, extends: false },
      { kind: 'select-column', column: 2, extends: true },
    ];
    expect(selected(...columns)).toMatchObject({ top: 0, left: 2, right: 5 });
    expect(after(...columns).selection?.whole).toBe('columns');
  });

  it('ends with a plain move or a click, and in another view', () => {
    for (const action of [move('down'), goTo(9, 0), enterView('other')]) {
      expect(after(enterView('r'), goTo(3, 2), extend('right'), action).selection).toBeNull();
    }
  });

  it('stays where it is when its first cell is typed into, and Enter walks on in it', () => {
    const edit: OpenEdit = { at: { position: 3, column: 2 }, row: 4, column: 2, before: '', typed: 'x' };
    const state = after(goTo(3, 2), extend('right'), { kind: 'start-edit', edit }, { kind: 'end-edit', move: 'enter' });
    expect(state.focus).toEqual({ position: 3, column: 3 });
    expect(selectedRange(state, BOUNDS)).toEqual({ top: 3, bottom: 4, left: 2, right: 4 });
  });

  it('is walked by Tab row by row and by Enter column by column, each cell once, and back again', () => {
    const range = fc.record({
      top: fc.nat(50),
      left: fc.nat(50),
      rows: fc.integer({ min: 1, max: 6 }),
      columns: fc.integer({ min: 1, max: 6 }),
    });
    fc.assert(
      fc.property(range, fc.constantFrom(['next', 'back'] as const, ['down', 'up'] as const), (at, [on, back]) => {
        const walked = { top: at.top, bottom: at.top + at.rows, left: at.left, right: at.left + at.columns };
        const start = { position: at.top, column: at.left };
        const seen = new Set<string>();
        let cell = start;
        for (let step = 0; step < at.rows * at.columns; step += 1) {
          seen.add(JSON.stringify(cell));
          expect(walkIn(walked, walkIn(walked, cell, on), back)).toEqual(cell);
          cell = walkIn(walked, cell, on);
        }
        expect(cell).toEqual(start);
        expect(seen.size).toBe(at.rows * at.columns);
      }),
    );
  });
});

describe('Enter after a run of Tabs', () => {
  it('goes below the cell where the run started', () => {
    expect(after(goTo(3, 1), move('next'), move('next'), move('enter')).focus).toEqual({ position: 4, column: 1 });
    expect(after(goTo(3, 1), move('next'), move('left'), move('enter')).focus).toEqual({ position: 4, column: 1 });
    expect(after(goTo(3, 1), move('next'), goTo(5, 3), move('enter')).focus).toEqual({ position: 6, column: 3 });
  });
});

describe('a pasted block', () => {
  const range = { top: 0, bottom: 4, left: 1, right: 3 };

  it('is repeated where it fits the selected cells evenly', () => {
    expect(repeatBlock([['a'], ['b']], range, 100)).toEqual([
      ['a', 'a'],
      ['b', 'b'],
      ['a', 'a'],
      ['b', 'b'],
    ]);
  });

  it('goes in once where it does not fit evenly, has no even edge, or would be too large', () => {
    for (const block of [[['a'], ['b'], ['c']], [['a', 'b'], ['c']], []])
      expect(repeatBlock(block, range, 100)).toBe(block);
    const single = [['a', 'b']];
    expect(repeatBlock(single, range, 7)).toBe(single);
  });
});

function enterView(rowsId: string): GridAction {
  return { kind: 'enter-view', rowsId, view: { only: 'all', outcome: null, issue: null, search: '' } };
}
