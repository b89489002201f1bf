/** Rows of a saved report whose own sheet columns are incomplete or may differ from what was sent. Both are numbers of rows. */
export interface ReportGaps {
  /** Their cells are no longer stored and the sheet is not open, so these columns are empty. */
  withoutCells: number;
  /** They have the open sheet's cells, which may differ from those sent: the rows were edited, or the file was opened again. */
  asTheyStand: number;
}
