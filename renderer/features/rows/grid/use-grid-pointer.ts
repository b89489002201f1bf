import { useEffect, useRef, type RefObject } from 'react';
import { PAGE_SYSTEM } from '../../../model/commands/system';
import type { FillHandle } from '../fill/use-fill-handle';
import { focusGrid } from '../state/focus-grid';
import { gridMenuStore } from '../state/grid-menu-store';
import { isIn } from '../state/grid-selection';
import type { CellPlace, GridState } from '../state/grid-state';
import type { CellDeeds } from './use-cell-deeds';
import type { GridActions } from './use-grid-actions';

/** While dragging this close to the grid's edge, the pointer scrolls the grid. */
const EDGE_PX = 24;

/**
 * Clicks and drags in the grid. One listener serves all cells: the elements' data attributes say which one was hit. A press selects a
 * cell, a drag or Shift extends the selection to it. A press on a row's number selects the row, one on a header the column. A right click opens the menu of the
 * selection that it hits, or of the cell or row.
 */
export function useGridPointer(
  scroller: RefObject<HTMLElement | null>,
  { focus, selection }: GridState,
  { act, show, selected }: GridActions,
  { startEdit, toggleRow }: Pick<CellDeeds, 'startEdit' | 'toggleRow'>,
  fill: FillHandle,
): Pick<
  React.DOMAttributes<HTMLElement>,
  'onMouseDown' | 'onMouseMove' | 'onClick' | 'onDoubleClick' | 'onContextMenu'
> {
  const dragged = useRef<'cells' | 'rows' | 'columns' | null>(null);
  useEffect(() => {
    const end = (): void => {
      dragged.current = null;
    };
    window.addEventListener('mouseup', end);
    window.addEventListener('blur', end);
    return () => {
      window.removeEventListener('mouseup', end);
      window.removeEventListener('blur', end);
    };
  }, []);

  const press = (at: Hit, isExtended: boolean): void => {
    if (at.column === null) {
      dragged.current = 'rows';
      return act({ kind: 'select-row', position: at.position, extends: isExtended });
    }
    dragged.current = 'cells';
    const cell = { position: at.position, column: at.column };
    act(isExtended ? { kind: 'extend-to', at: cell } : { kind: 'go-to', at: cell });
  };
  return {
    onMouseDown: (event) => {
      if (isMenuPress(event) || fill.press(event)) return;
      const column = headerHitBy(event);
      if (column !== null && event.button === 0) {
        event.preventDefault();
        focusGrid();
        dragged.current = 'columns';
        return act({ kind: 'select-column', column, extends: event.shiftKey });
      }
      const at = hitBy(event);
      if (at === null || event.button !== 0 || isInEditor(event)) return;
      // The grid keeps the keyboard, also after a press on the checkbox.
      event.preventDefault();
      focusGrid();
      if (isToggle(event)) act({ kind: 'go-to', at: { ...focus, position: at.position } });
      else press(at, event.shiftKey);
    },
    onMouseMove: (event) => {
      if (event.buttons !== 1 || fill.drag(cellHitBy(event)) || dragged.current === null) return;
      if (dragged.current === 'columns') {
        const column = headerHitBy(event) ?? hitBy(event)?.column ?? null;
        if (column !== null && column !== (selection?.head ?? focus).column)
          act({ kind: 'select-column', column, extends: true });
        return;
      }
      const at = hitBy(event);
      if (at === null) return;
      const now = selection?.head ?? focus;
      // Cells that are dragged onto the row numbers keep their columns.
      const head = { position: at.position, column: at.column ?? now.column };
      const isNearEdge = scroller.current !== null && isAtEdge(event.clientY, scroller.current);
      if (head.position === now.position && (dragged.current === 'rows' || head.column === now.column) && !isNearEdge)
        return;
      if (dragged.current === 'rows') act({ kind: 'select-row', position: head.position, extends: true });
      else if (isNearEdge) show({ kind: 'extend-to', at: head });
      else act({ kind: 'extend-to', at: head });
    },
    onClick: (event) => {
      const at = hitBy(event);
      if (at !== null && isToggle(event)) toggleRow(at.position);
    },
    onDoubleClick: (event) => {
      if (fill.doubleClick(event)) return;
      const at = hitBy(event);
      if (typeof at?.column !== 'number' || isInEditor(event)) return;
      startEdit({ position: at.position, column: at.column }, null);
    },
    onContextMenu: (event) => {
      const at = hitBy(event);
      if (isInEditor(event) || event.defaultPrevented) return;
      event.preventDefault();
      if (at === null) return;
      focusGrid();
      const column = at.column ?? (selection?.whole === 'rows' ? selected.left : -1);
      if (!isIn(selected, { position: at.position, column })) press(at, false);
      dragged.current = null;
      gridMenuStore.set({ x: event.clientX, y: event.clientY });
    },
  };
}

/** A row and a cell; the column is null on the row's number. */
type Hit = Pick<CellPlace, 'position'> & { column: number | null };

function hitBy({ target, currentTarget }: React.MouseEvent): Hit | null {
  // React passes on what happens in an open menu, which is not inside the grid's element.
  if (!(target instanceof Element) || !currentTarget.contains(target)) return null;
  const row = target.closest<HTMLElement>('[data-position]');
  if (row === null) return null;
  const cell = target.closest<HTMLElement>('[role="gridcell"]');
  return { position: Number(row.dataset['position']), column: cell === null ? null : Number(cell.dataset['at']) };
}

function cellHitBy(event: React.MouseEvent): CellPlace | null {
  const at = hitBy(event);
  return typeof at?.column === 'number' ? { position: at.position, column: at.column } : null;
}

/** The column whose header was hit; null on its menu, its edge, and everywhere else. */
function headerHitBy({ target }: React.MouseEvent): number | null {
  if (!(target instanceof Element) || target.closest('button, [data-resizer]') !== null) return null;
  const at = target.closest<HTMLElement>('[role="columnheader"]')?.dataset['at'];
  return at === undefined ? null : Number(at);
}

function isAtEdge(y: number, element: HTMLElement): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  return y < top + EDGE_PX || y > bottom - EDGE_PX;
}

/** On a Mac, Ctrl makes a right click of a click. Its press comes first, and must leave the selection to the menu. */
function isMenuPress({ ctrlKey }: React.MouseEvent): boolean {
  return PAGE_SYSTEM === 'mac' && ctrlKey;
}

function isToggle({ target }: React.MouseEvent): boolean {
  return target instanceof HTMLElement && target.dataset['action'] === 'toggle-row';
}

function isInEditor({ target }: React.MouseEvent): boolean {
  return target instanceof HTMLTextAreaElement;
}
