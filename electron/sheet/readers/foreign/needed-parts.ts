import { FileProblemError } from '../../source/file-problem-error';
import { inflatePart } from '../xlsx/inflate-part';
import { readZipDirectory, type ZipEntry } from '../xlsx/zip-archive';
import type { FilePart } from './foreign-workbook';

/** More text than a spreadsheet of a million customers has. V8 could not hold a much larger part as a string. */
const MAX_INFLATED_BYTES = 384 * 1024 ** 2;
const PIECE_BYTES = 1024 * 1024;

/**
 * Inflates the parts of an archive that are needed, under our own limits and checks: SheetJS would believe what the archive says about
 * itself.
 *
 * @throws FileProblemError `damaged`, `password`, `too-large`
 */
export async function neededParts(bytes: Buffer, isNeeded: (name: string) => boolean): Promise<FilePart[]> {
  const entries = readZipDirectory(bytes).filter(({ name }) => isNeeded(name));
  const total = entries.reduce((sum, { uncompressedBytes }) => sum + uncompressedBytes, 0);
  if (total > MAX_INFLATED_BYTES) throw new FileProblemError('too-large', `The sheets unpack to ${total} bytes.`);
  const parts: FilePart[] = [];
  for (const entry of entries) parts.push({ name: entry.name, content: await inflated(bytes, entry) });
  return parts;
}

/** All bytes of a part. Throws like `inflatePart`. */
export async function inflated(bytes: Buffer, entry: ZipEntry): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of inflatePart(bytes, entry, PIECE_BYTES)) pieces.push(piece);
  return Buffer.concat(pieces);
}
