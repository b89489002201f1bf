import { Remarks } from '../../electron/sheet/table/remarks';
import { nameHeaders } from '../../electron/sheet/table/name-headers';
import { FILL, type Table } from '../../electron/sheet/table/table';

/** A table over rows of strings. */
export function textTable(headers: readonly string[], rows: readonly (readonly string[])[]): Table {
  const { names, faults } = nameHeaders(headers);
  const width = names.length;
  const starts = new Uint32Array(rows.length * width + 1);
  const parts: Buffer[] = [];
  let length = 0;
  rows.forEach((row, index) => {
    for (let column = 0; column < width; column += 1) {
      const part = Buffer.from(row[column] ?? '');
      starts[index * width + column] = length;
      parts.push(part);
      length += part.length;
    }
  });
  starts[rows.length * width] = length;
  const bytes = Buffer.concat(parts);
  const at = (row: number, column: number): number => (row - 1) * width + column;
  const cell = (row: number, column: number): string => rows[row - 1]?.[column] ?? '';
  return {
    headers: names,
    headerFaults: faults,
    rowCount: rows.length,
    bytes,
    remarks: new Remarks(),
    cell,
    isBare: () => false,
    timedColumns: [],
    dateTime: cell,
    cells: (row) => names.map((_, column) => cell(row, column)),
    spans: (column, firstRow, count, into) => {
      for (let index = 0; index < count; index += 1) {
        into.starts[index] = starts[at(firstRow + index, column)] ?? 0;
        into.ends[index] = starts[at(firstRow + index, column) + 1] ?? 0;
      }
    },
    fills: (column, firstRow, count, into) => {
      for (let index = 0; index < count; index += 1)
        into[index] = cell(firstRow + index, column) === '' ? FILL.none : FILL.text;
    },
  };
}
