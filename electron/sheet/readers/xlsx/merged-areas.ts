import { FileProblemError } from '../../source/file-problem-error';
import { readReference, reference } from './cell-reference';
import type { RowStore } from './row-store';

const COLON = 0x3a;
const FIELDS = 4;
const MAX_AREAS = 1_000_000;
/** In a hostile file, areas may overlap so much that visiting each cell of each area would never end. */
const MAX_STEPS = 50_000_000;

/** Columns from 0, rows from 1. Both ends are inclusive. */
export interface MergedArea {
  firstColumn: number;
  firstRow: number;
  lastColumn: number;
  lastRow: number;
}

/** The merged areas of a sheet. */
export class MergedAreas {
  /** First column, first row, last column, last row of each area. */
  readonly #fields: number[] = [];

  get length(): number {
    return this.#fields.length / FIELDS;
  }

  /** Adds an area such as `B2:C3`. Anything else is ignored. */
  add(bytes: Buffer, start: number, end: number): void {
    let colon = start;
    while (colon < end && bytes[colon] !== COLON) colon += 1;
    if (colon === end || !readReference(bytes, start, colon)) return;
    const { column, row } = reference;
    if (!readReference(bytes, colon + 1, end)) return;
    this.addArea({ firstColumn: column, firstRow: row, lastColumn: reference.column, lastRow: reference.row });
  }

  addArea({ firstColumn, firstRow, lastColumn, lastRow }: MergedArea): void {
    if (this.length >= MAX_AREAS) throw new FileProblemError('damaged', `More than ${MAX_AREAS} areas are merged.`);
    this.#fields.push(firstColumn, firstRow, lastColumn, lastRow);
  }

  /** The areas that overlap these rows of the sheet. */
  within(firstRow: number, lastRow: number): MergedArea[] {
    const found: MergedArea[] = [];
    for (let at = 0; at < this.#fields.length; at += FIELDS) {
      const [firstColumn = 0, first = 0, lastColumn = 0, last = 0] = this.#fields.slice(at, at + FIELDS);
      if (first <= lastRow && last >= firstRow) found.push({ firstColumn, firstRow: first, lastColumn, lastRow: last });
    }
    return found;
  }

  /**
   * Empties the cells hidden under a merged one, since only its first cell has the value. The rows must be in order.
   *
   * @returns whether there were any
   */
  empty(rows: RowStore): boolean {
    const columns = rows.columns();
    let steps = 0;
    let hasEmptied = false;
    for (let at = 0; at < this.#fields.length; at += FIELDS) {
      const [firstColumn = 0, firstRow = 0, lastColumn = 0, lastRow = 0] = this.#fields.slice(at, at + FIELDS);
      const slots = columns
        .slice(lowest(columns, firstColumn), lowest(columns, lastColumn + 1))
        .map((column) => ({ column, slot: rows.slotOf(column) }));
      for (let row = rows.firstRowFrom(firstRow); row < rows.rowCount && rows.numberOf(row) <= lastRow; row += 1) {
        steps += slots.length + 1;
        if (steps > MAX_STEPS) throw new FileProblemError('too-large', 'The merged areas hold too many cells.');
        for (const { column, slot } of slots) {
          if (column === firstColumn && rows.numberOf(row) === firstRow) continue;
          if (rows.place(row, slot) === 0) continue;
          rows.setPlace(row, slot, 0);
          hasEmptied = true;
        }
      }
    }
    return hasEmptied;
  }
}

/** Index of the first number that is not below the bound. */
function lowest(numbers: readonly number[], bound: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((numbers[middle] as number) < bound) low = middle + 1;
    else high = middle;
  }
  return low;
}
