import type { HeaderFault } from '../../../../shared/sheet/sheet-state';
import type { Remarks } from '../../table/remarks';
import { FILL, type CellSpans, type Table } from '../../table/table';
import { textWithTime } from './date-text';
import type { RowStore } from './row-store';
import { textAt, textEnd, textStart } from './text-arena';

export interface XlsxTableParts {
  headers: readonly string[];
  headerFaults: readonly (HeaderFault | null)[];
  remarks: Remarks;
  rows: RowStore;
  /** Index of the header among the rows. */
  headerIndex: number;
  /** Each column's slot in the rows. */
  slots: readonly number[];
  /** All texts, in the arena's format. */
  bytes: Buffer;
}

/** A worksheet as a table: cells are positions in the arena until somebody asks for their text. */
export function xlsxTable(parts: XlsxTableParts): Table {
  const { headers, headerFaults, remarks, rows, headerIndex, slots, bytes } = parts;
  const rowCount = rows.rowCount - headerIndex - 1;
  const text = (row: number, slot: number): string =>
    row < 1 || row > rowCount ? '' : textAt(bytes, rows.place(headerIndex + row, slot));
  let places = new Uint32Array(0);
  const placesOf = (column: number, firstRow: number, count: number): Uint32Array => {
    if (places.length < count) places = new Uint32Array(count);
    const found = places.subarray(0, count);
    rows.places(headerIndex + firstRow, slots[column] ?? -1, found);
    return found;
  };
  return {
    headers,
    headerFaults,
    rowCount,
    bytes,
    remarks,
    isBare: () => false,
    timedColumns: [...slots.keys()].filter((column) => rows.hasHiddenTimes(slots[column] ?? -1)),
    dateTime: (row, column) => {
      const place = row < 1 || row > rowCount ? 0 : rows.place(headerIndex + row, slots[column] ?? -1);
      return place === 0 ? '' : textWithTime(bytes, textStart(bytes, place), textEnd(bytes, place));
    },
    cell: (row, column) => text(row, slots[column] ?? -1),
    cells: (row) => slots.map((slot) => text(row, slot)),
    spans: (column, firstRow, count, into) => fillSpans(bytes, placesOf(column, firstRow, count), into),
    fills: (column, firstRow, count, into) => {
      const found = placesOf(column, firstRow, count);
      for (let at = 0; at < count; at += 1) into[at] = found[at] === 0 ? FILL.none : FILL.text;
    },
  };
}

function fillSpans(bytes: Buffer, places: Uint32Array, { starts, ends }: CellSpans): void {
  for (let index = 0; index < places.length; index += 1) {
    const place = places[index] as number;
    starts[index] = place === 0 ? 0 : textStart(bytes, place);
    ends[index] = place === 0 ? 0 : textEnd(bytes, place);
  }
}
