import type { CellPlace, GridBounds, GridMove } from './grid-state';

/** The cell that a move leads to: the nearest one inside the grid. */
export function moveCell(at: CellPlace, move: GridMove, bounds: GridBounds): CellPlace {
  return keepInside(targetOf(at, move, bounds), bounds);
}

/** The nearest cell inside the grid; the first one where the grid is empty. */
export function keepInside(at: CellPlace, { rows, columns }: GridBounds): CellPlace {
  const position = Math.max(0, Math.min(at.position, rows - 1));
  const column = Math.max(0, Math.min(at.column, columns - 1));
  return position === at.position && column === at.column ? at : { position, column };
}

function targetOf(at: CellPlace, move: GridMove, bounds: GridBounds): CellPlace {
  const { position, column } = at;
  const [lastRow, lastColumn] = [bounds.rows - 1, bounds.columns - 1];
  switch (move) {
    case 'up':
    case 'enter-back':
      return { column, position: position - 1 };
    case 'down':
    case 'enter':
      return { column, position: position + 1 };
    case 'left':
      return { position, column: column - 1 };
    case 'right':
      return { position, column: column + 1 };
    case 'page-up':
      return { column, position: position - bounds.pageRows };
    case 'page-down':
      return { column, position: position + bounds.pageRows };
    case 'row-start':
      return { position, column: 0 };
    case 'row-end':
      return { position, column: lastColumn };
    case 'start':
      return { position: 0, column: 0 };
    case 'end':
      return { position: lastRow, column: lastColumn };
    case 'next':
      if (column < lastColumn) return { position, column: column + 1 };
      return position < lastRow ? { position: position + 1, column: 0 } : at;
    case 'back':
      if (column > 0) return { position, column: column - 1 };
      return position > 0 ? { position: position - 1, column: lastColumn } : at;
  }
}
