export const ROW_PX = 32;
export const HEADER_PX = 54;
/** Checkbox, row number and the row's issue icon. */
export const GUTTER_PX = 104;

/** A column with its place on the screen. */
export interface PlacedColumn<C> {
  column: C;
  /** The key of its cells' elements. After a jump the elements get other columns, which is quicker than to make others. */
  key: string | number;
  /** 0-based place among the grid's columns. */
  at: number;
  leftPx: number;
  widthPx: number;
  /** Whether it stays in sight when the others are scrolled. */
  isStuck: boolean;
}

/** The id of a row's element, for `aria-owns`. */
export function rowId(position: number): string {
  return `row-${position}`;
}

/** The id of a cell's element, for `aria-activedescendant`. */
export function cellId(position: number, column: number): string {
  return `cell-${position}-${column}`;
}
