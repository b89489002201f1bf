import type { SheetState } from '../../../../shared/sheet/sheet-state';
import { gridTargetStore } from '../../../model/navigation';
import { columnPlacesOf, columnPlacesStore, type ColumnPlaces } from '../state/column-places';
import { gridStore } from '../state/grid-store';
import { movedColumn } from './arrange-columns';
import { gridColumns, type GridColumn } from './grid-columns';

type SheetGridColumn = Extract<GridColumn, { kind: 'sheet' }>;

/** The places after a column has moved by one to the left (−1) or right (1). Null if it cannot. */
export function placesAfterMove(state: SheetState, { id }: SheetGridColumn, step: -1 | 1): ColumnPlaces | null {
  return movedColumn(gridColumns(state), columnPlacesOf(state.rowsId), id, step);
}

/** Moves a column by one place. Does nothing if it cannot be moved. */
export function moveColumn(state: SheetState, column: SheetGridColumn, step: -1 | 1): void {
  const places = placesAfterMove(state, column, step);
  if (places !== null) place(state, column, places);
}

export function pinColumn(state: SheetState, column: SheetGridColumn, isPinned: boolean): void {
  const places = columnPlacesOf(state.rowsId);
  place(state, column, { ...places, pins: { ...places.pins, [column.id]: isPinned } });
}

/** The focus goes to the column, which so stays in sight. */
function place({ rowsId }: SheetState, { index }: SheetGridColumn, places: ColumnPlaces): void {
  columnPlacesStore.set({ rowsId, places });
  gridTargetStore.set({ position: gridStore.get().focus.position, column: index });
}
