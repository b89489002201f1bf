import { TextDecoder } from 'node:util';
import { sharedBytes } from '../../threads/shared-memory';

/** Meaning of the bytes 0x80 to 0x9F in windows-1252. The decoder of some Node versions returns control characters for them. */
const WESTERN_SIGNS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
const C1_CONTROLS = /[\u0080-\u009f]/g;

/** Decodes a file piece by piece, also if characters are split between pieces. */
export class TextTranscoder {
  readonly #decoder: TextDecoder;
  readonly #isWestern: boolean;
  /** Three buffers: two are being read into while the third is decoded. */
  #places: [Buffer, Buffer, Buffer] = [Buffer.alloc(0), Buffer.alloc(0), Buffer.alloc(0)];

  constructor(encoding: string) {
    this.#decoder = new TextDecoder(encoding);
    this.#isWestern = this.#decoder.encoding === 'windows-1252';
  }

  /** Where to read the piece after the next two. */
  place(sizeBytes: number): Buffer {
    const [oldest, older, newest] = this.#places;
    const place = oldest.length >= sizeBytes ? oldest : sharedBytes(sizeBytes);
    this.#places = [older, newest, place];
    return place.subarray(0, sizeBytes);
  }

  /** The piece's text, without a byte order mark and NUL characters. Invalid bytes become U+FFFD. */
  decode(piece: Buffer, isLast: boolean): string {
    let text = this.#decoder.decode(piece, { stream: !isLast });
    if (this.#isWestern) text = text.replace(C1_CONTROLS, (sign) => WESTERN_SIGNS.charAt(sign.charCodeAt(0) - 0x80));
    return text.includes('\0') ? text.replaceAll('\0', '') : text;
  }
}
