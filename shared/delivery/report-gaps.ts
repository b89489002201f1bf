/** What a saved report has of the sheet's own columns only in part; both are numbers of rows. */
export interface ReportGaps {
  /** Their cells are kept no more, and the sheet is not open: these columns are empty. */
  withoutCells: number;
  /** They have the cells of the open sheet, and others may have been sent: those were edited, or the file was opened again. */
  asTheyStand: number;
}
