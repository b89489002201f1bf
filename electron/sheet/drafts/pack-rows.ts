import { deflateRawSync, inflateRawSync } from 'node:zlib';

/** Row numbers as text. Rows that follow each other take almost no space. */
export function packRows(rows: Uint32Array): string {
  const steps = Int32Array.from(rows, (row, index) => row - (rows[index - 1] ?? 0));
  return deflateRawSync(new Uint8Array(steps.buffer)).toString('base64');
}

/** The reverse of {@link packRows}. Throws if the text is nothing of that kind. */
export function unpackRows(packed: string): Uint32Array {
  const bytes = inflateRawSync(Buffer.from(packed, 'base64'));
  const steps = new Int32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
  let row = 0;
  return Uint32Array.from(steps, (step) => (row += step));
}
