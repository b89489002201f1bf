import type { ReadingOptions } from '../../../../shared/sheet/sheet-state';
import { FileProblemError } from '../../source/file-problem-error';
import { Remarks } from '../../table/remarks';
import type { Table } from '../../table/table';
import { MAX_TEXT_BYTES } from '../../source/limits';
import { nameHeaders } from '../../table/name-headers';
import { isFormulaError } from '../../../../shared/consumer/cells/formula-error';
import { cleanText } from '../../../../shared/consumer/cells/clean-text';
import { type RemarkCode } from '../../table/remarks';
import { FORMULA_ERROR, FORMULA_NO_VALUE, NUMBER_ROUNDED, TEXT_DAMAGED, type CellFaults } from './cell-faults';
import { headerIn, headersOf } from './header-rows';
import type { MergedAreas } from './merged-areas';
import { mendTexts } from './mend-texts';
import type { RowStore } from './row-store';
import { tooMuchText, type RowWriter } from './row-writer';
import { settleRows } from './settle-rows';
import { textEnd, textStart, type TextArena } from './text-arena';
import { SHORT_BYTES, textEdges, TRIMMED } from './text-edges';
import { xlsxTable } from './xlsx-table';

/** The results of scanning a sheet's part. */
export interface ScannedSheet {
  writer: RowWriter;
  merges: MergedAreas;
  arena: TextArena;
}

/** The rows as a table, with facts about the file. */
export interface ShapedSheet {
  table: Table;
  /** Number of the header's row in the sheet. */
  headerRow: number;
  hiddenRows: number;
  trimmedCells: number;
}

/**
 * Makes a table of a sheet's rows: finds the header unless it is given, names the columns, and leaves out empty ones.
 *
 * @throws FileProblemError `no-header`, `no-rows`, `too-much-text`
 */
export function shapeSheet({ writer, merges, arena }: ScannedSheet, options: ReadingOptions): ShapedSheet {
  const rows = settleRows(writer, merges);
  mendTexts(rows, arena, writer.faults);
  refuseTooMuchText(rows, writer.longTextBytes, arena);
  const headerIndex = headerIn(rows, arena, options.headerRow, merges);
  if (headerIndex + 1 >= rows.rowCount) throw new FileProblemError('no-rows', 'There is nothing below the header.');

  const used = headersOf(rows, arena, headerIndex, merges).filter(
    ({ isNamed, slot }) => isNamed || rows.isUsedBehind(headerIndex, slot),
  );
  const { names, faults: headerFaults } = nameHeaders(used.map(({ header }) => header));
  const table = xlsxTable({
    headers: names,
    headerFaults,
    remarks: remarksOf(writer.faults, rows, arena, headerIndex, used),
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

/** Checks every cell only if short texts alone may be too much, which takes millions of cells. */
function refuseTooMuchText(rows: RowStore, longTextBytes: number, { bytes }: TextArena): void {
  const slots = rows.columns().map((column) => rows.slotOf(column));
  if (longTextBytes + rows.rowCount * slots.length * SHORT_BYTES <= MAX_TEXT_BYTES) return;
  let total = 0;
  for (let row = 0; row < rows.rowCount; row += 1) {
    for (const slot of slots) {
      const place = rows.place(row, slot);
      if (place !== 0) total += textEnd(bytes, place) - textStart(bytes, place);
    }
    if (total > MAX_TEXT_BYTES) throw tooMuchText();
  }
}

const REMARK_OF_FAULT: Readonly<Record<number, RemarkCode>> = {
  [FORMULA_NO_VALUE]: 'formula-no-value',
  [TEXT_DAMAGED]: 'text-damaged',
  [FORMULA_ERROR]: 'formula-error',
  [NUMBER_ROUNDED]: 'id-rounded',
};

function remarksOf(
  faults: CellFaults,
  rows: RowStore,
  arena: TextArena,
  headerIndex: number,
  columns: readonly { column: number; slot: number }[],
): Remarks {
  const remarks = new Remarks();
  const inTable = new Map(columns.map(({ column, slot }, index) => [column, { index, slot }]));
  faults.forEach((row, column, fault) => {
    const index = rows.firstRowFrom(row);
    const found = inTable.get(column);
    if (index <= headerIndex || rows.numberOf(index) !== row || found === undefined) return;
    // The common errors are recognised by their texts anyway.
    if (fault === FORMULA_ERROR && isFormulaError(cleanText(arena.text(rows.place(index, found.slot))))) return;
    const code = REMARK_OF_FAULT[fault];
    if (code !== undefined) remarks.add(index - headerIndex, { code, column: found.index, line: row });
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
