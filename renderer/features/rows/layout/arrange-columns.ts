import type { ColumnPlaces } from '../state/column-places';
import type { GridColumn } from './grid-columns';

export interface ArrangedColumns {
  /** From left to right, as they are shown. */
  columns: readonly GridColumn[];
  /** How many of them, from the left, are pinned. */
  pinned: number;
}

/** The columns as they are shown: the pinned ones first, then the others, both in the person's order. */
export function arrangeColumns(columns: readonly GridColumn[], { order, pins }: ColumnPlaces): ArrangedColumns {
  const ordered = inOrder(columns, order);
  const pinned = ordered.filter((column) => isPinned(column, pins));
  return { columns: [...pinned, ...ordered.filter((column) => !isPinned(column, pins))], pinned: pinned.length };
}

/** The outcomes and external_id are pinned unless the person unpins the latter: they say whose row it is and what became of it. */
function isPinned(column: GridColumn, pins: ColumnPlaces['pins']): boolean {
  if (column.kind === 'outcome') return true;
  const isId = column.kind === 'sheet' && column.target.kind === 'field' && column.target.field === 'external_id';
  return pins[column.id] ?? isId;
}

/**
 * The places after a column has changed places with the one beside it. Null at the end of the pinned or of the other columns.
 *
 * @param columns in their own order
 * @param step −1 to the left, 1 to the right
 */
export function movedColumn(
  columns: readonly GridColumn[],
  places: ColumnPlaces,
  id: string,
  step: -1 | 1,
): ColumnPlaces | null {
  const shown = arrangeColumns(columns, places);
  const at = shown.columns.findIndex((column) => column.id === id);
  const beside = shown.columns[at + step];
  if (at === -1 || beside === undefined || beside.kind === 'outcome') return null;
  if (at < shown.pinned !== at + step < shown.pinned) return null;
  const others = inOrder(columns, places.order).flatMap((column) => (column.id === id ? [] : [column.id]));
  const to = others.indexOf(beside.id) + (step === 1 ? 1 : 0);
  return { ...places, order: [...others.slice(0, to), id, ...others.slice(to)] };
}

/** How many of the pinned columns stay in sight: as many, from the left, as fit into `roomPx`. */
export function stuckColumns(widthsPx: readonly number[], pinned: number, roomPx: number): number {
  let takenPx = 0;
  const over = widthsPx.slice(0, pinned).findIndex((widthPx) => (takenPx += widthPx) > roomPx);
  return over === -1 ? pinned : over;
}

/** A column that the order does not know yet stays behind the one that it follows in the sheet. */
function inOrder(columns: readonly GridColumn[], order: readonly string[]): readonly GridColumn[] {
  if (order.length === 0) return columns;
  const placeOf = new Map(order.map((id, place) => [id, place]));
  let place = -1;
  const placed = columns.map((column) => {
    place = placeOf.get(column.id) ?? place;
    return { column, place };
  });
  return placed.sort((a, b) => a.place - b.place).map(({ column }) => column);
}
