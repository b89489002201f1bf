import { BACKSLASH, CR, LF, QUOTE, SPACE, TAB } from './byte-values';
import { skipBlanks } from './cell-bytes';
import { MAX_CELL_BYTES } from '../../source/limits';

/** 1 for bytes that matter inside a quoted cell. */
const MATTERS = new Uint8Array(256);
for (const byte of [QUOTE, LF, CR]) MATTERS[byte] = 1;

/**
 * Finds where quoted cells end (RFC 4180, 2.5 to 2.7), and which opening quotes are part of the text. A cell may continue after a quote in
 * its middle (`"ООО "Ромашка""`), but only within its line. If a cell spans lines before such a quote, or is never closed, its opening
 * quote is part of the text. Otherwise one extra quote would swallow the following rows.
 */
export class QuotedCells {
  /** Line breaks inside the quoted cells found since it was reset to 0. */
  breaks = 0;
  /** Position of the last cell's closing quote; −1 if its opening quote is part of the text. */
  close = -1;
  /** Quotes in places where there should be none. */
  strays = 0;
  /** The most bytes between a closing quote and the end of its cell so far. */
  longestGap = 0;
  /**
   * No quote between these positions is followed by the end of a cell. Remembered so that a long line is not searched again for each cell.
   */
  #noneFrom = 0;
  #noneTo = 0;

  /** Fills the gap when bytes are removed: a blank after the closing quote, which is ignored. */
  readonly #filler: number;

  /**
   * @param endsCell 1 for the delimiter and the line breaks
   * @param escapes whether a backslash before a quote makes it part of the cell
   */
  constructor(
    private readonly endsCell: Uint8Array,
    private readonly escapes: boolean,
  ) {
    this.#filler = endsCell[SPACE] === 0 ? SPACE : TAB;
  }

  /**
   * Position of the delimiter or line break after the cell; the limit or more if that is not known yet. There must be a line break between
   * the cell's start and the limit.
   *
   * @param isLast whether no more text will follow after the limit
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
        // The same length as before, and understood by all other code.
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
        return this.#closedAt(hasReturns ? unifyBreaks(bytes, start + 1, at, end, this.#filler) : at, end);
      }
      this.strays += 1;
      const closed = breaks > 0 ? -1 : this.#endOnLine(bytes, at + 1, cap);
      return closed === -1 ? this.#literalEnd(bytes, start) : closed;
    }
  }

  #closedAt(close: number, end: number): number {
    this.close = close;
    this.longestGap = Math.max(this.longestGap, end - close - 1);
    return end;
  }

  /** The end of a cell whose opening quote is part of the text, as if there were no quotes at all. */
  #literalEnd(bytes: Uint8Array, start: number): number {
    const { endsCell } = this;
    this.close = -1;
    let at = start;
    while ((endsCell[bytes[at] as number] as number) === 0) at += 1;
    return at;
  }

  /** The end of the cell after the first quote on the line that is followed by one; −1 if there is none. */
  #endOnLine(bytes: Uint8Array, from: number, cap: number): number {
    if (from >= this.#noneFrom && from < this.#noneTo) return -1;
    let at = from;
    for (;;) {
      while (at < cap && (MATTERS[bytes[at] as number] as number) === 0) at += 1;
      if (at >= cap || bytes[at] !== QUOTE) break;
      const end = this.#skipBlanks(bytes, at + 1, cap);
      if (end < cap && (this.endsCell[bytes[end] as number] as number) !== 0) return this.#closedAt(at, end);
      at += 1;
    }
    this.#noneFrom = from;
    this.#noneTo = at;
    return -1;
  }

  /** Like {@link skipBlanks}, but stops at the delimiter, which may itself be a blank. */
  #skipBlanks(bytes: Uint8Array, from: number, end: number): number {
    const { endsCell } = this;
    if (from < end && (endsCell[bytes[from] as number] as number) !== 0) return from;
    const behind = skipBlanks(bytes, from, end);
    for (let at = from; at < behind; at += 1) if ((endsCell[bytes[at] as number] as number) !== 0) return at;
    return behind;
  }
}

/** Whether there is an odd number of backslashes before the quote. */
function isEscaped(bytes: Uint8Array, from: number, quote: number): boolean {
  let at = quote;
  while (at > from && bytes[at - 1] === BACKSLASH) at -= 1;
  return (quote - at) % 2 === 1;
}

/**
 * Turns every line break between `from` and the closing quote into a line feed, and fills the gap after the quote with blanks. Returns the
 * quote's new position.
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
