import type { ReadingOptions } from '../../../../shared/sheet/sheet-state';
import { FileProblemError } from '../../file-problem-error';
import { Remarks } from '../../remarks';
import type { Table } from '../../table';
import { findHeaderRow } from '../find-header-row';
import { nameHeaders } from '../name-headers';
import { FORMULA_NO_VALUE, type CellFaults } from './cell-faults';
import type { MergedAreas } from './merged-areas';
import { mendTexts } from './mend-texts';
import type { RowStore } from './row-store';
import type { RowWriter } from './row-writer';
import { settleRows } from './settle-rows';
import { textEnd, textStart, type TextArena } from './text-arena';
import { textEdges, TRIMMED } from './text-edges';
import { xlsxTable } from './xlsx-table';

/** Rows among which the header is looked for. */
export const SAMPLE_ROWS = 64;

/** What a scan of a sheet's part found. */
export interface ScannedSheet {
  writer: RowWriter;
  merges: MergedAreas;
  arena: TextArena;
}

/** The rows made a table, and the facts of it. */
export interface ShapedSheet {
  table: Table;
  /** Number of the header's row in the sheet. */
  headerRow: number;
  hiddenRows: number;
  trimmedCells: number;
}

/**
 * Makes a table of a sheet's rows: header found or told, columns named, those left out that hold nothing.
 *
 * @throws FileProblemError `no-header`, `no-rows`
 */
export function shapeSheet({ writer, merges, arena }: ScannedSheet, options: ReadingOptions): ShapedSheet {
  const rows = settleRows(writer, merges);
  mendTexts(rows, arena, writer.faults);
  const headerIndex = headerIn(rows, arena, options.headerRow);
  if (headerIndex + 1 >= rows.rowCount) throw new FileProblemError('no-rows', 'There is nothing below the header.');

  const used = rows
    .columns()
    .map((column) => ({ column, slot: rows.slotOf(column) }))
    .map((column) => ({ ...column, header: arena.text(rows.place(headerIndex, column.slot)) }))
    .filter(({ header, slot }) => header.trim() !== '' || rows.isUsedBehind(headerIndex, slot));
  const { names, faults: headerFaults } = nameHeaders(used.map(({ header }) => header));
  const table = xlsxTable({
    headers: names,
    headerFaults,
    remarks: remarksOf(
      writer.faults,
      rows,
      headerIndex,
      used.map(({ column }) => column),
    ),
    rows,
    headerIndex,
    slots: used.map(({ slot }) => slot),
    bytes: arena.bytes.subarray(0, arena.length),
  });
  return {
    table,
    headerRow: rows.numberOf(headerIndex),
    hiddenRows: countHidden(rows, headerIndex + 1),
    trimmedCells: rows.isOdd
      ? countTrimmed(rows, arena, headerIndex + 1, rows.rowCount)
      : writer.trimmedCells - countTrimmed(rows, arena, 0, headerIndex + 1),
  };
}

function headerIn(rows: RowStore, arena: TextArena, headerRow: number | undefined): number {
  if (headerRow !== undefined) {
    const index = rows.firstRowFrom(headerRow);
    if (index < rows.rowCount && rows.numberOf(index) === headerRow) return index;
    throw new FileProblemError('no-header', `Row ${headerRow} holds no headers.`);
  }
  const slots = rows.columns().map((column) => rows.slotOf(column));
  const sample = Array.from({ length: Math.min(rows.rowCount, SAMPLE_ROWS) }, (_, row) =>
    slots.map((slot) => arena.text(rows.place(row, slot))),
  );
  const index = findHeaderRow(sample);
  if (index === null) throw new FileProblemError('no-header', 'The sheet is empty.');
  return index;
}

function remarksOf(faults: CellFaults, rows: RowStore, headerIndex: number, columns: readonly number[]): Remarks {
  const remarks = new Remarks();
  const inTable = new Map(columns.map((column, index) => [column, index]));
  faults.forEach((row, column, fault) => {
    const index = rows.firstRowFrom(row);
    const place = inTable.get(column);
    if (index <= headerIndex || rows.numberOf(index) !== row || place === undefined) return;
    const code = fault === FORMULA_NO_VALUE ? 'formula-no-value' : 'text-damaged';
    remarks.add(index - headerIndex, { code, column: place, line: row });
  });
  return remarks;
}

function countHidden(rows: RowStore, first: number): number {
  let count = 0;
  if (!rows.hasHidden) return count;
  for (let row = first; row < rows.rowCount; row += 1) if (rows.isHidden(row)) count += 1;
  return count;
}

function countTrimmed(rows: RowStore, { bytes }: TextArena, first: number, end: number): number {
  const slots = rows.columns().map((column) => rows.slotOf(column));
  let count = 0;
  for (let row = first; row < end; row += 1) {
    for (const slot of slots) {
      const place = rows.place(row, slot);
      if (place === 0) continue;
      if ((textEdges(bytes, textStart(bytes, place), textEnd(bytes, place)) & TRIMMED) !== 0) count += 1;
    }
  }
  return count;
}
