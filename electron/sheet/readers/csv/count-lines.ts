import { CR, LF } from './byte-values';

/** How many line breaks there are; a carriage return and a line feed are one. None may be cut by the borders. */
export function countLines(bytes: Uint8Array, from: number, to: number): number {
  let lines = 0;
  for (let at = from; at < to; at += 1) {
    const byte = bytes[at] as number;
    if (byte === LF ? at === from || bytes[at - 1] !== CR : byte === CR) lines += 1;
  }
  return lines;
}
