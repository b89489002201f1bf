/** The cell that has the keyboard: position in the view and column of the grid, both 0-based. */
export interface GridFocus {
  position: number;
  column: number;
}

export interface GridBounds {
  rows: number;
  columns: number;
  /** Rows that a page has. */
  pageRows: number;
}

/** Where a key leads from a cell; null where the key is no move. */
export function moveFocus(focus: GridFocus, key: string, ctrl: boolean, bounds: GridBounds): GridFocus | null {
  const target = targetOf(focus, key, ctrl, bounds);
  return target === null ? null : keepInside(target, bounds);
}

/** Where Tab leads: to the next cell or, backwards, the one before, from row to row; at either end of the grid it stays. */
export function moveByTab({ position, column }: GridFocus, isBack: boolean, { rows, columns }: GridBounds): GridFocus {
  const place = position * columns + column + (isBack ? -1 : 1);
  const kept = Math.max(0, Math.min(place, rows * columns - 1));
  return { position: Math.floor(kept / columns), column: kept % columns };
}

export function keepInside({ position, column }: GridFocus, { rows, columns }: GridBounds): GridFocus {
  return {
    position: Math.max(0, Math.min(position, rows - 1)),
    column: Math.max(0, Math.min(column, columns - 1)),
  };
}

function targetOf(
  focus: GridFocus,
  key: string,
  ctrl: boolean,
  { rows, columns, pageRows }: GridBounds,
): GridFocus | null {
  const { position, column } = focus;
  switch (key) {
    case 'ArrowUp':
      return { column, position: ctrl ? 0 : position - 1 };
    case 'ArrowDown':
      return { column, position: ctrl ? rows - 1 : position + 1 };
    case 'ArrowLeft':
      return { position, column: ctrl ? 0 : column - 1 };
    case 'ArrowRight':
      return { position, column: ctrl ? columns - 1 : column + 1 };
    case 'Home':
      return { column: 0, position: ctrl ? 0 : position };
    case 'End':
      return { column: columns - 1, position: ctrl ? rows - 1 : position };
    case 'PageUp':
      return { column, position: position - pageRows };
    case 'PageDown':
      return { column, position: position + pageRows };
    default:
      return null;
  }
}
