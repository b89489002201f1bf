import { isNullMark } from '../../../shared/consumer/cells/placeholder';
import type { EditedTable } from './edited-table';
import { createSpans, type CellSpans } from './table';

const QUOTE = 0x22;
const EQUALS = 0x3d;
/** Stands between two texts. A cell with this sign is read by itself. */
const SEPARATOR = 0x0a;
/** The longest mark for a missing value, in bytes. */
const MARK_BYTES = 4;
/** Longer cells are read by themselves, so that the texts of a piece stay small. */
const LONG_BYTES = 255;
/** Rows whose texts share one string. A string of many more is no longer allocated among the young objects, which costs several times as much. */
const PIECE_ROWS = 1_024;

/**
 * The texts of one column's cells, many at once: making a string of each cell by itself takes about five times as long, and the runtime
 * decodes UTF-8 at half the speed of the loop here.
 */
export class ColumnTexts {
  readonly #spans: CellSpans;
  /** UTF-16 of a piece. */
  #units = new Uint16Array(0);
  /** Where each text of a piece begins in it, and after the last, where the next would. */
  readonly #unitStarts = new Uint32Array(PIECE_ROWS + 1);
  #joined = Buffer.alloc(0);

  /** @param mostRows that are read at once */
  constructor(
    private readonly table: EditedTable,
    private readonly column: number,
    mostRows: number,
  ) {
    this.#spans = createSpans(mostRows);
  }

  /** The texts of `count` rows from `firstRow` on, each the same as `EditedTable.cell` returns. Keep none of them: many share one string. */
  read(firstRow: number, count: number): string[] {
    const { table, column } = this;
    if (table.showsTimes(column)) return Array.from({ length: count }, (_, at) => table.cell(firstRow + at, column));
    const pieces: string[][] = [];
    const special = this.#eachPiece(firstRow, count, (joined) => pieces.push(joined.split('\n')));
    const texts = pieces.length === 1 ? (pieces[0] as string[]) : pieces.flat();
    for (const at of special) texts[at] = table.cell(firstRow + at, column);
    return texts;
  }

  /**
   * The places among `count` rows from `firstRow` on, ascending, whose texts may match an expression: all that do, and few others. Looking
   * through many texts at once takes a third of the time of matching each.
   *
   * @param expression of `lineExpression`
   */
  mayMatch(firstRow: number, count: number, expression: RegExp): { places: number[]; texts: string[] } {
    const { table, column } = this;
    if (table.showsTimes(column)) {
      const places = Array.from({ length: count }, (_, at) => at);
      return { places, texts: this.read(firstRow, count) };
    }
    const places: number[] = [];
    const texts: string[] = [];
    const special = this.#eachPiece(firstRow, count, (joined, from, textCount) => {
      const starts = this.#unitStarts;
      expression.lastIndex = 0;
      for (let at = 0; at < textCount && expression.test(joined); at += 1) {
        while (at + 1 < textCount && (starts[at + 1] as number) <= expression.lastIndex) at += 1;
        const next = starts[at + 1] as number;
        places.push(from + at);
        texts.push(joined.slice(starts[at], next - 1));
        expression.lastIndex = next;
      }
    });
    if (special.length === 0) return { places, texts };
    const byPlace = new Map(places.map((place, index) => [place, texts[index] as string]));
    for (const at of special) byPlace.set(at, table.cell(firstRow + at, column));
    const found = [...byPlace].sort(([one], [other]) => one - other);
    return { places: found.map(([place]) => place), texts: found.map(([, text]) => text) };
  }

  /**
   * Joins the texts of up to {@link PIECE_ROWS} rows at a time by line breaks.
   *
   * @returns the places of cells that have to be read by themselves; each counts as empty in its piece
   */
  #eachPiece(firstRow: number, count: number, visit: (joined: string, from: number, texts: number) => void): number[] {
    if (this.#units.length === 0) {
      this.#units = new Uint16Array(PIECE_ROWS * (LONG_BYTES + 1));
      this.#joined = Buffer.from(this.#units.buffer);
    }
    const bytes = this.table.spans(this.column, firstRow, count, this.#spans);
    const special: number[] = [];
    for (let from = 0; from < count; from += PIECE_ROWS) {
      const to = Math.min(from + PIECE_ROWS, count);
      visit(this.#joinPiece(bytes, from, to, special), from, to - from);
    }
    return special;
  }

  #joinPiece(bytes: Uint8Array, from: number, to: number, special: number[]): string {
    const { starts, ends } = this.#spans;
    const units = this.#units;
    let end = 0;
    for (let at = from; at < to; at += 1) {
      if (at > from) {
        units[end] = SEPARATOR;
        end += 1;
      }
      this.#unitStarts[at - from] = end;
      const start = starts[at] as number;
      const stop = ends[at] as number;
      const written = isPlainStart(bytes, start, stop) ? decodePlain(bytes, start, stop, units, end) : -1;
      if (written === -1) special.push(at);
      else end = written;
    }
    this.#unitStarts[to - from] = end + 1;
    return this.#joined.toString('utf16le', 0, end * Uint16Array.BYTES_PER_ELEMENT);
  }
}

/** Whether a cell's bytes are its text, unless they have a quote (see `Table.spans`). */
function isPlainStart(bytes: Uint8Array, start: number, end: number): boolean {
  const length = end - start;
  if (length <= 0) return true;
  const first = bytes[start] as number;
  if (first === EQUALS || length > LONG_BYTES) return false;
  // `NULL` and `\N` begin with these letters.
  if (length > MARK_BYTES || (first !== 0x4e && first !== 0x5c)) return true;
  return !isNullMark(String.fromCharCode(...bytes.subarray(start, end)));
}

/**
 * Decodes a cell's UTF-8, and returns where its UTF-16 ends; −1 if it has a quote or a separator, a letter of four bytes, or bytes that
 * are no UTF-8.
 */
function decodePlain(bytes: Uint8Array, start: number, stop: number, into: Uint16Array, end: number): number {
  let to = end;
  for (let at = start; at < stop; at += 1, to += 1) {
    const byte = bytes[at] as number;
    if (byte < 0x80) {
      if (byte === QUOTE || byte === SEPARATOR) return -1;
      into[to] = byte;
      continue;
    }
    const second = at + 1 < stop ? (bytes[at + 1] as number) ^ 0x80 : 0xff;
    if (second > 0x3f) return -1;
    if (byte >= 0xc2 && byte < 0xe0) {
      into[to] = ((byte & 0x1f) << 6) | second;
      at += 1;
      continue;
    }
    const third = at + 2 < stop ? (bytes[at + 2] as number) ^ 0x80 : 0xff;
    const unit = ((byte & 0x0f) << 12) | (second << 6) | third;
    // Shorter letters and halves of pairs are not written with three bytes.
    if ((byte & 0xf0) !== 0xe0 || third > 0x3f || unit < 0x800 || (unit & 0xf800) === 0xd800) return -1;
    into[to] = unit;
    at += 2;
  }
  return to;
}
