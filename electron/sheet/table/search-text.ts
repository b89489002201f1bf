import type { EditedTable } from './edited-table';
import { createSpans } from './table';

const SLICE_ROWS = 1_024;

/**
 * Finds rows with a text in any cell, or in any of some columns, case-insensitive. Ask for rows in ascending order: it scans a slice of
 * rows at a time, column by column, and makes no strings if bytes are enough.
 */
export function createTextSearch(
  table: EditedTable,
  text: string,
  columns: readonly number[] = table.headers.map((_, column) => column),
): (row: number) => boolean {
  const needle = text.toLowerCase();
  const letters = lettersOf(needle);
  const spans = createSpans(SLICE_ROWS);
  const found = new Uint8Array(SLICE_ROWS);
  let firstRow = 0;

  const inStrings = (row: number): boolean =>
    columns.some((column) => table.cell(row, column).toLowerCase().includes(needle));
  if (letters === null || columns.some((column) => table.showsTimes(column))) return inStrings;

  const lookAt = (first: number): void => {
    firstRow = first;
    found.fill(0);
    const count = Math.min(SLICE_ROWS, table.rowCount - first + 1);
    for (const column of columns) {
      const bytes = table.spans(column, first, count, spans);
      for (let at = 0; at < count; at += 1) {
        if (found[at] === 0 && holds(bytes, spans.starts[at] as number, spans.ends[at] as number, letters)) {
          found[at] = 1;
        }
      }
    }
  };
  return (row) => {
    if (firstRow === 0 || row < firstRow || row >= firstRow + SLICE_ROWS) lookAt(row);
    return found[row - firstRow] === 1;
  };
}

/** A letter of the search text: UTF-8 of its lower-case and upper-case forms. */
interface Letter {
  small: Uint8Array;
  capital: Uint8Array;
}

/**
 * Null if bytes are not enough: for letters whose two forms differ in length, and for quotes, which a CSV may double. A CSV cell with
 * doubled quotes is still found by any other part of its text.
 */
function lettersOf(needle: string): Letter[] | null {
  const letters: Letter[] = [];
  for (const sign of needle) {
    const small = Buffer.from(sign);
    const capital = Buffer.from(sign.toUpperCase());
    if (sign === '"' || small.length !== capital.length || capital.toString().toLowerCase() !== sign) return null;
    letters.push({ small, capital });
  }
  return letters;
}

function holds(bytes: Uint8Array, start: number, end: number, letters: readonly Letter[]): boolean {
  const [first] = letters;
  if (first === undefined) return true;
  const small = first.small[first.small.length - 1] as number;
  const capital = first.capital[first.capital.length - 1] as number;
  const skip = first.small.length - 1;
  for (let at = start + skip; at < end; at += 1) {
    const byte = bytes[at] as number;
    if ((byte === small || byte === capital) && standsAt(bytes, at - skip, end, letters)) return true;
  }
  return false;
}

function standsAt(bytes: Uint8Array, start: number, end: number, letters: readonly Letter[]): boolean {
  let at = start;
  for (const { small, capital } of letters) {
    if (at + small.length > end || !(isThere(bytes, at, small) || isThere(bytes, at, capital))) return false;
    at += small.length;
  }
  return true;
}

function isThere(bytes: Uint8Array, at: number, letter: Uint8Array): boolean {
  for (let index = 0; index < letter.length; index += 1) if (bytes[at + index] !== letter[index]) return false;
  return true;
}
