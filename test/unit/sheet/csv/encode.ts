import { TextDecoder } from 'node:util';

/** The bytes of a text in a single-byte encoding. Throws if the encoding lacks a character. */
export function encode(text: string, encoding: string): Buffer {
  const table = tableOf(encoding);
  return Buffer.from(
    Array.from(text, (sign) => {
      const byte = table.get(sign);
      if (byte === undefined) throw new Error(`${encoding} has no ${sign}`);
      return byte;
    }),
  );
}

export function utf16(text: string, isBigEndian: boolean): Buffer {
  const bytes = Buffer.from(text, 'utf16le');
  return isBigEndian ? bytes.swap16() : bytes;
}

const tables = new Map<string, Map<string, number>>();

function tableOf(encoding: string): Map<string, number> {
  const known = tables.get(encoding);
  if (known !== undefined) return known;
  const decoder = new TextDecoder(encoding);
  const table = new Map<string, number>();
  for (let byte = 255; byte >= 0; byte -= 1) table.set(decoder.decode(Uint8Array.of(byte)), byte);
  // Some versions of Node treat this encoding as ISO 8859-1.
  if (encoding === 'windows-1252')
    for (const [sign, byte] of [
      ['€', 0x80],
      ['“', 0x93],
      ['”', 0x94],
    ] as const)
      table.set(sign, byte);
  tables.set(encoding, table);
  return table;
}
