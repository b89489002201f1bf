// States of the worksheet scanner. Plain numbers, since some of the compilers in use turn enums into objects.
export const IN_DOCUMENT = 0;
export const IN_WORKSHEET = 1;
export const IN_ROWS = 2;
export const IN_ROW = 3;
export const IN_CELL = 4;
export const IN_VALUE = 5;
export const IN_STRING = 6;
export const IN_RUN = 7;
export const IN_TEXT = 8;
export const IN_MERGES = 9;
export const SKIPPING = 10;
/** Cells taken in one go count as one empty element. */
export const IN_USUAL_CELLS = 11;
