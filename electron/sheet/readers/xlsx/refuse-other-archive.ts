import { extname } from 'node:path';
import { FileProblemError } from '../../source/file-problem-error';

/**
 * Refuses zip archives that are not workbooks of the XLSX family.
 *
 * @param names of the archive's parts, in lower case
 * @param fileName for formats that only the extension reveals
 * @throws FileProblemError `xlsb`, `ods`, `numbers`, `not-a-table`
 */
export function refuseOtherArchive(names: readonly string[], bytes: Buffer, fileName: string): void {
  if (names.includes('xl/workbook.bin')) throw new FileProblemError('xlsb', 'The archive holds xl/workbook.bin.');
  // The first part of an OpenDocument file is its media type, uncompressed (OpenDocument 1.3, part 2, 3.3).
  const mediaType = bytes.toString('latin1', 30, 256);
  if (names.includes('content.xml') && mediaType.includes('opendocument.spreadsheet')) {
    throw new FileProblemError('ods', 'The archive is an OpenDocument spreadsheet.');
  }
  if (names.includes('[content_types].xml') || names.includes('_rels/.rels')) return;
  const isApple = names.some((name) => /^index(?:\.zip$|\/.*\.iwa$)/.test(name));
  const extension = extname(fileName).toLowerCase();
  if (isApple && extension !== '.pages' && extension !== '.key') {
    throw new FileProblemError('numbers', 'The archive is an Apple iWork document.');
  }
  throw new FileProblemError('not-a-table', 'The zip archive holds no workbook.');
}
