export const ROW_PX = 32;
export const HEADER_PX = 54;
/** Checkbox, row number and the row's issue icon. */
export const GUTTER_PX = 104;

/** A column as the visible part of the grid needs it. */
export interface PlacedColumn<C> {
  column: C;
  /** 0-based place among the grid's columns. */
  at: number;
  leftPx: number;
  widthPx: number;
}

/** The element of a cell, for `aria-activedescendant`. */
export function cellId(position: number, column: number): string {
  return `cell-${position}-${column}`;
}
