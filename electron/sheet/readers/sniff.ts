import { extname } from 'node:path';
import { FileProblemError } from '../source/file-problem-error';
import { detectUnicode, isWideText } from './csv/detect-encoding';
import { readWhole } from '../source/read-whole';
import type { SourceFile } from '../source/source-file';

/** How files begin that are certainly not text. Other binary files are recognised by their control characters. */
const BINARY_STARTS = ['%PDF-', '{\\rtf', '\x89PNG', '\xff\xd8\xff', 'GIF8', '\x1f\x8b', 'Rar!', '7z\xbc\xaf', 'BZh'];

const OLE_START = Buffer.from('d0cf11e0a1b11ae1', 'hex');

/** Raw BIFF 2 to 5, from before OLE: the BOF record and its length ([MS-XLS] 2.4.21). */
const BIFF_STARTS = ['09000400', '09020600', '09040600', '09080800', '09081000'].map((hex) => Buffer.from(hex, 'hex'));

/** How much of the text's end is checked. */
const TAIL_BYTES = 64;

/** Whether a file begins like a zip archive (APPNOTE.TXT 4.3.7 and 4.3.16). */
export function isZipArchive(head: Buffer): boolean {
  const start = head.toString('latin1', 0, 4);
  return start === 'PK\x03\x04' || start === 'PK\x05\x06';
}

/**
 * Decides by its content which reader a file needs. The extension only affects the message for a file that is refused.
 *
 * @param encoding the encoding that the person chose for a text
 * @returns `xlsx` for any zip archive, since only its directory tells what it is, see `xlsx/refuse-other-archive.ts`
 * @throws FileProblemError for every kind of file that is neither text nor an archive
 */
export async function sniffFormat(source: SourceFile, encoding: string | undefined): Promise<'csv' | 'xlsx'> {
  const { head } = source;
  const start = head.toString('latin1', 0, 8);
  if (isZipArchive(head)) return 'xlsx';
  if (head.subarray(0, OLE_START.length).equals(OLE_START)) throw await oleProblem(source);
  if (BIFF_STARTS.some((bof) => head.subarray(0, bof.length).equals(bof))) {
    throw new FileProblemError('old-xls', 'BIFF without OLE: Excel 2 to 5.');
  }
  if (BINARY_STARTS.some((binary) => start.startsWith(binary))) {
    throw new FileProblemError('not-a-table', `The file begins with ${JSON.stringify(start)}.`);
  }
  if (looksBinary(head, encoding?.toLowerCase()))
    throw new FileProblemError('not-a-table', 'The file holds bytes that no text has.');
  await refuseOtherText(source);
  return 'csv';
}

/** An OLE file's directory names its streams in UTF-16LE ([MS-CFB] 2.6.1). */
async function oleProblem(source: SourceFile): Promise<FileProblemError> {
  const bytes = await readWhole(source);
  const holds = (stream: string): boolean => bytes.includes(stream, 0, 'utf16le');
  if (holds('EncryptedPackage')) return new FileProblemError('password', 'The OLE file holds an encrypted package.');
  if (holds('Workbook') || holds('Book')) return new FileProblemError('old-xls', 'The OLE file holds a BIFF workbook.');
  return new FileProblemError('not-a-table', 'The OLE file holds no workbook.');
}

/** In compressed and compiled bytes, one character in ten is a control character. Text has few, even in UTF-16 or with some NULs in it. */
function looksBinary(sample: Buffer, encoding: string | undefined): boolean {
  const unicode = detectUnicode(sample);
  // The person's choice does not turn bytes into text, but it says which bytes would be text.
  if (unicode === 'utf-16be' || encoding === 'utf-16be') return !isWideText(sample, true);
  if (unicode === 'utf-16le' || encoding?.startsWith('utf-16') === true) return !isWideText(sample, false);
  // Everything below the space except tab, line feed, form feeds and carriage return.
  const isControl = (byte: number): boolean => byte < 0x20 && (byte < 0x09 || byte > 0x0d);
  const controls = sample.reduce((count, byte) => count + (isControl(byte) ? 1 : 0), 0);
  return controls * 20 > sample.length;
}

/** Text in a format that would make a meaningless table, above all «Excel» exports that are web pages. */
async function refuseOtherText(source: SourceFile): Promise<void> {
  const { name, head, sizeBytes } = source;
  const text = head
    .toString('utf8', 0, 1024)
    .replace(/^\uFEFF/, '')
    .trimStart();
  if (/^<\?xml[^]*(?:urn:schemas-microsoft-com:office:spreadsheet|<Workbook)/.test(text)) {
    throw new FileProblemError('old-xls', 'The file is an XML spreadsheet of Excel 2003.');
  }
  if (/^<(?:\?xml|!doctype|html|head|table|meta|svg)\b/i.test(text)) {
    const code = extname(name).toLowerCase() === '.xls' ? 'old-xls' : 'not-a-table';
    throw new FileProblemError(code, 'The file is a web page or an XML document.');
  }
  if (!/^(?:\{\s*"|\[\s*\{)/.test(text)) return;
  const tail = Buffer.alloc(Math.min(TAIL_BYTES, sizeBytes));
  await source.read(tail, sizeBytes - tail.length);
  if (/[}\]]\s*$/.test(tail.toString('latin1'))) throw new FileProblemError('not-a-table', 'The file is JSON.');
}
