/** A part of a zip archive, as its central directory declares it. */
export interface ZipEntry {
  /** With `/` between folders and none in front. */
  name: string;
  compressedBytes: number;
  /** Declared, not measured. */
  uncompressedBytes: number;
}

const END_SIGNATURE = 0x06054b50;
const END_BYTES = 22;
const MAX_COMMENT_BYTES = 0xffff;
const ZIP64_END_SIGNATURE = 0x06064b50;
const ZIP64_LOCATOR_SIGNATURE = 0x07064b50;
const ZIP64_LOCATOR_BYTES = 20;
const ENTRY_SIGNATURE = 0x02014b50;
const ENTRY_BYTES = 46;
const ZIP64_EXTRA = 0x0001;
const UNKNOWN_32 = 0xffffffff;

/**
 * The parts of a zip archive, found without inflating anything (APPNOTE.TXT 4.3 and 4.5.3).
 *
 * @returns null where the bytes have no readable central directory: a cut or damaged archive.
 */
export function readZipDirectory(bytes: Buffer): ZipEntry[] | null {
  try {
    const start = directoryStart(bytes);
    return start === null ? null : readEntries(bytes, start.offset, start.count);
  } catch (error) {
    // A Buffer throws where an offset of the archive leads outside it.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function directoryStart(bytes: Buffer): { offset: number; count: number } | null {
  const lowest = Math.max(0, bytes.length - END_BYTES - MAX_COMMENT_BYTES);
  for (let at = bytes.length - END_BYTES; at >= lowest; at -= 1) {
    if (bytes.readUInt32LE(at) !== END_SIGNATURE) continue;
    const locator = at - ZIP64_LOCATOR_BYTES;
    if (locator >= 0 && bytes.readUInt32LE(locator) === ZIP64_LOCATOR_SIGNATURE) {
      const end = Number(bytes.readBigUInt64LE(locator + 8));
      if (bytes.readUInt32LE(end) !== ZIP64_END_SIGNATURE) return null;
      return { count: Number(bytes.readBigUInt64LE(end + 32)), offset: Number(bytes.readBigUInt64LE(end + 48)) };
    }
    return { count: bytes.readUInt16LE(at + 10), offset: bytes.readUInt32LE(at + 16) };
  }
  return null;
}

function readEntries(bytes: Buffer, start: number, count: number): ZipEntry[] | null {
  const entries: ZipEntry[] = [];
  let at = start;
  for (let index = 0; index < count; index += 1) {
    if (bytes.readUInt32LE(at) !== ENTRY_SIGNATURE) return null;
    const nameBytes = bytes.readUInt16LE(at + 28);
    const extraBytes = bytes.readUInt16LE(at + 30);
    const commentBytes = bytes.readUInt16LE(at + 32);
    const nameEnd = at + ENTRY_BYTES + nameBytes;
    const sizes = realSizes(bytes, at, nameEnd, nameEnd + extraBytes);
    // Some writers put backslashes or a leading slash; Excel opens their files all the same.
    const name = bytes
      .toString('utf8', at + ENTRY_BYTES, nameEnd)
      .replaceAll('\\', '/')
      .replace(/^\/+/, '');
    entries.push({ name, ...sizes });
    at = nameEnd + extraBytes + commentBytes;
  }
  return entries;
}

function realSizes(bytes: Buffer, entry: number, extraStart: number, extraEnd: number): Omit<ZipEntry, 'name'> {
  let compressedBytes = bytes.readUInt32LE(entry + 20);
  let uncompressedBytes = bytes.readUInt32LE(entry + 24);
  for (let at = extraStart; at + 4 <= extraEnd; at += 4 + bytes.readUInt16LE(at + 2)) {
    if (bytes.readUInt16LE(at) !== ZIP64_EXTRA) continue;
    let value = at + 4;
    if (uncompressedBytes === UNKNOWN_32) {
      uncompressedBytes = Number(bytes.readBigUInt64LE(value));
      value += 8;
    }
    if (compressedBytes === UNKNOWN_32) compressedBytes = Number(bytes.readBigUInt64LE(value));
  }
  return { compressedBytes, uncompressedBytes };
}
