import { crc32, createInflateRaw, type ZlibOptions } from 'node:zlib';
import { FileProblemError } from '../../source/file-problem-error';
import { packedBytes, type ZipEntry } from './zip-archive';

const STORED = 0;
const DEFLATED = 8;

/**
 * The bytes of a part, piece by piece. The next piece is inflated on another thread while the caller processes this one. Leaving the loop
 * early has no further cost.
 *
 * @throws FileProblemError `damaged` if the bytes do not match the archive's directory, `password`
 */
export async function* inflatePart(archive: Buffer, entry: ZipEntry, pieceBytes: number): AsyncGenerator<Buffer> {
  const packed = packedBytes(archive, entry);
  let inflatedBytes = 0;
  let checksum = 0;
  for await (const piece of pieces(packed, entry, pieceBytes)) {
    inflatedBytes += piece.length;
    if (inflatedBytes > entry.uncompressedBytes) break;
    checksum = crc32(piece, checksum);
    yield piece;
  }
  if (inflatedBytes !== entry.uncompressedBytes) {
    throw damaged(entry, `does not have the ${entry.uncompressedBytes} bytes it declares`);
  }
  if (checksum !== entry.crc32) throw damaged(entry, 'does not have the checksum it declares');
}

function pieces(packed: Buffer, entry: ZipEntry, pieceBytes: number): AsyncGenerator<Buffer> {
  switch (entry.method) {
    case STORED:
      return cut(packed, pieceBytes);
    case DEFLATED:
      return inflate(packed, entry, pieceBytes);
    default:
      throw damaged(entry, `is compressed by method ${entry.method}`);
  }
}

// eslint-disable-next-line @typescript-eslint/require-await -- it takes the place of one that has to wait
async function* cut(bytes: Buffer, pieceBytes: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += pieceBytes) yield bytes.subarray(at, at + pieceBytes);
}

async function* inflate(packed: Buffer, entry: ZipEntry, pieceBytes: number): AsyncGenerator<Buffer> {
  // Room for two pieces: with less, the stream would wait for its reader before inflating the next one.
  const options: ZlibOptions & { readableHighWaterMark: number } = {
    chunkSize: pieceBytes,
    readableHighWaterMark: pieceBytes * 2,
  };
  const stream = createInflateRaw(options);
  stream.end(packed);
  try {
    for await (const piece of stream) yield piece as Buffer;
  } catch (error) {
    if (isZlibError(error)) throw damaged(entry, 'cannot be inflated', error);
    throw error;
  } finally {
    stream.destroy();
  }
}

const isZlibError = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.startsWith('Z_');

function damaged({ name }: ZipEntry, detail: string, cause?: unknown): FileProblemError {
  return new FileProblemError('damaged', `${name} ${detail}.`, { cause });
}
