import { RefusedList } from './refused-list';

/** Deeper than any record of a shop. */
const MAX_DEPTH = 32;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const COLON = 0x3a;
const MINUS = 0x2d;
const PLUS = 0x2b;
const DOT = 0x2e;
const ZERO = 0x30;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const LETTER_U = 0x75;
/** Bytes that may follow a backslash, besides `u`. */
const ESCAPED: ReadonlySet<number> = new Set(Buffer.from('"\\/bfnrt'));
const LITERALS = ['true', 'false', 'null'].map((text) => Buffer.from(text));

/** What a value begins with. */
export const STARTS = { object: OPEN_BRACE, list: OPEN_BRACKET, text: QUOTE, null: 0x6e, minus: MINUS } as const;

/**
 * Walks over the JSON of a line (RFC 8259) and finds whether it is valid, without making values of it: that is several times faster, and a
 * line can neither nest too deeply nor take memory. The line must be valid UTF-8 and end with a line feed, which is no part of any JSON.
 *
 * @throws RefusedList
 */
export class JsonBytes {
  bytes: Uint8Array = new Uint8Array(0);
  at = 0;
  /** Whether the text that was walked over last has a backslash in it. */
  isEscaped = false;

  /** Moves on to the next byte that is no space. */
  skipSpaces(): void {
    const { bytes } = this;
    let { at } = this;
    for (let byte = bytes[at] as number; byte === 0x20 || byte === 0x09 || byte === 0x0d; byte = bytes[at] as number) {
      at += 1;
    }
    this.at = at;
  }

  /** @param depth of the object or list that the value is in */
  value(depth: number): void {
    const byte = this.bytes[this.at] as number;
    if (byte === QUOTE) this.text();
    else if (byte === OPEN_BRACE) this.object(depth + 1, () => this.value(depth + 1));
    else if (byte === OPEN_BRACKET) this.#list(depth + 1);
    else if (isDigit(byte) || byte === MINUS) this.#number();
    else this.#literal();
  }

  /** @param takeValue called at each value, with its key between these positions; must walk over it */
  object(depth: number, takeValue: (keyStart: number, keyEnd: number) => void): void {
    if (depth > MAX_DEPTH) throw new RefusedList('too-deep');
    this.#expect(OPEN_BRACE);
    this.skipSpaces();
    if (this.bytes[this.at] === CLOSE_BRACE) {
      this.at += 1;
      return;
    }
    for (;;) {
      if (this.bytes[this.at] !== QUOTE) throw new RefusedList('not-json');
      const keyStart = this.at + 1;
      this.text();
      const keyEnd = this.at - 1;
      this.skipSpaces();
      this.#expect(COLON);
      this.skipSpaces();
      takeValue(keyStart, keyEnd);
      this.skipSpaces();
      if (this.bytes[this.at] === CLOSE_BRACE) break;
      this.#expect(COMMA);
      this.skipSpaces();
    }
    this.at += 1;
  }

  text(): void {
    const { bytes } = this;
    this.isEscaped = false;
    let at = this.at + 1;
    for (let byte = bytes[at] as number; byte !== QUOTE; byte = bytes[at] as number) {
      if (byte < 0x20) throw new RefusedList('not-json');
      if (byte === BACKSLASH) {
        this.isEscaped = true;
        at = this.#afterEscape(at + 1);
      } else at += 1;
    }
    this.at = at + 1;
  }

  #afterEscape(at: number): number {
    const byte = this.bytes[at] as number;
    if (ESCAPED.has(byte)) return at + 1;
    if (byte !== LETTER_U) throw new RefusedList('not-json');
    for (let digit = at + 1; digit <= at + 4; digit += 1) {
      if (!isHexDigit(this.bytes[digit] as number)) throw new RefusedList('not-json');
    }
    return at + 5;
  }

  #list(depth: number): void {
    if (depth > MAX_DEPTH) throw new RefusedList('too-deep');
    this.#expect(OPEN_BRACKET);
    this.skipSpaces();
    if (this.bytes[this.at] === CLOSE_BRACKET) {
      this.at += 1;
      return;
    }
    for (;;) {
      this.value(depth);
      this.skipSpaces();
      if (this.bytes[this.at] === CLOSE_BRACKET) break;
      this.#expect(COMMA);
      this.skipSpaces();
    }
    this.at += 1;
  }

  #number(): void {
    if (this.bytes[this.at] === MINUS) this.at += 1;
    if (this.bytes[this.at] === ZERO) this.at += 1;
    else this.#digits();
    if (this.bytes[this.at] === DOT) {
      this.at += 1;
      this.#digits();
    }
    const exponent = this.bytes[this.at];
    if (exponent !== 0x65 && exponent !== 0x45) return;
    this.at += 1;
    const sign = this.bytes[this.at];
    if (sign === PLUS || sign === MINUS) this.at += 1;
    this.#digits();
  }

  /** At least one. */
  #digits(): void {
    if (!isDigit(this.bytes[this.at] as number)) throw new RefusedList('not-json');
    while (isDigit(this.bytes[this.at] as number)) this.at += 1;
  }

  #literal(): void {
    const found = LITERALS.find((literal) => literal.every((byte, index) => this.bytes[this.at + index] === byte));
    if (found === undefined) throw new RefusedList('not-json');
    this.at += found.length;
  }

  #expect(byte: number): void {
    if (this.bytes[this.at] !== byte) throw new RefusedList('not-json');
    this.at += 1;
  }
}

function isDigit(byte: number): boolean {
  return byte >= ZERO && byte <= 0x39;
}

function isHexDigit(byte: number): boolean {
  return isDigit(byte) || (byte >= 0x61 && byte <= 0x66) || (byte >= 0x41 && byte <= 0x46);
}
