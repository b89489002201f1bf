import { createSpans, type Table } from '../../electron/sheet/table/table';

/** A small file may claim to have a huge table. At most this many cells are checked, spread evenly. */
const MOST_CELLS = 40_000;
const QUOTE = 0x22;
const EQUALS = 0x3d;

/** Throws if a table breaks its interface's contract (electron/sheet/table/table.ts). */
export function checkTable(table: Table): void {
  const { headers, headerFaults, rowCount, remarks } = table;
  assert(headers.length > 0, 'no headers');
  assert(headers.length === headerFaults.length, 'faults are not those of the headers');
  assert(!headers.includes(''), 'a header is empty');
  assert(new Set(headers).size === headers.length, 'a header comes twice');
  const step = Math.max(1, Math.ceil((rowCount * headers.length) / MOST_CELLS));
  for (let row = 1; row <= rowCount; row += step) checkRow(table, row);
  if (rowCount > 0) checkRow(table, rowCount);
  assert(table.cell(rowCount + 1, 0) === '', 'a row behind the last has a cell');
  assert(table.cell(1, headers.length) === '', 'a column behind the last has a cell');

  let last = 0;
  for (const row of remarks.rows()) {
    assert(row > last && row <= rowCount, `a remark is on row ${row} of ${rowCount}`);
    last = row;
    for (const { column } of remarks.of(row)) {
      assert(column === null || column < headers.length, `a remark is on column ${column ?? -1}`);
    }
  }
}

function checkRow(table: Table, row: number): void {
  const cells = table.cells(row);
  const width = table.headers.length;
  assert(cells.length === width, `row ${row} has ${cells.length} cells of ${width}`);
  const spans = createSpans(1);
  const bytes = Buffer.from(table.bytes.buffer, table.bytes.byteOffset, table.bytes.byteLength);
  for (let column = 0; column < width; column += 1) {
    const cell = table.cell(row, column);
    assert(typeof cell === 'string' && cell === cells[column], `cells() and cell() differ in row ${row}, ${column}`);
    const dateTime = table.dateTime(row, column);
    const isTimed = table.timedColumns.includes(column) && / \d\d:\d\d:\d\d$/.test(dateTime);
    assert(dateTime === cell || (isTimed && dateTime.startsWith(cell)), `row ${row}, ${column} has another date`);
    table.spans(column, row, 1, spans);
    const start = spans.starts[0] ?? 0;
    const end = spans.ends[0] ?? 0;
    if (end <= start) {
      assert(cell === '', `the bytes of row ${row}, ${column} are empty and the cell is not`);
      continue;
    }
    assert(end <= bytes.length, `row ${row}, ${column} ends behind the bytes`);
    const written = bytes.subarray(start, end);
    if (written[0] === EQUALS || written.includes(QUOTE)) continue;
    assert(written.toString() === cell, `the bytes of row ${row}, ${column} are not its cell`);
  }
}

function assert(holds: boolean, what: string): asserts holds {
  if (!holds) throw new Error(what);
}
