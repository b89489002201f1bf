import { BACKSLASH, CR, LF, QUOTE, SPACE, TAB } from './byte-values';
import { skipBlanks } from './cell-bytes';
import { MAX_CELL_BYTES } from '../../source/limits';

/** Not 0 for what has to be looked at inside a quoted cell. */
const MATTERS = new Uint8Array(256);
for (const byte of [QUOTE, LF, CR]) MATTERS[byte] = 1;

/**
 * Finds where quoted cells end (RFC 4180, 2.5 to 2.7), and which opening quotes mean nothing: a cell goes on over a quote in its
 * middle (`"ООО "Ромашка""`) only as far as its line, and one that runs over lines into such a quote, or is never closed, is no quoted
 * cell. Otherwise one quote too many would swallow the rows behind it.
 */
export class QuotedCells {
  /** Line breaks inside the quoted cells found since it was set to 0. */
  breaks = 0;
  /** Where the last cell's closing quote stands; −1 where the quote that it begins with is a part of its text. */
  close = -1;
  /** Quotes found where no quote should be. */
  strays = 0;
  /** No quote between these bytes has an end of a cell behind it: known so as not to be looked for at every cell of a long line. */
  #noneFrom = 0;
  #noneTo = 0;

  /** What is put in the place of bytes that are taken out: a blank behind the closing quote, which means nothing. */
  readonly #filler: number;

  /**
   * @param endsCell not 0 for the delimiter and the line breaks
   * @param escapes whether a backslash before a quote makes it a part of the cell
   */
  constructor(
    private readonly endsCell: Uint8Array,
    private readonly escapes: boolean,
  ) {
    this.#filler = endsCell[SPACE] === 0 ? SPACE : TAB;
  }

  /**
   * Where the delimiter or line break behind the cell is; the limit or more where it cannot be told yet. There has to be a line break
   * between the cell's start and the limit.
   *
   * @param isLast whether nothing will ever come behind the limit
   */
  endOf(bytes: Buffer, start: number, limit: number, isLast: boolean): number {
    const { endsCell } = this;
    const cap = Math.min(limit, start + MAX_CELL_BYTES);
    let breaks = 0;
    let hasReturns = false;
    let at = start + 1;
    for (;;) {
      while (at < cap && (MATTERS[bytes[at] as number] as number) === 0) at += 1;
      if (at >= cap) return isLast || cap < limit ? this.#literalEnd(bytes, start) : limit;
      const byte = bytes[at] as number;
      if (byte !== QUOTE) {
        breaks += 1;
        at += 1;
        if (byte === CR) {
          hasReturns = true;
          if (at < limit && bytes[at] === LF) at += 1;
        }
        continue;
      }
      if (at + 1 >= limit) return limit;
      if (this.escapes && isEscaped(bytes, start + 1, at)) {
        // As long as before, and what all others understand.
        bytes[at - 1] = QUOTE;
        at += 1;
        continue;
      }
      if (bytes[at + 1] === QUOTE) {
        at += 2;
        continue;
      }
      const end = this.#skipBlanks(bytes, at + 1, limit);
      if (end >= limit) return limit;
      if ((endsCell[bytes[end] as number] as number) !== 0) {
        this.breaks += breaks;
        this.close = hasReturns ? unifyBreaks(bytes, start + 1, at, end, this.#filler) : at;
        return end;
      }
      this.strays += 1;
      const closed = breaks > 0 ? -1 : this.#endOnLine(bytes, at + 1, cap);
      return closed === -1 ? this.#literalEnd(bytes, start) : closed;
    }
  }

  /** Where the cell ends whose opening quote is a part of its text: as if there were no quotes at all. */
  #literalEnd(bytes: Uint8Array, start: number): number {
    const { endsCell } = this;
    this.close = -1;
    let at = start;
    while ((endsCell[bytes[at] as number] as number) === 0) at += 1;
    return at;
  }

  /** Behind the first quote on the line that has an end of a cell behind it, or −1. */
  #endOnLine(bytes: Uint8Array, from: number, cap: number): number {
    if (from >= this.#noneFrom && from < this.#noneTo) return -1;
    let at = from;
    for (;;) {
      while (at < cap && (MATTERS[bytes[at] as number] as number) === 0) at += 1;
      if (at >= cap || bytes[at] !== QUOTE) break;
      const end = this.#skipBlanks(bytes, at + 1, cap);
      if (end < cap && (this.endsCell[bytes[end] as number] as number) !== 0) {
        this.close = at;
        return end;
      }
      at += 1;
    }
    this.#noneFrom = from;
    this.#noneTo = at;
    return -1;
  }

  /** As {@link skipBlanks}, but for the delimiter, which may be a blank itself. */
  #skipBlanks(bytes: Uint8Array, from: number, end: number): number {
    const { endsCell } = this;
    if (from < end && (endsCell[bytes[from] as number] as number) !== 0) return from;
    const behind = skipBlanks(bytes, from, end);
    for (let at = from; at < behind; at += 1) if ((endsCell[bytes[at] as number] as number) !== 0) return at;
    return behind;
  }
}

/** Whether an odd number of backslashes stands before the quote. */
function isEscaped(bytes: Uint8Array, from: number, quote: number): boolean {
  let at = quote;
  while (at > from && bytes[at - 1] === BACKSLASH) at -= 1;
  return (quote - at) % 2 === 1;
}

/**
 * Makes every line break between `from` and the closing quote a line feed, and fills up with blanks behind the quote. Returns where
 * that stands now.
 */
function unifyBreaks(bytes: Uint8Array, from: number, quote: number, end: number, filler: number): number {
  let to = from;
  for (let at = from; at < quote; at += 1) {
    const byte = bytes[at] as number;
    if (byte === CR && bytes[at + 1] === LF) continue;
    bytes[to] = byte === CR ? LF : byte;
    to += 1;
  }
  bytes[to] = QUOTE;
  bytes.fill(filler, to + 1, end);
  return to;
}
