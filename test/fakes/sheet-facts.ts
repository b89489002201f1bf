/** A sheet of the five required columns, as a reader describes it. */
export const HEADERS = ['external_id', 'email', 'name', 'phone', 'created_at'];
export const FACTS = {
  name: 'a.csv',
  sizeBytes: 1,
  format: 'csv' as const,
  sheets: [],
  sheetName: null,
  encoding: 'utf-8',
  delimiter: ',',
  headerRow: 1,
  hiddenRows: 0,
  trimmedCells: 0,
};
