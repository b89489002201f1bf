import { useEffect, useEffectEvent, useLayoutEffect, useRef } from 'react';
import type { SheetState } from '../../../../shared/sheet/sheet-state';
import { gridTargetStore } from '../../../model/navigation';
import { useStore } from '../../../model/store';
import { gridPositionOf, type GridColumn } from '../layout/grid-columns';
import { focusGrid } from '../state/focus-grid';
import { reduceGrid } from '../state/grid-reducer';
import { selectedRange } from '../state/grid-selection';
import type { CellPlace, GridAction, GridBounds, GridRange } from '../state/grid-state';
import { gridStore } from '../state/grid-store';

export interface GridActions {
  act: (action: GridAction) => void;
  /** Acts, then scrolls the moved cell into sight: the selection's head, or else the focus. */
  show: (action: GridAction) => void;
  /** The selected rectangle. */
  selected: GridRange;
}

/** The ways to change the grid's state, which also follows the sheet's view and the cells that other parts of the window ask for. */
export function useGridActions(
  { rowsId, view, viewRows }: SheetState,
  columns: readonly GridColumn[],
  {
    pageRows,
    showRow,
    showColumn,
  }: { pageRows: number; showRow: (position: number) => void; showColumn: (at: number, from: number) => void },
): GridActions {
  const bounds: GridBounds = { rows: viewRows, columns: columns.length, pageRows };
  const act = (action: GridAction): void => gridStore.update((now) => reduceGrid(now, action, bounds));
  const show = (action: GridAction): void => {
    const isExtended = action.kind === 'extend' || action.kind === 'extend-to';
    const movedCell = (): CellPlace => {
      const { focus, selection } = gridStore.get();
      return isExtended && selection !== null ? selection.head : focus;
    };
    const from = movedCell();
    act(action);
    const at = movedCell();
    showRow(at.position);
    showColumn(at.column, from.column);
  };

  const shownColumns = useRef(columns);
  const followColumns = useEffectEvent(() => {
    const before = shownColumns.current;
    shownColumns.current = columns;
    if (before === columns || gridStore.get().shown?.rowsId !== rowsId) return;
    const placeOf = new Map(columns.map(({ id }, place) => [id, place]));
    act({ kind: 'follow-columns', placeOf: (place) => placeOf.get(before[place]?.id ?? '') ?? place });
  });
  useLayoutEffect(() => followColumns(), [columns]);

  const viewKey = JSON.stringify(view);
  const enterView = useEffectEvent(() => act({ kind: 'enter-view', rowsId, view }));
  // Before the effect below that goes to a cell: that cell is one of this view.
  useLayoutEffect(() => enterView(), [rowsId, viewKey, viewRows, columns.length]);
  const showFocusedRow = useEffectEvent(() => showRow(gridStore.get().focus.position));
  useEffect(() => showFocusedRow(), [rowsId, viewKey]);

  const target = useStore(gridTargetStore);
  const goToTarget = useEffectEvent(() => {
    if (target === null) return;
    gridTargetStore.set(null);
    const at = { position: target.position, column: gridPositionOf(columns, target.column) };
    show({ kind: target.keeps === 'selection' ? 'reveal' : 'go-to', at });
    if (target.keeps === undefined) focusGrid();
  });
  useEffect(() => goToTarget(), [target]);

  // An edit does not outlive its field.
  const dropEdit = useEffectEvent(() => act({ kind: 'end-edit', move: null }));
  useEffect(() => () => dropEdit(), []);
  return { act, show, selected: selectedRange(useStore(gridStore), bounds) };
}
