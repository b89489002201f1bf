import { CR, LF } from './byte-values';

/** The number of line breaks. A carriage return with a line feed counts as one, and must not be split by `from` or `to`. */
export function countLines(bytes: Uint8Array, from: number, to: number): number {
  let lines = 0;
  for (let at = from; at < to; at += 1) {
    const byte = bytes[at] as number;
    if (byte === LF ? at === from || bytes[at - 1] !== CR : byte === CR) lines += 1;
  }
  return lines;
}
