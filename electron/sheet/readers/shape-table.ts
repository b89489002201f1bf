import { FileProblemError } from '../file-problem-error';

/** As many as a sheet of Excel can have; more show that the file is something else. */
const MAX_COLUMNS = 16_384;

/** Records made a table: every row as long as the headers. */
export interface ShapedTable {
  headers: string[];
  rows: string[][];
  /** 1-based number of the record that holds the header. */
  headerRow: number;
}

const isBlank = (cell: string | undefined): boolean => cell === undefined || cell.trim() === '';
const isBlankRecord = (record: readonly string[]): boolean => record.every(isBlank);

/**
 * Makes a table of a file's records: the first that is not blank is the header, blank ones are left out, short ones are
 * filled up. Columns without a header stay, with an empty one, where they hold anything: nothing is lost.
 *
 * @param headerRow 1-based number of the header's record, where the person says so.
 * @throws FileProblemError `no-header`, `no-rows`, `not-a-table`
 */
export function shapeTable(records: readonly string[][], headerRow?: number): ShapedTable {
  const headerIndex = headerRow === undefined ? records.findIndex((r) => !isBlankRecord(r)) : headerRow - 1;
  const header = records[headerIndex];
  if (header === undefined || isBlankRecord(header)) {
    throw new FileProblemError('no-header', `Row ${headerIndex + 1} of ${records.length} holds no headers.`);
  }
  const body = records.slice(headerIndex + 1).filter((record) => !isBlankRecord(record));
  if (body.length === 0) throw new FileProblemError('no-rows', 'There is nothing below the header.');

  const columns = usedColumns(header, body);
  if (columns.length > MAX_COLUMNS) {
    throw new FileProblemError('not-a-table', `The file has ${columns.length} columns.`);
  }
  return {
    headers: columns.map((column) => (isBlank(header[column]) ? '' : (header[column] ?? ''))),
    rows: body.map((record) => pick(record, columns)),
    headerRow: headerIndex + 1,
  };
}

/** Indices of the columns that have a header or, failing that, a cell. */
function usedColumns(header: readonly string[], body: readonly string[][]): number[] {
  const used = header.map((cell) => !isBlank(cell));
  for (const record of body) {
    for (let column = 0; column < record.length; column += 1) {
      if (used[column] !== true && !isBlank(record[column])) used[column] = true;
    }
  }
  return [...used.keys()].filter((column) => used[column]);
}

function pick(record: string[], columns: readonly number[]): string[] {
  // Nearly every record is right as it is: no copy of a million rows.
  if (record.length === columns.length && columns.at(-1) === columns.length - 1) return record;
  return columns.map((column) => record[column] ?? '');
}
