import { TextDecoder } from 'node:util';
import { FileProblemError } from '../source/file-problem-error';
import { detectUnicode, isWideText } from './csv/detect-encoding';
import type { SourceFile } from '../source/source-file';

/** How files begin that are certainly not text. Other binary files are recognised by their control characters. */
const BINARY_STARTS = ['%PDF-', '{\\rtf', '\x89PNG', '\xff\xd8\xff', 'GIF8', '\x1f\x8b', 'Rar!', '7z\xbc\xaf', 'BZh'];

const OLE_START = Buffer.from('d0cf11e0a1b11ae1', 'hex');

/** Raw BIFF 2 to 5, from before OLE: the BOF record and its length ([MS-XLS] 2.4.21). */
const BIFF_STARTS = ['09000400', '09020600', '09040600', '09080800', '09081000'].map((hex) => Buffer.from(hex, 'hex'));

/** Where a page or an XML document shows what it is. Excel's own pages begin with long declarations. */
const MARKUP_BYTES = 4096;
/** How much of the text's end is checked. */
const TAIL_BYTES = 64;

/** Whether a file begins like a zip archive (APPNOTE.TXT 4.3.7 and 4.3.16). */
export function isZipArchive(head: Buffer): boolean {
  const start = head.toString('latin1', 0, 4);
  return start === 'PK\x03\x04' || start === 'PK\x05\x06';
}

/** Files that different readers open. `zip` is any archive, and `ole` any OLE file: only their directories tell what they are. */
export type SniffedFormat = 'csv' | 'zip' | 'ole' | 'biff' | 'xml-workbook' | 'html';

/**
 * Decides by its content which reader a file needs.
 *
 * @param encoding the encoding that the person chose for a text
 * @throws FileProblemError `not-a-table`
 */
export async function sniffFormat(source: SourceFile, encoding: string | undefined): Promise<SniffedFormat> {
  const { head } = source;
  const start = head.toString('latin1', 0, 8);
  if (isZipArchive(head)) return 'zip';
  if (head.subarray(0, OLE_START.length).equals(OLE_START)) return 'ole';
  if (BIFF_STARTS.some((bof) => head.subarray(0, bof.length).equals(bof))) return 'biff';
  if (BINARY_STARTS.some((binary) => start.startsWith(binary))) {
    throw new FileProblemError('not-a-table', `The file begins with ${JSON.stringify(start)}.`);
  }
  if (looksBinary(head, encoding?.toLowerCase()))
    throw new FileProblemError('not-a-table', 'The file holds bytes that no text has.');
  return await kindOfText(source);
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

/** Whether a text is delimited cells. Many «Excel» exports are web pages or the XML of Excel 2003, whatever they are called. */
async function kindOfText(source: SourceFile): Promise<SniffedFormat> {
  const { head, sizeBytes } = source;
  const text = new TextDecoder(detectUnicode(head) ?? 'utf-8')
    .decode(head.subarray(0, MARKUP_BYTES))
    .replace(/^\uFEFF/, '')
    .trimStart();
  if (/^<(?:\?xml[^]*<)?(?:[\w-]+:)?Workbook\b/.test(text)) return 'xml-workbook';
  if (/^<(?:\?xml[^]*<html\b|!doctype html|html|head|body|meta|style|table|div|center|font)\b/i.test(text))
    return 'html';
  if (/^<(?:\?xml|!doctype|svg)\b/i.test(text))
    throw new FileProblemError('not-a-table', 'The file is an XML document.');
  if (!/^(?:\{\s*"|\[\s*\{)/.test(text)) return 'csv';
  const tail = Buffer.alloc(Math.min(TAIL_BYTES, sizeBytes));
  await source.read(tail, sizeBytes - tail.length);
  if (/[}\]]\s*$/.test(tail.toString('latin1'))) throw new FileProblemError('not-a-table', 'The file is JSON.');
  return 'csv';
}
