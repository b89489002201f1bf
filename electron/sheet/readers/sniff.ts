import { extname } from 'node:path';
import { FileProblemError } from '../file-problem-error';
import type { FileSource } from './reader';
import { readZipDirectory, type ZipEntry } from './zip-directory';

const SAMPLE_BYTES = 64 * 1024;

/** How files that are surely no text begin. Whatever has NUL bytes is found without this list. */
const BINARY_STARTS = ['%PDF-', '{\\rtf', '\x89PNG', '\xff\xd8\xff', 'GIF8', '\x1f\x8b', 'Rar!', '7z\xbc\xaf', 'BZh'];

const OLE_START = Buffer.from('d0cf11e0a1b11ae1', 'hex');

/** Raw BIFF 2 to 5, from the days before OLE: BOF record and its length ([MS-XLS] 2.4.21). */
const BIFF_STARTS = ['09000400', '09020600', '09040600', '09080800', '09081000'].map((hex) => Buffer.from(hex, 'hex'));

/**
 * Tells by its content which reader a file needs. The extension decides nothing but the words for a file that is
 * refused.
 *
 * @throws FileProblemError for every kind of file that is no CSV and no XLSX.
 */
export function sniffFormat(source: FileSource): 'csv' | 'xlsx' {
  const { bytes } = source;
  if (bytes.length === 0) throw new FileProblemError('empty', 'The file has no bytes.');
  const start = bytes.toString('latin1', 0, 8);
  if (start.startsWith('PK\x03\x04') || start.startsWith('PK\x05\x06')) return sniffArchive(source);
  if (bytes.subarray(0, OLE_START.length).equals(OLE_START)) throw oleProblem(bytes);
  if (BIFF_STARTS.some((bof) => bytes.subarray(0, bof.length).equals(bof))) {
    throw new FileProblemError('old-xls', 'BIFF without OLE: Excel 2 to 5.');
  }
  if (BINARY_STARTS.some((binary) => start.startsWith(binary))) {
    throw new FileProblemError('not-a-table', `The file begins with ${JSON.stringify(start)}.`);
  }
  if (!hasWideTextMark(bytes) && looksBinary(bytes.subarray(0, SAMPLE_BYTES))) {
    throw new FileProblemError('not-a-table', 'The file holds bytes that no text has.');
  }
  refuseOtherText(source);
  return 'csv';
}

function sniffArchive(source: FileSource): 'xlsx' {
  const entries = readZipDirectory(source.bytes);
  if (entries === null)
    throw new FileProblemError('damaged', 'The zip archive has no readable directory: it is cut off.');
  const has = (name: string): boolean => entries.some((entry) => entry.name === name);
  if (has('xl/workbook.bin')) throw new FileProblemError('xlsb', 'The archive holds xl/workbook.bin.');
  if (has('xl/workbook.xml')) {
    refuseBomb(entries);
    return 'xlsx';
  }
  // The first part of an OpenDocument is its media type, uncompressed (OpenDocument 1.3, part 2, 3.3).
  const mediaType = source.bytes.toString('latin1', 30, 256);
  if (has('content.xml') && mediaType.includes('opendocument.spreadsheet')) {
    throw new FileProblemError('ods', 'The archive is an OpenDocument spreadsheet.');
  }
  const isApple = entries.some((entry) => /^Index(?:\.zip$|\/.*\.iwa$)/.test(entry.name));
  const extension = extname(source.name).toLowerCase();
  if (isApple && extension !== '.pages' && extension !== '.key') {
    throw new FileProblemError('numbers', 'The archive is an Apple iWork document.');
  }
  throw new FileProblemError('not-a-table', 'The zip archive holds no workbook.');
}

const MAX_WORKBOOK_BYTES = 1.5 * 1024 ** 3;
const BOMB_BYTES = 100 * 1024 ** 2;
/** Sheets compress 5 to 50 times; deflate ends at 1032 times. */
const BOMB_RATIO = 500;

function refuseBomb(entries: readonly ZipEntry[]): void {
  let packed = 0;
  let unpacked = 0;
  for (const entry of entries) {
    packed += entry.compressedBytes;
    unpacked += entry.uncompressedBytes;
  }
  if (unpacked > MAX_WORKBOOK_BYTES || (unpacked > BOMB_BYTES && unpacked > packed * BOMB_RATIO)) {
    throw new FileProblemError('too-large', `The workbook unpacks from ${packed} to ${unpacked} bytes.`);
  }
}

/** Streams of an OLE file are named in its directory in UTF-16LE ([MS-CFB] 2.6.1). */
function oleProblem(bytes: Buffer): FileProblemError {
  const holds = (stream: string): boolean => bytes.includes(stream, 0, 'utf16le');
  if (holds('EncryptedPackage')) return new FileProblemError('password', 'The OLE file holds an encrypted package.');
  if (holds('Workbook') || holds('Book')) return new FileProblemError('old-xls', 'The OLE file holds a BIFF workbook.');
  return new FileProblemError('not-a-table', 'The OLE file holds no workbook.');
}

/** Whether a byte order mark says UTF-16, where NUL bytes are plain text. */
function hasWideTextMark(bytes: Buffer): boolean {
  return (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
}

function looksBinary(sample: Buffer): boolean {
  let controls = 0;
  for (const byte of sample) {
    if (byte === 0) return true;
    // All below the space but tab, line feed, form feeds and carriage return.
    if (byte < 0x20 && (byte < 0x09 || byte > 0x0d)) controls += 1;
  }
  return controls * 20 > sample.length;
}

/** Text in a format that would make a senseless table: «Excel» exports that are web pages above all. */
function refuseOtherText({ name, bytes }: FileSource): void {
  const text = bytes
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
  if (/^(?:\{\s*"|\[\s*\{)/.test(text) && /[}\]]\s*$/.test(bytes.toString('latin1', Math.max(0, bytes.length - 64)))) {
    throw new FileProblemError('not-a-table', 'The file is JSON.');
  }
}
