import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { moveCell } from '../../../renderer/features/rows/state/grid-moves';
import { reduceGrid } from '../../../renderer/features/rows/state/grid-reducer';
import {
  EMPTY_GRID,
  type CellPlace,
  type GridAction,
  type GridMove,
  type GridState,
  type OpenEdit,
} from '../../../renderer/features/rows/state/grid-state';
import type { SheetView } from '../../../shared/sheet/sheet-state';

const BOUNDS = { rows: 1_000_000, columns: 15, pageRows: 20 };
const FIRST = { position: 0, column: 0 };
const MOVES: readonly GridMove[] = [
  'up',
  'down',
  'left',
  'right',
  'page-up',
  'page-down',
  'row-start',
  'row-end',
  'start',
  'end',
  'next',
  'back',
  'enter',
  'enter-back',
];

const viewOf = (search: string, only: 'all' | 'issues' = 'all'): SheetView => ({
  only,
  outcome: null,
  issue: null,
  search,
});
const enter = (rowsId: string, view = viewOf('')): GridAction => ({ kind: 'enter-view', rowsId, view });
const goTo = (position: number, column: number): GridAction => ({ kind: 'go-to', at: { position, column } });
const editAt = (position: number, column: number): OpenEdit => ({
  at: { position, column },
  row: position + 1,
  column,
  before: 'old',
  typed: null,
});
const after = (actions: readonly GridAction[], from: GridState = EMPTY_GRID): GridState =>
  actions.reduce((state, action) => reduceGrid(state, action, BOUNDS), from);

const anyPlace = fc.record({ position: fc.integer({ min: -9, max: 60 }), column: fc.integer({ min: -9, max: 19 }) });
const anyBounds = fc.record({ rows: fc.nat(50), columns: fc.nat(9), pageRows: fc.integer({ min: 1, max: 60 }) });
const anyView = fc.record<SheetView>({
  only: fc.constantFrom('all', 'issues'),
  outcome: fc.constant(null),
  issue: fc.constantFrom(null, 'id-empty'),
  search: fc.constantFrom('', 'a', 'ab'),
});
const anyAction = fc.oneof<fc.Arbitrary<GridAction>[]>(
  fc.record({ kind: fc.constant('enter-view'), rowsId: fc.constantFrom('r', 's'), view: anyView }),
  fc.record({ kind: fc.constant('move'), move: fc.constantFrom(...MOVES) }),
  fc.record({ kind: fc.constant('go-to'), at: anyPlace }),
  fc.record({ kind: fc.constant('reveal'), at: anyPlace }),
  fc.record({ kind: fc.constant('extend'), move: fc.constantFrom(...MOVES) }),
  fc.record({ kind: fc.constant('extend-to'), at: anyPlace }),
  fc.record({ kind: fc.constant('select'), whole: fc.constantFrom('rows', 'columns', 'all') }),
  fc.record({ kind: fc.constant('select-row'), position: fc.integer({ min: -9, max: 60 }), extends: fc.boolean() }),
  anyPlace.map(({ position, column }) => ({ kind: 'start-edit', edit: editAt(position, column) })),
  fc.record({ kind: fc.constant('end-edit'), move: fc.constantFrom(null, ...MOVES) }),
);

function expectInside({ position, column }: CellPlace, { rows, columns }: { rows: number; columns: number }): void {
  expect(position).toBeGreaterThanOrEqual(0);
  expect(position).toBeLessThan(Math.max(1, rows));
  expect(column).toBeGreaterThanOrEqual(0);
  expect(column).toBeLessThan(Math.max(1, columns));
}

describe('a move in the grid', () => {
  it.each<[GridMove, CellPlace]>([
    ['down', { position: 11, column: 3 }],
    ['page-up', { position: 0, column: 3 }],
    ['page-down', { position: 30, column: 3 }],
    ['row-start', { position: 10, column: 0 }],
    ['row-end', { position: 10, column: 14 }],
    ['end', { position: 999_999, column: 14 }],
  ])('%s', (move, expected) => {
    expect(moveCell({ position: 10, column: 3 }, move, BOUNDS)).toEqual(expected);
  });

  it('with Tab goes from row to row and stops at both ends', () => {
    const small = { rows: 2, columns: 3, pageRows: 1 };
    const path = (move: GridMove, from: CellPlace) => {
      const cells = [from];
      for (let step = 0; step < 6; step += 1) cells.push(moveCell(cells.at(-1)!, move, small));
      return cells.map(({ position, column }) => `${position}${column}`).join(' ');
    };
    expect(path('next', FIRST)).toBe('00 01 02 10 11 12 12');
    expect(path('back', { position: 1, column: 2 })).toBe('12 11 10 02 01 00 00');
  });
});

describe('the state of the grid', () => {
  it('keeps the focus within the bounds after every action and when the bounds change', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(anyAction, anyBounds)), (steps) => {
        let state = EMPTY_GRID;
        for (const [action, bounds] of steps) {
          state = reduceGrid(state, action, bounds);
          expectInside(state.focus, bounds);
        }
      }),
    );
  });

  it('is the same object if an action changes nothing', () => {
    const state = after([enter('r'), goTo(7, 2)]);
    expect(after([enter('r'), { kind: 'go-to', at: state.focus }, { kind: 'end-edit', move: null }], state)).toBe(
      state,
    );
  });

  it('has an edit only between its start and end, and only in the rows where it started', () => {
    fc.assert(
      fc.property(fc.array(anyAction), (actions) => {
        let [state, edit, rowsId] = [EMPTY_GRID, null as OpenEdit | null, ''];
        for (const action of actions) {
          state = reduceGrid(state, action, BOUNDS);
          if (action.kind === 'start-edit') ({ edit } = action);
          if (action.kind === 'end-edit' || (action.kind === 'enter-view' && action.rowsId !== rowsId)) edit = null;
          if (action.kind === 'enter-view') ({ rowsId } = action);
          expect(state.edit).toBe(edit);
        }
      }),
    );
  });
});

describe('an edit', () => {
  const editing = after([enter('r'), { kind: 'start-edit', edit: editAt(5, 2) }]);

  it('gets the focus, and moves on from its own cell', () => {
    expect(editing.focus).toEqual({ position: 5, column: 2 });
    const elsewhere = after([enter('r', viewOf('', 'issues')), { kind: 'end-edit', move: 'down' }], editing);
    expect(elsewhere).toMatchObject({ focus: { position: 6, column: 2 }, edit: null });
  });

  it('leaves the focus where it is when it is cancelled or left by a click', () => {
    const clicked = after([goTo(9, 1), { kind: 'end-edit', move: null }], editing);
    expect(clicked).toMatchObject({ focus: { position: 9, column: 1 }, edit: null });
  });
});

describe('the focus in another view', () => {
  const at7 = after([enter('r'), goTo(7, 2)]);
  const focusAfter = (...actions: GridAction[]) => after(actions, at7).focus;

  it('starts at the first row, and returns to its old place when a search ends', () => {
    const searching = [enter('r', viewOf('a')), goTo(3, 1), enter('r', viewOf('ab'))];
    expect(focusAfter(...searching.slice(0, 1))).toEqual(FIRST);
    expect(focusAfter(...searching)).toEqual(FIRST);
    expect(focusAfter(...searching, enter('r'))).toEqual({ position: 7, column: 2 });
  });

  it('stays in the same view, and is dropped with other rows or another filter', () => {
    expect(focusAfter(enter('r'))).toEqual({ position: 7, column: 2 });
    expect(focusAfter(enter('other'))).toEqual(FIRST);
    expect(focusAfter(enter('r', viewOf('', 'issues')))).toEqual(FIRST);
    expect(EMPTY_GRID.focus).toEqual(FIRST);
  });
});
