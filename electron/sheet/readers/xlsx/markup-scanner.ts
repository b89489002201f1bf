import { FileProblemError } from '../../source/file-problem-error';
import { AlternateContent } from './alternate-content';

/** Each tag, comment and run of text is kept in memory as a whole. None in a real sheet is nearly as long. */
export const MAX_TOKEN_BYTES = 1024 * 1024;
const MAX_DEPTH = 256;

const TAB = 0x09;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const SPACE = 0x20;
const BANG = 0x21;
const DOUBLE_QUOTE = 0x22;
const SINGLE_QUOTE = 0x27;
const SLASH = 0x2f;
const COLON = 0x3a;
const LESS = 0x3c;
const EQUALS = 0x3d;
const GREATER = 0x3e;
const QUESTION = 0x3f;

/** 1 for bytes that end a name in a tag. One look-up replaces six comparisons per byte. */
const ENDS_NAME = new Uint8Array(256);
for (const byte of [TAB, LINE_FEED, CARRIAGE_RETURN, SPACE, SLASH, LESS, EQUALS, GREATER]) ENDS_NAME[byte] = 1;

/** Local names of up to four letters are identified by their bytes as one number. All longer names have this number. */
export const LONG_NAME = 0;

/** The number of a short local name, as passed to {@link MarkupScanner.open}. */
export function shortName(name: string): number {
  return [...Buffer.from(name)].reduce((code, byte) => (code << 8) | byte, 0);
}

const COMMENT = Buffer.from('<!--');
const COMMENT_END = Buffer.from('-->');
const CDATA = Buffer.from('<![CDATA[');
const CDATA_END = Buffer.from(']]>');
const INSTRUCTION_END = Buffer.from('?>');
const ALTERNATE_CONTENT = Buffer.from('AlternateContent');
const FALLBACK = Buffer.from('Fallback');
const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

/**
 * Passes once over the bytes of an XML part (XML 1.0), which come in pieces, and calls a subclass for tags and text. Makes no objects and
 * no strings: positions are numbers. Names are matched without their prefixes. The names of end tags are not checked, so a part may be
 * accepted that is not well-formed, but never one whose tags are not balanced. Alternate content is replaced by its fallback, and
 * subclasses do not see its tags.
 *
 * All positions refer to `bytes`. A member returns −1 if the piece ends too early. It must not have changed anything then, since the same
 * token comes again with the next piece.
 */
export abstract class MarkupScanner {
  /** A subclass sets it to end the scan after the current tag. */
  protected stopped = false;
  protected bytes: Buffer = COMMENT;
  protected end = 0;
  /** Number of elements around the current one. */
  protected depth = 0;
  protected wantsText = false;
  protected selfClosed = false;
  /** Where {@link nextAttribute} continues. After the last attribute: the position after the tag, or −1. */
  protected at = 0;
  protected attributeStart = 0;
  protected attributeEnd = 0;
  protected valueStart = 0;
  protected valueEnd = 0;
  readonly #alternate = new AlternateContent();
  #begun = false;
  #rooted = false;

  /** @param part its name, for error messages */
  constructor(protected readonly part: string) {}

  /**
   * @returns how many of the first `end` bytes are done; the others must be passed again, before the next piece
   * @throws FileProblemError `damaged`, `unsafe`, `unsupported-encoding`, and the errors of the subclass
   */
  scan(bytes: Buffer, end: number): number {
    this.bytes = bytes;
    this.end = end;
    let p = this.#begun ? 0 : this.#begin();
    while (p >= 0 && p < end && !this.stopped) {
      let next: number;
      if ((bytes[p] as number) !== LESS) next = this.#takesText() ? this.text(p) : this.#skipText(p);
      else if (p + 1 >= end) next = -1;
      else {
        const second = bytes[p + 1] as number;
        if (second === SLASH) next = this.#closeTag(p);
        else if (second === BANG || second === QUESTION) next = this.#special(p, second);
        else next = this.#openTag(p);
      }
      if (next < 0) return p;
      p = next;
    }
    return Math.max(0, p);
  }

  get isStopped(): boolean {
    return this.stopped;
  }

  /** Must be called after all bytes were scanned. Throws `damaged` if the part is incomplete. */
  finish(): void {
    if (this.depth > 0 || !this.#rooted) throw this.damaged('ends too early');
  }

  /**
   * Called for a start tag. The subclass has to read its attributes by {@link nextAttribute} or {@link skipAttributes}, and must not change
   * anything before these have found the end of the tag.
   *
   * @param code {@link shortName} of the local name, or {@link LONG_NAME}
   * @returns the position after the tag
   */
  protected abstract open(code: number, nameStart: number, nameEnd: number): number;

  /** Called at the end of an element. `depth` is the same as at its start. */
  protected abstract close(): void;

  /** Called for text up to the next tag, which must be in this piece, if `wantsText` is set. */
  protected abstract text(at: number): number;

  /** Called for text without references (CDATA), if `wantsText` is set. */
  protected abstract literalText(start: number, end: number): void;

  protected damaged(detail: string): FileProblemError {
    return new FileProblemError('damaged', `${this.part} ${detail}.`);
  }

  /** Reads the next attribute of the current tag. False if there are no more, or if the piece ends: see `at`. */
  protected nextAttribute(): boolean {
    const b = this.bytes;
    const end = this.end;
    let p = this.at;
    // Nearly all attributes are those of cells, with one letter: ` r="`.
    if (p + 4 < end && b[p] === SPACE && b[p + 2] === EQUALS && b[p + 3] === DOUBLE_QUOTE) {
      this.attributeStart = p + 1;
      this.attributeEnd = p + 2;
      return this.#readValue(p + 4, DOUBLE_QUOTE);
    }
    while (p < end && (b[p] as number) <= SPACE) p += 1;
    if (p >= end) return this.#cut();
    let byte = b[p] as number;
    if (byte === GREATER) return this.#endTag(p + 1, false);
    if (byte === SLASH) {
      if (p + 1 >= end) return this.#cut();
      if (b[p + 1] !== GREATER) throw this.damaged('has a broken tag');
      return this.#endTag(p + 2, true);
    }
    this.attributeStart = p;
    while (p < end && ENDS_NAME[b[p] as number] === 0) p += 1;
    this.attributeEnd = p;
    while (p < end && (b[p] as number) <= SPACE) p += 1;
    if (p < end && b[p] !== EQUALS) throw this.damaged('has an attribute without a value');
    p += 1;
    while (p < end && (b[p] as number) <= SPACE) p += 1;
    if (p >= end) return this.#cut();
    byte = b[p] as number;
    if (byte !== DOUBLE_QUOTE && byte !== SINGLE_QUOTE) throw this.damaged('has an attribute without quotes');
    return this.#readValue(p + 1, byte);
  }

  #readValue(start: number, quote: number): boolean {
    const b = this.bytes;
    const end = this.end;
    let p = start;
    while (p < end && (b[p] as number) !== quote) p += 1;
    if (p >= end) return this.#cut();
    this.valueStart = start;
    this.valueEnd = p;
    this.at = p + 1;
    return true;
  }

  protected skipAttributes(): number {
    // Most tags have no attributes.
    if (this.bytes[this.at] === GREATER && this.at < this.end) this.#endTag(this.at + 1, false);
    else while (this.nextAttribute());
    return this.at;
  }

  /** Whether the bytes from `start` to `end` are this name. */
  protected isName(start: number, end: number, name: Uint8Array): boolean {
    if (end - start !== name.length) return false;
    const b = this.bytes;
    for (let index = 0; index < name.length; index += 1) if (b[start + index] !== name[index]) return false;
    return true;
  }

  #cut(): false {
    this.at = -1;
    return false;
  }

  #endTag(next: number, selfClosed: boolean): false {
    this.at = next;
    this.selfClosed = selfClosed;
    return false;
  }

  #openTag(p: number): number {
    const b = this.bytes;
    const end = this.end;
    let q = p + 1;
    let nameStart = q;
    let code = 0;
    for (; q < end; q += 1) {
      const byte = b[q] as number;
      if (ENDS_NAME[byte] === 1) break;
      if (byte === COLON) {
        nameStart = q + 1;
        code = 0;
      } else code = (code << 8) | byte;
    }
    if (q >= end) return -1;
    if (q === nameStart) throw this.damaged('has a tag without a name');
    this.at = q;
    const isLong = q - nameStart > 4;
    let next: number;
    if (isLong && this.#isAlternate(nameStart, q)) next = this.#enterAlternate();
    else if (this.#alternate.isSkipping) next = this.skipAttributes();
    else next = this.open(isLong ? LONG_NAME : code, nameStart, q);
    if (next < 0) return -1;
    this.#rooted = true;
    if (this.selfClosed) this.#closeElement();
    else if ((this.depth += 1) > MAX_DEPTH) {
      throw new FileProblemError('unsafe', `${this.part} has elements deeper than ${MAX_DEPTH}.`);
    }
    return next;
  }

  #closeTag(p: number): number {
    const b = this.bytes;
    const end = this.end;
    let q = p + 2;
    while (q < end && (b[q] as number) !== GREATER) q += 1;
    if (q >= end) return -1;
    if (this.depth === 0) throw this.damaged('ends an element that was not begun');
    this.depth -= 1;
    this.#closeElement();
    return q + 1;
  }

  #closeElement(): void {
    if (this.#alternate.depth === this.depth) this.#alternate.leave();
    else if (!this.#alternate.isSkipping) this.close();
  }

  /** Whether a tag with this name begins an `AlternateContent`, or the `Fallback` of the innermost one. */
  #isAlternate(nameStart: number, nameEnd: number): boolean {
    const { isSkipping, depth } = this.#alternate;
    if (!isSkipping) return this.isName(nameStart, nameEnd, ALTERNATE_CONTENT);
    return depth === this.depth - 1 && this.isName(nameStart, nameEnd, FALLBACK);
  }

  #enterAlternate(): number {
    const next = this.skipAttributes();
    if (next >= 0) this.#alternate.enter(this.depth);
    return next;
  }

  #takesText(): boolean {
    return this.wantsText && !this.#alternate.isSkipping;
  }

  #skipText(at: number): number {
    const b = this.bytes;
    const end = this.end;
    let p = at + 1;
    while (p < end && (b[p] as number) !== LESS) p += 1;
    return p;
  }

  /** Comments, processing instructions and CDATA sections. Document types are refused, since XML entities allow bombs and reading files. */
  #special(p: number, second: number): number {
    if (second === QUESTION) {
      const close = this.#find(INSTRUCTION_END, p + 2);
      if (close >= 0) this.#heedDeclaration(p, close);
      return close < 0 ? -1 : close + INSTRUCTION_END.length;
    }
    const view = this.bytes.subarray(p, this.end);
    const begins = (mark: Buffer): boolean => mark.subarray(0, view.length).equals(view.subarray(0, mark.length));
    if (begins(COMMENT)) {
      const close = this.#find(COMMENT_END, p + COMMENT.length);
      return close < 0 ? -1 : close + COMMENT_END.length;
    }
    if (begins(CDATA)) {
      const close = this.#find(CDATA_END, p + CDATA.length);
      if (close < 0) return -1;
      if (this.#takesText()) this.literalText(p + CDATA.length, close);
      return close + CDATA_END.length;
    }
    throw new FileProblemError('unsafe', `${this.part} has a document type or an entity.`);
  }

  #find(mark: Buffer, from: number): number {
    const found = this.bytes.subarray(0, this.end).indexOf(mark, from);
    return from > this.end ? -1 : found;
  }

  /** Where the markup begins, after a byte order mark. */
  #begin(): number {
    if (this.end < 4) return -1;
    const [first = 0, second = 0] = this.bytes;
    const isWide = first === 0 || second === 0 || first >= 0xfe;
    if (isWide) throw new FileProblemError('unsupported-encoding', `${this.part} is in UTF-16 or UTF-32.`);
    this.#begun = true;
    return this.bytes.subarray(0, 3).equals(BYTE_ORDER_MARK) ? 3 : 0;
  }

  #heedDeclaration(start: number, end: number): void {
    if (this.#rooted || this.bytes.toString('latin1', start, start + 6) !== '<?xml ') return;
    const declaration = this.bytes.toString('latin1', start, end);
    const encoding = /\sencoding\s*=\s*["']([^"']*)/.exec(declaration)?.[1] ?? 'utf-8';
    if (!/^(?:utf-?8|us-ascii)$/i.test(encoding)) {
      throw new FileProblemError('unsupported-encoding', `${this.part} is in ${encoding.slice(0, 40)}.`);
    }
  }
}
