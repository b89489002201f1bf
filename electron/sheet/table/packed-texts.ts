import { FILL } from './table';

/** Entries in the first allocation if their number is not known. */
const FEW_ENTRIES = 64;
/** Expected bytes per text, for the first allocation. */
const USUAL_BYTES = 16;
/** Shorter texts are copied byte by byte, and written letter by letter: a call of the runtime costs more than that. */
const SHORT = 64;
/** Memory that a list may waste, as a share of its bytes. */
const MOST_UNUSED = 1 / 16;
/** From so many texts on, the rest is taken to be of the same length. */
const TELLING_ENTRIES = 4_096;
/** More than is expected, so that a list need not grow again for its last few texts. Memory that is not written to costs nothing. */
const SPARE = 1 + MOST_UNUSED / 2;
/** UTF-8 needs at most three bytes per UTF-16 code unit. */
const MOST_BYTES_PER_UNIT = 3;

/**
 * An immutable list of texts in one buffer. A million of them take their UTF-8 bytes and four bytes each, while strings would take forty
 * more. An entry can be null. Texts must be well-formed, since UTF-8 has no lone surrogates.
 */
export class PackedTexts {
  constructor(
    /** UTF-8 of all texts, one after the other. Do not change it. */
    readonly bytes: Buffer,
    /** Where each text ends in `bytes`, and the next one begins. */
    readonly ends: Uint32Array,
    /** One bit per entry, set for null. */
    private readonly nulls: Uint8Array,
  ) {}

  get length(): number {
    return this.ends.length;
  }

  /** Memory of the list, in bytes. */
  get byteLength(): number {
    return this.bytes.byteLength + this.ends.byteLength + this.nulls.byteLength;
  }

  /** Null for an index beyond the end, too. */
  at(index: number): string | null {
    if (this.isNull(index)) return null;
    const start = this.startOf(index);
    const end = this.ends[index] as number;
    return start === end ? '' : this.bytes.toString('utf8', start, end);
  }

  /** True for an index beyond the end, too. */
  isNull(index: number): boolean {
    return index >= this.length || ((this.nulls[index >>> 3] as number) & (1 << (index & 7))) !== 0;
  }

  /** How many of these entries are null. */
  countNulls(first: number, count: number): number {
    let nulls = 0;
    for (let index = first; index < first + count; index += 1) if (this.isNull(index)) nulls += 1;
    return nulls;
  }

  /** Writes the {@link FILL} of these entries, except for those that are null. */
  fills(first: number, count: number, into: Uint8Array): void {
    const { ends } = this;
    let start = this.startOf(first);
    for (let at = 0; at < count && first + at < ends.length; at += 1) {
      const end = ends[first + at] as number;
      if (!this.isNull(first + at)) into[at] = end > start ? FILL.text : FILL.none;
      start = end;
    }
  }

  /** The same texts after a null. Both lists share their bytes. */
  afterNull(): PackedTexts {
    const ends = new Uint32Array(this.length + 1);
    ends.set(this.ends, 1);
    const nulls = new Uint8Array((ends.length + 7) >>> 3);
    nulls.forEach((_, at) => {
      const carried = at === 0 ? 1 : (this.nulls[at - 1] as number) >>> 7;
      nulls[at] = ((this.nulls[at] ?? 0) << 1) | carried;
    });
    return new PackedTexts(this.bytes, ends, nulls);
  }

  startOf(index: number): number {
    return index === 0 ? 0 : (this.ends[index - 1] as number);
  }
}

/** Fills a {@link PackedTexts} from its first entry to its last. */
export class TextPacker {
  #bytes: Buffer;
  #ends: Uint32Array;
  #nulls: Uint8Array;
  #length = 0;
  #end = 0;

  /**
   * @param expected the number of entries, if known; the list can grow beyond it
   * @param expectedBytes of all texts together, if known
   * @param shareAdded which share of all texts has been added, if known; 0 if not
   */
  constructor(
    expected = FEW_ENTRIES,
    expectedBytes = expected * USUAL_BYTES,
    private readonly shareAdded: () => number = () => 0,
  ) {
    this.#bytes = Buffer.allocUnsafe(expectedBytes);
    this.#ends = new Uint32Array(expected);
    this.#nulls = new Uint8Array((expected + 7) >>> 3);
  }

  add(text: string | null): void {
    this.#reserveEntries(1);
    if (text === null) this.#setNull(this.#length);
    else if (text !== '') {
      this.#reserveBytes(text.length * MOST_BYTES_PER_UNIT);
      const end = text.length > SHORT ? -1 : writeShort(this.#bytes, this.#end, text);
      this.#end = end === -1 ? this.#end + this.#bytes.write(text, this.#end) : end;
    }
    this.#ends[this.#length] = this.#end;
    this.#length += 1;
  }

  /** Adds an entry of another list without making a string of it. */
  addFrom(texts: PackedTexts, index: number): void {
    if (texts.isNull(index)) return this.add(null);
    this.#reserveEntries(1);
    const start = texts.startOf(index);
    const end = texts.ends[index] as number;
    this.#reserveBytes(end - start);
    if (end - start > SHORT) this.#end += texts.bytes.copy(this.#bytes, this.#end, start, end);
    else this.#end = copyShort(texts.bytes, start, end, this.#bytes, this.#end);
    this.#ends[this.#length] = this.#end;
    this.#length += 1;
  }

  /** Adds entries of another list that follow one another. */
  addRun(texts: PackedTexts, first: number, count: number): void {
    const start = texts.startOf(first);
    const end = count === 0 ? start : (texts.ends[first + count - 1] as number);
    if (count === 1 || first + count > texts.length || end - start <= SHORT) {
      for (let index = first; index < first + count; index += 1) this.addFrom(texts, index);
      return;
    }
    this.#reserveEntries(count);
    this.#reserveBytes(end - start);
    const moved = this.#end - start;
    this.#end += texts.bytes.copy(this.#bytes, this.#end, start, end);
    for (let at = 0; at < count; at += 1) {
      this.#ends[this.#length + at] = (texts.ends[first + at] as number) + moved;
      if (texts.isNull(first + at)) this.#setNull(this.#length + at);
    }
    this.#length += count;
  }

  addNulls(count: number): void {
    this.#reserveEntries(count);
    for (let index = this.#length; index < this.#length + count; index += 1) this.#setNull(index);
    this.#ends.fill(this.#end, this.#length, this.#length + count);
    this.#length += count;
  }

  /** Returns the list. Nothing can be added afterwards. */
  finish(): PackedTexts {
    const used = this.#bytes.subarray(0, this.#end);
    // Copies to the exact size unless that is nearly it, since the list may stay in the history for hours.
    const bytes = this.#bytes.length - this.#end > this.#end * MOST_UNUSED ? Buffer.from(used) : used;
    const isFull = this.#length === this.#ends.length;
    const ends = isFull ? this.#ends : this.#ends.slice(0, this.#length);
    const nulls = isFull ? this.#nulls : this.#nulls.slice(0, (this.#length + 7) >>> 3);
    this.#bytes = Buffer.alloc(0);
    this.#ends = new Uint32Array(0);
    this.#nulls = new Uint8Array(0);
    return new PackedTexts(bytes, ends, nulls);
  }

  #setNull(index: number): void {
    this.#nulls[index >>> 3] = (this.#nulls[index >>> 3] as number) | (1 << (index & 7));
  }

  #reserveEntries(count: number): void {
    const needed = this.#length + count;
    if (needed <= this.#ends.length) return;
    const capacity = Math.max(FEW_ENTRIES, this.#roomFor(this.#length, this.#ends.length, needed));
    const ends = new Uint32Array(capacity);
    ends.set(this.#ends);
    const nulls = new Uint8Array((capacity + 7) >>> 3);
    nulls.set(this.#nulls);
    [this.#ends, this.#nulls] = [ends, nulls];
  }

  #reserveBytes(byteCount: number): void {
    const needed = this.#end + byteCount;
    if (needed <= this.#bytes.length) return;
    const larger = Buffer.allocUnsafe(this.#roomFor(this.#end, this.#bytes.length, needed));
    this.#bytes.copy(larger, 0, 0, this.#end);
    this.#bytes = larger;
  }

  /** Twice the room there is, or what all texts will take. */
  #roomFor(used: number, room: number, needed: number): number {
    const share = this.#length < TELLING_ENTRIES ? 0 : this.shareAdded();
    return Math.max(room * 2, needed, share > 0 ? Math.ceil((used / share) * SPARE) : 0);
  }
}

/** Copies bytes, and returns where the copy ends. */
function copyShort(from: Uint8Array, start: number, end: number, into: Uint8Array, at: number): number {
  let to = at;
  for (let index = start; index < end; index += 1, to += 1) into[to] = from[index] as number;
  return to;
}

/** Writes the UTF-8 of a text, and returns where it ends; −1 for letters that need more than two bytes. */
function writeShort(into: Uint8Array, at: number, text: string): number {
  let to = at;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code < 0x80) {
      into[to] = code;
      to += 1;
    } else if (code < 0x800) {
      into[to] = 0xc0 | (code >> 6);
      into[to + 1] = 0x80 | (code & 0x3f);
      to += 2;
    } else return -1;
  }
  return to;
}
