import { isUtf8 } from 'node:buffer';
import { TextDecoder } from 'node:util';
import { FileProblemError } from '../../source/file-problem-error';

/** A part of a zip archive, as declared in its central directory. Sizes are in bytes. */
export interface ZipEntry {
  /** With `/` between folders and none at the beginning. Nothing is ever written to this path. */
  readonly name: string;
  readonly encrypted: boolean;
  /** 0 for stored, 8 for deflated (APPNOTE.TXT 4.4.5). */
  readonly method: number;
  readonly crc32: number;
  readonly compressedBytes: number;
  /** As declared. Enforced when the part is inflated. */
  readonly uncompressedBytes: number;
  /** Position of its local header. */
  readonly headerAt: number;
}

const END_SIGNATURE = 0x06054b50;
const END_BYTES = 22;
const MAX_COMMENT_BYTES = 0xffff;
const ZIP64_END_SIGNATURE = 0x06064b50;
const ZIP64_LOCATOR_SIGNATURE = 0x07064b50;
const ZIP64_LOCATOR_BYTES = 20;
const ENTRY_SIGNATURE = 0x02014b50;
const ENTRY_BYTES = 46;
const LOCAL_SIGNATURE = 0x04034b50;
const LOCAL_BYTES = 30;
const ZIP64_EXTRA = 0x0001;
const UNKNOWN_16 = 0xffff;
const UNKNOWN_32 = 0xffffffff;

/** More than a long list with a picture in every row has. */
const MAX_ENTRIES = 10_000;
const MAX_INFLATED_BYTES = 4 * 1024 ** 3;
const BOMB_BYTES = 100 * 1024 ** 2;
/** Sheets compress 5 to 50 times. The limit of deflate is 1032 times. */
const BOMB_RATIO = 500;

const damaged = (detail: string, cause?: unknown): FileProblemError =>
  new FileProblemError('damaged', `The zip archive ${detail}.`, { cause });

/**
 * The parts of a zip archive, found without inflating anything (APPNOTE.TXT 4.3 and 4.5.3).
 *
 * @throws FileProblemError `damaged` for an archive that is cut off, split over disks, or has overlapping parts; `too-large` for a zip bomb
 */
export function readZipDirectory(bytes: Buffer): ZipEntry[] {
  return refusingOutside(() => {
    const { at, count } = directoryStart(bytes);
    if (count > MAX_ENTRIES) throw new FileProblemError('too-large', `The zip archive has ${count} parts.`);
    const entries = readEntries(bytes, at, count);
    refuseBomb(entries);
    refuseOverlaps(bytes, entries, at);
    return entries;
  });
}

/** The part's compressed bytes. Throws `damaged`, or `password` if they are encrypted. */
export function packedBytes(bytes: Buffer, entry: ZipEntry): Buffer {
  if (entry.encrypted) throw new FileProblemError('password', `${entry.name} is encrypted.`);
  return refusingOutside(() => {
    const start = dataStart(bytes, entry);
    return bytes.subarray(start, start + entry.compressedBytes);
  });
}

/** A Buffer throws a RangeError if an offset in the archive is outside it. */
function refusingOutside<Result>(read: () => Result): Result {
  try {
    return read();
  } catch (error) {
    if (error instanceof RangeError) throw damaged('points outside itself', error);
    throw error;
  }
}

function directoryStart(bytes: Buffer): { at: number; count: number } {
  const lowest = Math.max(0, bytes.length - END_BYTES - MAX_COMMENT_BYTES);
  for (let end = bytes.length - END_BYTES; end >= lowest; end -= 1) {
    if (bytes.readUInt32LE(end) !== END_SIGNATURE) continue;
    const locator = end - ZIP64_LOCATOR_BYTES;
    if (locator >= 0 && bytes.readUInt32LE(locator) === ZIP64_LOCATOR_SIGNATURE) return zip64Start(bytes, locator);
    const disk = bytes.readUInt16LE(end + 4);
    if (disk !== 0 && disk !== UNKNOWN_16) throw damaged('is spread over several disks');
    return { count: bytes.readUInt16LE(end + 10), at: bytes.readUInt32LE(end + 16) };
  }
  throw damaged('has no directory: it is cut off');
}

function zip64Start(bytes: Buffer, locator: number): { at: number; count: number } {
  if (bytes.readUInt32LE(locator + 16) > 1) throw damaged('is spread over several disks');
  const end = Number(bytes.readBigUInt64LE(locator + 8));
  if (bytes.readUInt32LE(end) !== ZIP64_END_SIGNATURE) throw damaged('has no 64-bit directory where it says');
  return { count: Number(bytes.readBigUInt64LE(end + 32)), at: Number(bytes.readBigUInt64LE(end + 48)) };
}

function readEntries(bytes: Buffer, start: number, count: number): ZipEntry[] {
  const entries: ZipEntry[] = [];
  let at = start;
  for (let index = 0; index < count; index += 1) {
    if (bytes.readUInt32LE(at) !== ENTRY_SIGNATURE) throw damaged('has a broken directory');
    const nameEnd = at + ENTRY_BYTES + bytes.readUInt16LE(at + 28);
    const extraEnd = nameEnd + bytes.readUInt16LE(at + 30);
    if (extraEnd > bytes.length) throw damaged('has a broken directory');
    const disk = bytes.readUInt16LE(at + 34);
    if (disk !== 0 && disk !== UNKNOWN_16) throw damaged('is spread over several disks');
    entries.push({
      // Some programs write backslashes or a leading slash, and Excel still opens their files.
      name: nameOf(bytes.subarray(at + ENTRY_BYTES, nameEnd))
        .replaceAll('\\', '/')
        .replace(/^\/+/, ''),
      encrypted: (bytes.readUInt16LE(at + 8) & 1) === 1,
      method: bytes.readUInt16LE(at + 10),
      crc32: bytes.readUInt32LE(at + 16),
      ...wideFields(bytes, at, nameEnd, extraEnd),
    });
    at = extraEnd + bytes.readUInt16LE(at + 32);
  }
  return entries;
}

/** Windows packs files with Russian names in the code page of DOS, whatever the standard says. */
function nameOf(name: Buffer): string {
  return isUtf8(name) ? name.toString('utf8') : new TextDecoder('ibm866').decode(name);
}

type WideFields = Pick<ZipEntry, 'compressedBytes' | 'uncompressedBytes' | 'headerAt'>;

/** Sizes and position, which are in an extra field if they need more than 32 bits (APPNOTE.TXT 4.5.3). */
function wideFields(bytes: Buffer, entry: number, extraStart: number, extraEnd: number): WideFields {
  let uncompressedBytes = bytes.readUInt32LE(entry + 24);
  let compressedBytes = bytes.readUInt32LE(entry + 20);
  let headerAt = bytes.readUInt32LE(entry + 42);
  for (let at = extraStart; at + 4 <= extraEnd; at += 4 + bytes.readUInt16LE(at + 2)) {
    if (bytes.readUInt16LE(at) !== ZIP64_EXTRA) continue;
    let value = at + 4;
    const next = (): number => {
      value += 8;
      return Number(bytes.readBigUInt64LE(value - 8));
    };
    if (uncompressedBytes === UNKNOWN_32) uncompressedBytes = next();
    if (compressedBytes === UNKNOWN_32) compressedBytes = next();
    if (headerAt === UNKNOWN_32) headerAt = next();
  }
  return { compressedBytes, uncompressedBytes, headerAt };
}

function refuseBomb(entries: readonly ZipEntry[]): void {
  let packed = 0;
  let unpacked = 0;
  for (const entry of entries) {
    packed += entry.compressedBytes;
    unpacked += entry.uncompressedBytes;
  }
  if (unpacked > MAX_INFLATED_BYTES || (unpacked > BOMB_BYTES && unpacked > packed * BOMB_RATIO)) {
    throw new FileProblemError('too-large', `The workbook unpacks from ${packed} to ${unpacked} bytes.`);
  }
}

/** Some zip bombs consist of overlapping parts that inflate the same bytes many times. */
function refuseOverlaps(bytes: Buffer, entries: readonly ZipEntry[], directoryAt: number): void {
  const inPlace = [...entries].sort((one, other) => one.headerAt - other.headerAt);
  inPlace.forEach((entry, index) => {
    const end = dataStart(bytes, entry) + entry.compressedBytes;
    if (end > (inPlace[index + 1]?.headerAt ?? directoryAt)) throw damaged(`has parts that overlap: ${entry.name}`);
  });
}

function dataStart(bytes: Buffer, { name, headerAt }: ZipEntry): number {
  if (bytes.readUInt32LE(headerAt) !== LOCAL_SIGNATURE) throw damaged(`has no part where it says: ${name}`);
  return headerAt + LOCAL_BYTES + bytes.readUInt16LE(headerAt + 26) + bytes.readUInt16LE(headerAt + 28);
}
