/** The part of a text between spaces and breaks at its ends, no-break spaces included. */
export function trimmed(bytes: Uint8Array, from: number, to: number): { start: number; end: number } {
  let start = from;
  let end = to;
  for (;;) {
    if (start < end && (bytes[start] as number) <= 0x20) start += 1;
    else if (start + 1 < end && bytes[start] === 0xc2 && bytes[start + 1] === 0xa0) start += 2;
    else break;
  }
  for (;;) {
    if (start < end && (bytes[end - 1] as number) <= 0x20) end -= 1;
    else if (start + 1 < end && bytes[end - 2] === 0xc2 && bytes[end - 1] === 0xa0) end -= 2;
    else break;
  }
  return { start, end };
}
