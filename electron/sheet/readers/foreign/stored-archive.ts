const END_BYTES = 22;
/** From the version needed to the length of the name: the same in both headers (APPNOTE.TXT 4.3.7 and 4.3.12). */
const COMMON_BYTES = 24;
const VERSION = 20;

/** An archive whose parts are stored without compression, for a parser that takes nothing but archives. */
export function storedArchive(parts: readonly { name: string; content: Uint8Array }[]): Buffer {
  const files: Uint8Array[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content } of parts) {
    const nameBytes = Buffer.from(name);
    const common = Buffer.alloc(COMMON_BYTES);
    common.writeUInt16LE(VERSION, 0);
    // Both sizes. Nobody looks at the checksum, since the part was checked already.
    common.writeUInt32LE(content.length, 14);
    common.writeUInt32LE(content.length, 18);
    common.writeUInt16LE(nameBytes.length, 22);
    const place = Buffer.alloc(16);
    place.writeUInt32LE(offset, 12);
    directory.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, place, nameBytes);
    const file = [Buffer.from('PK\x03\x04', 'latin1'), common, Buffer.alloc(2), nameBytes, content];
    files.push(...file);
    offset += file.reduce((sum, { length }) => sum + length, 0);
  }
  const entries = Buffer.concat(directory);
  const end = Buffer.alloc(END_BYTES);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(entries.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...files, entries, end]);
}
