import type { ReadingOptions } from '../../../shared/sheet/sheet-state';
import { FileProblemError } from '../source/file-problem-error';
import { readWhole } from '../source/read-whole';
import type { SheetReading } from '../source/sheet-reading';
import type { SourceFile } from '../source/source-file';
import { openCsv } from './csv/open-csv';
import type { ForeignFormat } from './foreign/foreign-workbook';
import { openForeign } from './foreign/open-foreign';
import { openArchive } from './open-archive';
import type { ReadingHelp } from './reading-help';
import { sniffFormat } from './sniff';

/** Larger than any old workbook. */
const MAX_WHOLE_BYTES = 384 * 1024 ** 2;

/**
 * Opens a file by what it holds, whatever it is called.
 *
 * @throws FileProblemError
 */
export async function openByContent(
  source: SourceFile,
  options: ReadingOptions,
  help: ReadingHelp,
): Promise<SheetReading> {
  const format = await sniffFormat(source, options.encoding);
  switch (format) {
    case 'csv':
      return await openCsv(source, options, help.thread);
    case 'zip':
      return await openArchive(source, options, help, openByContent);
    default:
      return await openWhole(source, format, options, help);
  }
}

async function openWhole(
  source: SourceFile,
  format: 'ole' | 'biff' | 'xml-workbook' | 'html',
  options: ReadingOptions,
  help: ReadingHelp,
): Promise<SheetReading> {
  if (source.sizeBytes > MAX_WHOLE_BYTES) {
    throw new FileProblemError('too-large', `A file of this format may have ${MAX_WHOLE_BYTES} bytes.`);
  }
  const content = await readWhole(source);
  await source.assertUnchanged();
  if (format === 'ole') refuseOtherOle(content);
  const foreign: ForeignFormat = format === 'html' ? 'html' : 'xls';
  return await openForeign({ format: foreign, parts: [{ name: '', content }] }, options, help.startParser());
}

/** An OLE file's directory names its streams in UTF-16LE ([MS-CFB] 2.6.1). */
function refuseOtherOle(bytes: Buffer): void {
  const holds = (stream: string): boolean => bytes.includes(stream, 0, 'utf16le');
  if (holds('EncryptedPackage')) throw new FileProblemError('password', 'The OLE file holds an encrypted package.');
  if (!holds('Workbook') && !holds('Book'))
    throw new FileProblemError('not-a-table', 'The OLE file holds no workbook.');
}
