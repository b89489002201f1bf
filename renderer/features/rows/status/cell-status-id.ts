/** The id of the line below the grid, which describes the focused cell. */
export const CELL_STATUS_ID = 'cell-status';
