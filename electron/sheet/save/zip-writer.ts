import type { FileHandle } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { crc32, createDeflateRaw, type ZlibOptions } from 'node:zlib';

/** Sizes in an archive without zip64 take four bytes. */
const MOST_BYTES = 0xffff_ffff;
/** Quick, and within a few percent of the best for sheets. */
const LEVEL = 4;
/** Pieces of the content that wait while earlier ones are packed, which another thread does, and the size of a packed piece. */
const WAITING_BYTES = 8 << 20;
const PACKED_BYTES = 256 << 10;
const PACKING: ZlibOptions & { writableHighWaterMark: number } = {
  level: LEVEL,
  chunkSize: PACKED_BYTES,
  writableHighWaterMark: WAITING_BYTES,
};
const DEFLATED = 8;
/** The name is UTF-8, and sizes follow the content, since they are not known before. */
const FLAGS = 0x0808;
const VERSION = 20;
/** 1980-01-01: the archive does not tell when it was made. */
const NO_DATE = 0x0021;

/** Writes a zip archive (APPNOTE.TXT 4.3), one part after another. Holds no more than a piece of a part. */
export class ZipWriter {
  #offset = 0;
  readonly #directory: Buffer[] = [];

  /** @param file open for writing, at its beginning */
  constructor(private readonly file: FileHandle) {}

  /** Throws an error with the code `EFBIG` if the part or the archive is too large, and the system's errors. */
  async add(name: string, pieces: AsyncIterable<string> | Iterable<string>): Promise<void> {
    const start = this.#offset;
    const nameBytes = Buffer.from(name);
    await this.#write(Buffer.concat([signed('PK\x03\x04', headerOf(nameBytes)), nameBytes]));
    const size = { checksum: 0, packed: 0, whole: 0 };
    const counted = async function* () {
      for await (const piece of pieces) {
        const bytes = Buffer.from(piece);
        size.checksum = crc32(bytes, size.checksum);
        size.whole += bytes.length;
        yield bytes;
      }
    };
    await pipeline(counted, createDeflateRaw(PACKING), async (packed: AsyncIterable<Buffer>) => {
      for await (const bytes of packed) {
        size.packed += bytes.length;
        await this.#write(bytes);
      }
    });
    if (size.whole > MOST_BYTES) throw tooLarge();
    const sizes = Buffer.alloc(12);
    sizes.writeUInt32LE(size.checksum, 0);
    sizes.writeUInt32LE(size.packed, 4);
    sizes.writeUInt32LE(size.whole, 8);
    await this.#write(signed('PK\x07\x08', sizes));
    const header = headerOf(nameBytes);
    sizes.copy(header, 10);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(start, 10);
    this.#directory.push(signed('PK\x01\x02\x14\x00', header), place, nameBytes);
  }

  /** Writes the directory. */
  async finish(): Promise<void> {
    const directory = Buffer.concat(this.#directory);
    const count = this.#directory.length / 3;
    const end = Buffer.alloc(18);
    end.writeUInt16LE(count, 4);
    end.writeUInt16LE(count, 6);
    end.writeUInt32LE(directory.length, 8);
    end.writeUInt32LE(this.#offset, 12);
    await this.#write(Buffer.concat([directory, signed('PK\x05\x06', end)]));
  }

  async #write(bytes: Buffer): Promise<void> {
    if (this.#offset + bytes.length > MOST_BYTES) throw tooLarge();
    await this.file.writeFile(bytes);
    this.#offset += bytes.length;
  }
}

/** From the required version to the length of the extra field: the same in both headers. */
function headerOf(name: Buffer): Buffer {
  const header = Buffer.alloc(26);
  header.writeUInt16LE(VERSION, 0);
  header.writeUInt16LE(FLAGS, 2);
  header.writeUInt16LE(DEFLATED, 4);
  header.writeUInt16LE(NO_DATE, 8);
  header.writeUInt16LE(name.length, 22);
  return header;
}

const signed = (signature: string, rest: Buffer): Buffer => Buffer.concat([Buffer.from(signature, 'latin1'), rest]);

const tooLarge = (): Error => Object.assign(new Error('EFBIG: the archive is too large'), { code: 'EFBIG' });
