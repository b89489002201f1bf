import type { RefObject } from 'react';
import type { SheetState } from '../../../../shared/sheet/sheet-state';
import { isChanging, redo, undo } from '../../../model/change-sheet';
import { addRow } from '../../../model/show-rows';
import { useRun } from '../../../hooks/use-action';
import type { GridContext } from '../commands/grid-commands';
import { openCellMenuAt } from '../context-menu/open-cell-menu';
import type { useCellOffers } from '../context-menu/use-cell-offers';
import { leaveElement } from '../keyboard/leave-grid';
import type { DataEdge } from '../keyboard/use-data-edge';
import { useNextIssue } from '../keyboard/use-next-issue';
import type { GridColumn } from '../layout/grid-columns';
import { moveColumn } from '../layout/place-columns';
import { findBarStore } from '../state/find-bar-store';
import { focusGrid } from '../state/focus-grid';
import { cellsIn } from '../state/grid-selection';
import type { CellPlace } from '../state/grid-state';
import { gridStore } from '../state/grid-store';
import { goToRowStore } from '../state/go-to-row-store';
import { openColumnMenuStore } from '../state/open-column-menu';
import type { CellDeeds } from './use-cell-deeds';
import type { GridActions } from './use-grid-actions';

/** What the commands of the grid do to this sheet. */
export function useGridContext(
  scroller: RefObject<HTMLElement | null>,
  state: SheetState,
  columns: readonly GridColumn[],
  focus: CellPlace,
  { act, show, selected }: GridActions,
  { startEdit, clear, toggleRows, copyInto }: CellDeeds,
  { goToEdge }: DataEdge,
  offers: ReturnType<typeof useCellOffers>,
  copyWithHeaders: () => void,
  find: () => void,
): GridContext {
  const run = useRun();
  const showNextIssue = useNextIssue();
  const openColumnMenu = (): void => {
    const column = columns[focus.column];
    if (column === undefined || column.kind === 'outcome') return;
    show({ kind: 'reveal', at: focus });
    openColumnMenuStore.set(column.id);
  };
  return {
    canUndo: () => state.canUndo || isChanging(),
    canRedo: () => state.undone > 0 || isChanging(),
    hasRange: cellsIn(selected) > 1,
    move: (move) => show({ kind: 'move', move }),
    extend: (move) => show({ kind: 'extend', move }),
    goToEdge,
    select: (whole) => act({ kind: 'select', whole }),
    copyInto,
    copyWithHeaders,
    leave: (isBack) => scroller.current !== null && leaveElement(scroller.current, isBack),
    startEdit: (typed) => startEdit(focus, typed),
    clearCells: clear,
    toggleRows,
    addRow: () => run(addRow),
    ...offers,
    openMenu: () => {
      if (gridStore.get().selection?.whole === 'columns') return openColumnMenu();
      show({ kind: 'reveal', at: focus });
      openCellMenuAt(focus);
    },
    goToRow: () => goToRowStore.set({ hidden: null }),
    openColumnMenu,
    moveColumn: (step) => {
      const column = columns[focus.column];
      if (column?.kind === 'sheet') moveColumn(state, column, step);
    },
    undo: () => run(undo),
    redo: () => run(redo),
    showNextIssue,
    focusGrid,
    find,
    replace: () => findBarStore.update((asked) => asked + 1),
  };
}
