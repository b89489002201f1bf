import { FileProblemError } from '../../source/file-problem-error';

/**
 * Lengths below are one byte before the text; longer ones are this byte and four more of seven bits each. All of them are ASCII,
 * so that the arena as a whole is valid UTF-8 where every text is.
 */
const LONG = 0x7f;
const LONG_BYTES = 4;
const MAX_BYTES = 2 ** 32 - 1;
/** Numbers and dates are written in place of what the file has for them, which may be shorter. */
const SLACK_BYTES = 4096;

/**
 * The texts of a workbook's cells in UTF-8, one behind the other, each behind its length. A text is known by its place in
 * `bytes`, one number, which is all that is kept of a cell; 0 stands for the empty text.
 */
export class TextArena {
  bytes: Buffer;
  /** Bytes that are taken. While a text is being written, writers move it themselves. */
  length = 1;
  #textAt = 0;
  #behind = 0;

  /** @param capacityBytes What will be enough as far as one knows. It is not touched before it is used, so it may be plenty. */
  constructor(capacityBytes: number) {
    this.bytes = allocate(capacityBytes + SLACK_BYTES);
    this.bytes[0] = 0;
  }

  /** Makes room for as many bytes behind those that are taken, and for a number's text. May put other `bytes` in place. */
  reserve(byteCount: number): void {
    const needed = this.length + byteCount + SLACK_BYTES;
    if (needed <= this.bytes.length) return;
    const larger = allocate(Math.max(needed, Math.min(this.bytes.length * 1.5, MAX_BYTES)));
    this.bytes.copy(larger, 0, 0, this.length);
    this.bytes = larger;
  }

  /** Begins a text, to be written from {@link length} on; one that was begun and not ended is dropped. */
  begin(): void {
    if (this.#textAt > 0) this.length = this.#textAt;
    this.reserve(0);
    this.#textAt = this.length;
    this.length += 1;
  }

  /** Where the text that was begun stands, up to {@link length}. */
  get begun(): number {
    return this.#textAt + 1;
  }

  /** Keeps as many bytes behind the text that was begun, which is no longer than a number or a date. */
  keepBehind(byteCount: number): void {
    this.#behind = byteCount;
  }

  /** Ends the text that was begun, and gives its place. */
  end(): number {
    const place = this.#textAt;
    const byteCount = this.length - place - 1;
    this.#textAt = 0;
    if (byteCount === 0) {
      this.length = place;
      return 0;
    }
    if (byteCount < LONG) {
      this.bytes[place] = byteCount;
      this.length += this.#behind;
      this.#behind = 0;
      return place;
    }
    this.reserve(LONG_BYTES);
    this.bytes.copyWithin(place + 1 + LONG_BYTES, place + 1, this.length);
    this.bytes[place] = LONG;
    for (let index = 0; index < LONG_BYTES; index += 1) {
      this.bytes[place + 1 + index] = (byteCount >>> (7 * index)) & 0x7f;
    }
    this.length += LONG_BYTES;
    return place;
  }

  /** Writes a whole text. */
  add(text: string): number {
    this.begin();
    const byteCount = Buffer.byteLength(text);
    this.reserve(byteCount);
    this.length += this.bytes.write(text, this.length);
    return this.end();
  }

  text(place: number): string {
    return textAt(this.bytes, place);
  }
}

/** Where the text at a place begins. `place` is not 0. */
export function textStart(bytes: Buffer, place: number): number {
  return (bytes[place] as number) === LONG ? place + 1 + LONG_BYTES : place + 1;
}

/** Where the text at a place ends. `place` is not 0. */
export function textEnd(bytes: Buffer, place: number): number {
  const byteCount = bytes[place] as number;
  return byteCount === LONG ? longTextEnd(bytes, place + 1) : place + 1 + byteCount;
}

/** The text at a place; empty at 0. */
export function textAt(bytes: Buffer, place: number): string {
  return place === 0 ? '' : bytes.toString('utf8', textStart(bytes, place), textEnd(bytes, place));
}

function longTextEnd(bytes: Buffer, lengthAt: number): number {
  let byteCount = 0;
  for (let index = LONG_BYTES - 1; index >= 0; index -= 1) {
    byteCount = (byteCount << 7) | (bytes[lengthAt + index] as number);
  }
  return lengthAt + LONG_BYTES + byteCount;
}

function allocate(byteCount: number): Buffer {
  try {
    if (byteCount <= MAX_BYTES) return Buffer.allocUnsafeSlow(byteCount);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  throw new FileProblemError('too-large', `The texts of the sheet have more than ${byteCount} bytes.`);
}
