import { FileProblemError } from '../../source/file-problem-error';

/**
 * A shorter length is one byte before the text. A longer one is this byte and four more with seven bits each. All of them are ASCII, so the
 * arena as a whole is valid UTF-8 if every text is.
 */
const LONG = 0x7f;
const LONG_BYTES = 4;
const MAX_BYTES = 2 ** 32 - 1;
/** Numbers and dates are rewritten in place, and the new text may be longer than the file's. */
const SLACK_BYTES = 4096;

/**
 * The UTF-8 texts of a workbook's cells, one after the other, each preceded by its length. A text is identified by its position in `bytes`.
 * This one number is all that is stored for a cell; 0 stands for the empty text.
 */
export class TextArena {
  bytes: Buffer;
  /** Bytes in use. Writers move it themselves while they write a text. */
  length = 1;
  #textAt = 0;
  #behind = 0;

  /** @param capacityBytes what is expected to be enough; it takes no memory until it is used, so it may be generous */
  constructor(capacityBytes: number) {
    this.bytes = allocate(capacityBytes + SLACK_BYTES);
    this.bytes[0] = 0;
  }

  /** Makes room for this many more bytes, and for a number's text. May replace `bytes`. */
  reserve(byteCount: number): void {
    const needed = this.length + byteCount + SLACK_BYTES;
    if (needed <= this.bytes.length) return;
    const larger = allocate(Math.max(needed, Math.min(this.bytes.length * 1.5, MAX_BYTES)));
    this.bytes.copy(larger, 0, 0, this.length);
    this.bytes = larger;
  }

  /** Begins a text, to be written at {@link length}. Drops a text that was begun and not ended. */
  begin(): void {
    if (this.#textAt > 0) this.length = this.#textAt;
    this.reserve(0);
    this.#textAt = this.length;
    this.length += 1;
  }

  /** Start of the text that was begun; it ends at {@link length}. */
  get begun(): number {
    return this.#textAt + 1;
  }

  /** Keeps this many bytes after the text that was begun, which is no longer than a number or a date. */
  keepBehind(byteCount: number): void {
    this.#behind = byteCount;
  }

  /** Ends the text that was begun, and returns its position. */
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

  /** Writes a complete text. */
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

/** Where the text at a position begins. `place` is not 0. */
export function textStart(bytes: Buffer, place: number): number {
  return (bytes[place] as number) === LONG ? place + 1 + LONG_BYTES : place + 1;
}

/** Where the text at a position ends. `place` is not 0. */
export function textEnd(bytes: Buffer, place: number): number {
  const byteCount = bytes[place] as number;
  return byteCount === LONG ? longTextEnd(bytes, place + 1) : place + 1 + byteCount;
}

/** The text at a position; empty for 0. */
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
