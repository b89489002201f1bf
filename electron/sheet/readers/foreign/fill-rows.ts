import { inTimeSlices } from '../../threads/time-slices';
import { FORMULA_ERROR, FORMULA_NO_VALUE, NUMBER_ROUNDED } from '../xlsx/cell-faults';
import type { CellFormats } from '../xlsx/cell-formats';
import { BOOLEAN, ERROR, ISO_DATE, NUMBER, PLAIN_TEXT } from '../xlsx/cell-type';
import { finishValue, ROUNDED, TIMED, type NumberMeaning } from '../xlsx/cell-value';
import { MergedAreas } from '../xlsx/merged-areas';
import { readNumberFormat } from '../xlsx/number-format';
import { RowWriter } from '../xlsx/row-writer';
import type { ScannedSheet } from '../xlsx/shape-sheet';
import { TextArena } from '../xlsx/text-arena';
import { HIDES_TIME, textEdges } from '../xlsx/text-edges';
import {
  CELL_BOOLEAN,
  CELL_ERROR,
  CELL_ISO_DATE,
  CELL_NO_VALUE,
  CELL_NUMBER,
  CELL_TEXT,
  type PackedCells,
  type ParsedSheet,
} from './foreign-workbook';

/** Rows between two looks at the rest of the world. */
const SLICE_ROWS = 4096;
const MERGE_FIELDS = 4;

const TYPE_OF_KIND: Readonly<Record<number, number>> = {
  [CELL_NUMBER]: NUMBER,
  [CELL_TEXT]: PLAIN_TEXT,
  [CELL_BOOLEAN]: BOOLEAN,
  [CELL_ERROR]: ERROR,
  [CELL_ISO_DATE]: ISO_DATE,
};

/** The number formats of a workbook as its cells' styles. */
export function formatsOf(codes: readonly string[]): CellFormats {
  const formats = codes.map(readNumberFormat);
  return {
    kinds: Uint8Array.from(formats, ({ kind }) => kind),
    zeros: Uint8Array.from(formats, ({ zeros }) => zeros),
    masks: new Map(formats.flatMap(({ mask }, style) => (mask === null ? [] : [[style, mask] as const]))),
  };
}

/**
 * Writes a sheet's cells into the rows that our own reader of workbooks fills, so that numbers, dates and merged cells mean the same in both.
 *
 * @param limits.firstRow rows above this one are left out
 * @param onSlice called with the share that is done, 0 to 1, and the rows written so far; an error it throws ends the work
 */
export async function fillRows(
  { cells, merges }: ParsedSheet,
  meaning: NumberMeaning,
  limits: { firstRow: number; maxRows: number },
  onSlice: (done: number, rows: number) => void = () => undefined,
): Promise<ScannedSheet> {
  const arena = new TextArena(Math.min(cells.texts.length * 2, limits.maxRows * 4096));
  const writer = new RowWriter(arena);
  const first = lowestFrom(cells.rowNumbers, limits.firstRow);
  const count = Math.min(cells.rowNumbers.length - first, limits.maxRows);
  await inTimeSlices(
    count,
    SLICE_ROWS,
    (start, end) => {
      for (let row = first + start; row < first + end; row += 1) writeRow(cells, row, writer, arena, meaning);
    },
    (done) => onSlice(done / count, writer.rows.rowCount),
  );
  const areas = new MergedAreas();
  for (let at = 0; at < merges.length; at += MERGE_FIELDS) {
    const [firstColumn = 0, firstRow = 0, lastColumn = 0, lastRow = 0] = merges.subarray(at, at + MERGE_FIELDS);
    areas.addArea({ firstColumn, firstRow, lastColumn, lastRow });
  }
  return { writer, merges: areas, arena };
}

function writeRow(cells: PackedCells, row: number, writer: RowWriter, arena: TextArena, meaning: NumberMeaning): void {
  const { rowNumbers, rowHidden, rowEnds, columns } = cells;
  writer.begin(rowNumbers[row] as number, rowHidden[row] === 1);
  const end = rowEnds[row] as number;
  for (let at = row === 0 ? 0 : (rowEnds[row - 1] as number); at < end; at += 1) {
    writeCell(cells, at, columns[at] as number, writer, arena, meaning);
  }
  writer.end();
}

function writeCell(
  { kinds, formats, textEnds, texts }: PackedCells,
  at: number,
  column: number,
  writer: RowWriter,
  arena: TextArena,
  meaning: NumberMeaning,
): void {
  const kind = kinds[at] as number;
  if (kind === CELL_NO_VALUE) {
    writer.addFault(column, FORMULA_NO_VALUE);
    return;
  }
  const start = at === 0 ? 0 : (textEnds[at - 1] as number);
  const end = textEnds[at] as number;
  arena.begin();
  arena.reserve(end - start);
  arena.bytes.set(texts.subarray(start, end), arena.length);
  arena.length += end - start;
  if (kind === CELL_ERROR) writer.addFault(column, FORMULA_ERROR);
  const found = finishValue(arena, meaning, TYPE_OF_KIND[kind] ?? PLAIN_TEXT, formats[at] as number);
  if (found === ROUNDED) writer.addFault(column, NUMBER_ROUNDED);
  const edges = textEdges(arena.bytes, arena.begun, arena.length);
  writer.put(column, arena.end(), found === TIMED ? edges | HIDES_TIME : edges);
}

/** Index of the first row whose number is not below this one. */
function lowestFrom(numbers: Uint32Array, first: number): number {
  const index = first <= 1 ? 0 : numbers.findIndex((number) => number >= first);
  return index < 0 ? numbers.length : index;
}
