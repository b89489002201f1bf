import { extname } from 'node:path';
import { FileProblemError } from '../source/file-problem-error';
import { neededParts } from './foreign/needed-parts';

/** Either says what an OpenDocument file is (OpenDocument 1.3, part 2, 3.2 and 3.3). Some programs leave out the first. */
const MEDIA_TYPE_PARTS: ReadonlySet<string> = new Set(['mimetype', 'META-INF/manifest.xml']);

/**
 * What a zip archive is, by its parts: a workbook, or an archive of files.
 *
 * @param fileName for formats that only the extension reveals
 * @throws FileProblemError `numbers`, and what inflating throws
 */
export async function kindOfArchive(
  names: readonly string[],
  bytes: Buffer,
  fileName: string,
): Promise<'xlsx' | 'xlsb' | 'ods' | 'files'> {
  const parts = new Set(names.map((name) => name.toLowerCase()));
  if ([...parts].some((name) => /(?:^|\/)workbook\.bin$/.test(name))) return 'xlsb';
  if (parts.has('content.xml') && (await isSpreadsheet(bytes))) return 'ods';
  if (parts.has('[content_types].xml') || parts.has('_rels/.rels')) return 'xlsx';
  const isApple = [...parts].some((name) => /^index(?:\.zip$|\/.*\.iwa$)/.test(name));
  const extension = extname(fileName).toLowerCase();
  if (isApple && extension !== '.pages' && extension !== '.key') {
    throw new FileProblemError('numbers', 'The archive is an Apple iWork document.');
  }
  return 'files';
}

async function isSpreadsheet(bytes: Buffer): Promise<boolean> {
  const parts = await neededParts(bytes, (name) => MEDIA_TYPE_PARTS.has(name));
  return parts.some(({ content }) => Buffer.from(content).includes('opendocument.spreadsheet'));
}
