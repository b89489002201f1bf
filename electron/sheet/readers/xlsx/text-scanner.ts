import { MarkupScanner, MAX_TOKEN_BYTES } from './markup-scanner';
import type { TextArena } from './text-arena';

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const HASH = 0x23;
const AMPERSAND = 0x26;
const SEMICOLON = 0x3b;
const LESS = 0x3c;
const UNDERSCORE = 0x5f;
const LOWER_X = 0x78;

/** 1 for bytes that are plain text within an element, 0 for the few that are not. */
export const STANDS_FOR_ITSELF = new Uint8Array(256).fill(1);
for (const byte of [LESS, AMPERSAND, CARRIAGE_RETURN, UNDERSCORE]) STANDS_FOR_ITSELF[byte] = 0;

/** XML 1.0, 4.6. */
const ENTITIES = new Map([
  ['lt', 0x3c],
  ['gt', 0x3e],
  ['amp', 0x26],
  ['apos', 0x27],
  ['quot', 0x22],
]);
/** `&#1114111;` with room for leading zeros. */
const MAX_REFERENCE_BYTES = 16;
/** `_x000D_` */
const ESCAPE_BYTES = 7;
const MAX_CODE_POINT = 0x10ffff;

/**
 * Writes the text of elements into an arena with everything resolved: references (XML 1.0, 4.1), line ends as line feeds (2.11), and
 * `_xHHHH_` as the character (ECMA-376 part 1, 22.9.2.19, ST_Xstring).
 */
export abstract class TextScanner extends MarkupScanner {
  #written = 0;

  constructor(
    part: string,
    protected readonly arena: TextArena,
  ) {
    super(part);
  }

  /** The arena to which texts are written. */
  get texts(): TextArena {
    return this.arena;
  }

  protected text(at: number): number {
    const b = this.bytes;
    const end = this.end;
    const arena = this.arena;
    // A text is never longer than its markup, so one check is enough for all its bytes.
    arena.reserve(end - at);
    const out = arena.bytes;
    let w = arena.length;
    let p = at;
    for (;;) {
      if (p >= end) return -1;
      const byte = b[p] as number;
      if (STANDS_FOR_ITSELF[byte] === 1) {
        out[w] = byte;
        w += 1;
        p += 1;
        continue;
      }
      if (byte === LESS) break;
      this.#written = w;
      p = this.#special(p, byte);
      if (p < 0) return -1;
      w = this.#written;
    }
    this.#hold(w);
    return p;
  }

  protected literalText(start: number, end: number): void {
    const { arena } = this;
    arena.reserve(end - start);
    // Line ends are unified before anything else in XML, and `_xHHHH_` is not part of XML. So both apply here too.
    let p = start;
    let w = arena.length;
    while (p < end) {
      const byte = this.bytes[p] as number;
      if (byte === UNDERSCORE || byte === CARRIAGE_RETURN) {
        this.#written = w;
        p = byte === UNDERSCORE ? this.#escape(p) : this.#lineEnd(p);
        w = this.#written;
      } else {
        arena.bytes[w] = byte;
        w += 1;
        p += 1;
      }
    }
    this.#hold(w);
  }

  #hold(length: number): void {
    if (length - this.arena.begun > MAX_TOKEN_BYTES)
      throw this.damaged(`has a text longer than ${MAX_TOKEN_BYTES} bytes`);
    this.arena.length = length;
  }

  #special(p: number, byte: number): number {
    if (byte === AMPERSAND) return this.#reference(p);
    if (byte === UNDERSCORE) return this.#escape(p);
    return p + 1 < this.end ? this.#lineEnd(p) : -1;
  }

  #lineEnd(p: number): number {
    if (this.bytes[p + 1] !== LINE_FEED) this.#put(LINE_FEED);
    return p + 1;
  }

  #reference(p: number): number {
    const limit = Math.min(this.end, p + MAX_REFERENCE_BYTES);
    let q = p + 1;
    while (q < limit && this.bytes[q] !== SEMICOLON) q += 1;
    if (q >= limit) {
      if (limit === this.end) return -1;
      throw this.damaged('has an & that begins no reference');
    }
    const name = this.bytes.toString('latin1', p + 1, q);
    const character = this.bytes[p + 1] === HASH ? numericReference(name) : ENTITIES.get(name);
    if (character === undefined) throw this.damaged(`has the unknown reference &${name};`);
    this.#put(character);
    return q + 1;
  }

  /** An escape cut off by the piece does no harm: the text then has no end in this piece and is read again. */
  #escape(p: number): number {
    const b = this.bytes;
    if (b[p + 1] === LOWER_X && b[p + ESCAPE_BYTES - 1] === UNDERSCORE && p + ESCAPE_BYTES <= this.end) {
      const digits = b.toString('latin1', p + 2, p + ESCAPE_BYTES - 1);
      if (/^[\da-f]{4}$/i.test(digits)) {
        this.#put(parseInt(digits, 16));
        return p + ESCAPE_BYTES;
      }
    }
    this.#put(UNDERSCORE);
    return p + 1;
  }

  /**
   * Writes a character in UTF-8. Joins surrogate halves that `_xHHHH_` and careless programs write one by one. A lone half is found later,
   * when the texts are mended.
   */
  #put(character: number): void {
    const out = this.arena.bytes;
    let w = this.#written;
    let code = character;
    if (code >= 0xdc00 && code <= 0xdfff && w - 3 >= this.arena.begun && out[w - 3] === 0xed) {
      const high = 0xd000 | (((out[w - 2] as number) & 0x3f) << 6) | ((out[w - 1] as number) & 0x3f);
      if (high >= 0xd800) {
        w -= 3;
        code = 0x10000 + ((high - 0xd800) << 10) + (code - 0xdc00);
      }
    }
    if (code < 0x80) out[w++] = code;
    else if (code < 0x800) {
      out[w++] = 0xc0 | (code >> 6);
      out[w++] = 0x80 | (code & 0x3f);
    } else {
      if (code < 0x10000) out[w++] = 0xe0 | (code >> 12);
      else {
        out[w++] = 0xf0 | (code >> 18);
        out[w++] = 0x80 | ((code >> 12) & 0x3f);
      }
      out[w++] = 0x80 | ((code >> 6) & 0x3f);
      out[w++] = 0x80 | (code & 0x3f);
    }
    this.#written = w;
  }
}

/** @param name without `&` and `;`, such as `#1040` and `#x410` */
function numericReference(name: string): number | undefined {
  const [, hexadecimal, decimal] = /^#(?:x([\da-f]+)|(\d+))$/i.exec(name) ?? [];
  const code = hexadecimal === undefined ? parseInt(decimal ?? '', 10) : parseInt(hexadecimal, 16);
  return code <= MAX_CODE_POINT ? code : undefined;
}
