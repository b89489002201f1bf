import { keepInside, moveCell } from './grid-moves';
import type { CellPlace, GridBounds, GridMove, GridRange, GridState, Selection } from './grid-state';

/** The selected rectangle: at least the focused cell. Empty if the grid is. */
export function selectedRange(
  { focus, selection }: Pick<GridState, 'focus' | 'selection'>,
  bounds: GridBounds,
): GridRange {
  const { anchor, head, whole } = selection ?? { anchor: focus, head: focus, whole: 'cells' };
  const all = { top: 0, bottom: bounds.rows, left: 0, right: bounds.columns };
  const between = {
    top: Math.min(anchor.position, head.position),
    bottom: Math.min(bounds.rows, Math.max(anchor.position, head.position) + 1),
    left: Math.min(anchor.column, head.column),
    right: Math.min(bounds.columns, Math.max(anchor.column, head.column) + 1),
  };
  switch (whole) {
    case 'cells':
      return between;
    case 'rows':
      return { ...between, left: all.left, right: all.right };
    case 'columns':
      return { ...between, top: all.top, bottom: all.bottom };
    case 'all':
      return all;
  }
}

export function cellsIn({ top, bottom, left, right }: GridRange): number {
  return Math.max(0, bottom - top) * Math.max(0, right - left);
}

export function isIn({ top, bottom, left, right }: GridRange, { position, column }: CellPlace): boolean {
  return position >= top && position < bottom && column >= left && column < right;
}

/** Moves the head of the selection. A new selection starts at the focus. */
export function extendBy(state: GridState, move: GridMove, bounds: GridBounds): Selection {
  const now = startOf(state);
  return { ...now, head: moveCell(now.head, move, bounds) };
}

export function extendTo(state: GridState, at: CellPlace, bounds: GridBounds): Selection {
  return { ...startOf(state), head: keepInside(at, bounds) };
}

/** Extends the selection to whole rows or columns. Both together select everything. */
export function widen(state: GridState, whole: Exclude<Selection['whole'], 'cells'>): Selection {
  const now = startOf(state);
  const isBoth = (now.whole === 'rows' && whole === 'columns') || (now.whole === 'columns' && whole === 'rows');
  return { ...now, whole: now.whole === 'all' || isBoth ? 'all' : whole };
}

/** The next cell of a range, row by row (`next`, `back`) or column by column (`down`, `up`). Wraps around at the end. */
export function walkIn(range: GridRange, at: CellPlace, move: 'next' | 'back' | 'down' | 'up'): CellPlace {
  const [rows, columns] = [range.bottom - range.top, range.right - range.left];
  const [row, column] = [at.position - range.top, at.column - range.left];
  const isByRow = move === 'next' || move === 'back';
  const place = isByRow ? row * columns + column : column * rows + row;
  const step = move === 'next' || move === 'down' ? 1 : -1;
  const next = (place + step + rows * columns) % (rows * columns);
  const line = isByRow ? columns : rows;
  const [outer, inner] = [Math.floor(next / line), next % line];
  return isByRow
    ? { position: range.top + outer, column: range.left + inner }
    : { position: range.top + inner, column: range.left + outer };
}

function startOf({ focus, selection }: GridState): Selection {
  return selection ?? { anchor: focus, head: focus, whole: 'cells' };
}
