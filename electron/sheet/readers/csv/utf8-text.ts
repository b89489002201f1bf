import { isAscii, isUtf8 } from 'node:buffer';
import { sharedBytes } from '../../threads/shared-memory';
import { NULL_NEEDLE } from './byte-values';
import { detectEncoding, DETECTION_BYTES } from './detect-encoding';
import { TextTranscoder } from './text-transcoder';

/** How much is checked before the first non-ASCII byte: words and line ends. */
const CONTEXT_BYTES = 1024;
/** Bytes after the text that are written and read there. */
const SPARE_BYTES = 2;

/**
 * A file's text in UTF-8, which grows as pieces of the file come in. A UTF-8 file is read in place. Another encoding goes through a
 * decoder. NUL bytes are removed. If the encoding is not known, the first non-ASCII bytes decide.
 */
export class Utf8Text {
  /** The text, up to `length`, and at least two bytes after it. A new buffer replaces it when the text outgrows it. */
  bytes: Buffer;
  length = 0;
  /** A label of the Encoding Standard in lower case; null while the text is all ASCII. */
  encoding: string | null;
  /** Whether the last piece had bytes that are invalid in the encoding. */
  isDamaged = false;

  #transcoder: TextTranscoder | null = null;
  /** Bytes of the file read in place: added to the text so far, and available. */
  #taken = 0;
  #there = 0;

  constructor(
    private readonly sizeBytes: number,
    encoding: string | null,
  ) {
    this.encoding = encoding;
    if (encoding !== null && encoding !== 'utf-8') this.#transcoder = new TextTranscoder(encoding);
    this.bytes = sharedBytes(this.#transcoder === null ? sizeBytes + SPARE_BYTES : SPARE_BYTES);
  }

  /** Where the text begins, after a byte order mark. */
  get start(): number {
    const { bytes } = this;
    return this.length >= 3 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  }

  /** Whether the text differs from the file's own bytes. */
  get isTranscoded(): boolean {
    return this.#transcoder !== null;
  }

  /** Where to read a piece of the file. There may be three pieces at a time: two being read and one being added. */
  place(position: number, sizeBytes: number): Buffer {
    return this.#transcoder?.place(sizeBytes) ?? this.bytes.subarray(position, position + sizeBytes);
  }

  /** Adds the piece that was read into the oldest of these places. */
  take(piece: Buffer, isLast: boolean): void {
    this.#there += piece.length;
    if (this.#transcoder === null) this.#takeInPlace(isLast);
    else this.#decode(this.#transcoder, piece, isLast);
  }

  #takeInPlace(isLast: boolean): void {
    const there = this.#there;
    let end = isLast ? there : endOfLastCharacter(this.bytes, this.#taken, there);
    if (this.encoding === null) {
      const beyondAscii = findBeyondAscii(this.bytes, this.#taken, there);
      if (beyondAscii < there && (isLast || there - beyondAscii >= DETECTION_BYTES)) {
        this.encoding = detectEncoding(
          this.bytes.subarray(Math.max(0, beyondAscii - CONTEXT_BYTES), Math.min(there, beyondAscii + DETECTION_BYTES)),
        );
        if (this.encoding !== 'utf-8') {
          this.#transcoder = new TextTranscoder(this.encoding);
          const rest = this.bytes.subarray(this.#taken, there);
          // The next piece is already being read into the current buffer.
          this.bytes = this.bytes.subarray(0, this.length);
          this.#decode(this.#transcoder, rest, isLast);
          return;
        }
      } else end = beyondAscii;
    }
    const chunk = this.bytes.subarray(this.#taken, end);
    this.isDamaged = !isUtf8(chunk);
    const length = chunk.includes(NULL_NEEDLE) ? removeNulls(chunk) : chunk.length;
    if (this.length !== this.#taken) this.bytes.copyWithin(this.length, this.#taken, this.#taken + length);
    this.length += length;
    this.#taken = end;
  }

  #decode(transcoder: TextTranscoder, piece: Buffer, isLast: boolean): void {
    const text = transcoder.decode(piece, isLast);
    this.isDamaged = text.includes('\uFFFD');
    const byteLength = Buffer.byteLength(text);
    this.#reserve(byteLength, byteLength / Math.max(1, piece.length));
    this.bytes.write(text, this.length, 'utf8');
    this.length += byteLength;
  }

  /** Makes room. If the buffer has to grow, reserves as much as the rest of the file needs if it is like the piece just decoded. */
  #reserve(byteLength: number, growth: number): void {
    const needed = this.length + byteLength + SPARE_BYTES;
    if (needed <= this.bytes.length) return;
    const expected = Math.ceil((this.sizeBytes - this.#there) * growth * 1.05);
    const larger = sharedBytes(needed + expected);
    this.bytes.copy(larger, 0, 0, this.length);
    this.bytes = larger;
  }
}

/** Position of the first non-ASCII byte, or `end`. */
function findBeyondAscii(bytes: Buffer, from: number, end: number): number {
  if (isAscii(bytes.subarray(from, end))) return end;
  let at = from;
  while (at < end && (bytes[at] as number) < 0x80) at += 1;
  return at;
}

/** The end of the last complete UTF-8 character. */
function endOfLastCharacter(bytes: Buffer, from: number, end: number): number {
  for (let back = 1; back <= 3 && end - back >= from; back += 1) {
    const byte = bytes[end - back] as number;
    if (byte < 0x80) return end;
    if (byte < 0xc0) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    return length > back ? end - back : end;
  }
  return end;
}

/** Removes NUL bytes in place. Returns the number of bytes left. */
function removeNulls(chunk: Buffer): number {
  let length = 0;
  for (const byte of chunk) {
    if (byte === 0) continue;
    chunk[length] = byte;
    length += 1;
  }
  return length;
}
