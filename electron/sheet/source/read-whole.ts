import { sharedBytes } from '../threads/shared-memory';
import type { SourceFile } from './source-file';

/** Bytes that are read, and hashed, in one go. */
const PIECE_BYTES = 8 * 1024 * 1024;

/** All bytes of a file. Throws like `SourceFile.read`. */
export async function readWhole(source: SourceFile): Promise<Buffer> {
  const bytes = sharedBytes(source.sizeBytes);
  for (let start = 0; start < bytes.length; start += PIECE_BYTES) {
    await source.read(bytes.subarray(start, start + PIECE_BYTES), start);
  }
  return bytes;
}
