/** A report: each line begins with the row's number, the external id and the result. */
export interface ReportTable {
  titles: string[];
  lines: AsyncGenerator<string[], undefined>;
  /** Position of a time. */
  atCell: number;
  /** Number of our cells before the sheet's own. */
  ourCells: number;
  /** A workbook's second sheet: its name, and the labels and values of its lines. */
  totals: Record<'sheet' | 'file' | 'shop' | 'rows' | 'fileName' | 'shopName', string>;
}

/** Positions of cells whose type in a workbook is not text. */
export const ROW_CELL = 0;
export const ID_CELL = 1;
export const RESULT_CELL = 2;
