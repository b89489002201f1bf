import { focusGrid } from '../state/focus-grid';
import type { CellPlace, GridState } from '../state/grid-state';
import type { CellDeeds } from './use-cell-deeds';
import type { GridActions } from './use-grid-actions';

/** Clicks in the grid. One listener serves all cells: the elements' data attributes say which one was clicked. */
export function useGridPointer(
  { focus }: GridState,
  { act }: GridActions,
  { startEdit, toggleRow }: Pick<CellDeeds, 'startEdit' | 'toggleRow'>,
): Pick<React.DOMAttributes<HTMLElement>, 'onMouseDown' | 'onClick' | 'onDoubleClick'> {
  return {
    onMouseDown: (event) => {
      if (!isToggle(event)) return;
      // The checkbox is a part of the grid: it is clicked, and the grid keeps the keyboard.
      event.preventDefault();
      focusGrid();
    },
    onClick: (event) => {
      const at = cellUnder(event);
      if (at === null || isInEditor(event)) return;
      act({ kind: 'go-to', at: { position: at.position, column: at.column ?? focus.column } });
      if (isToggle(event)) toggleRow(at.position);
    },
    onDoubleClick: (event) => {
      const at = cellUnder(event);
      if (typeof at?.column !== 'number' || isInEditor(event)) return;
      startEdit({ position: at.position, column: at.column }, null);
    },
  };
}

/** The clicked row and cell; the column is null outside the cells. */
function cellUnder({ target }: React.MouseEvent): (Pick<CellPlace, 'position'> & { column: number | null }) | null {
  if (!(target instanceof Element)) return null;
  const row = target.closest<HTMLElement>('[data-position]');
  if (row === null) return null;
  const cell = target.closest<HTMLElement>('[role="gridcell"]');
  return { position: Number(row.dataset['position']), column: cell === null ? null : Number(cell.dataset['at']) };
}

function isToggle({ target }: React.MouseEvent): boolean {
  return target instanceof HTMLElement && target.dataset['action'] === 'toggle-row';
}

function isInEditor({ target }: React.MouseEvent): boolean {
  return target instanceof HTMLTextAreaElement;
}
