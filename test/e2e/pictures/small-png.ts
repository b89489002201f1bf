import { crc32, deflateSync } from 'node:zlib';

/** As many as a PNG with a palette can have. */
const COLOURS = 256;

/** How many of the commonest colours stay exactly as they are: those of surfaces and signs rather than of the edges of letters. */
const EXACT = 64;

/** The shades of each primary colour that are told apart in all other colours. */
const SHADES = 32;

/**
 * A screen as a PNG with a palette, which is half as large as one without and as sharp. It keeps the commonest colours; the others, which are
 * at the edges of letters, become the nearest ones.
 *
 * @param pixels red, green, blue and opacity of each pixel, row by row; all are opaque
 */
export function smallPng(pixels: Uint8Array, width: number, height: number): Buffer {
  const colours = Array.from({ length: width * height }, (_, n) => {
    const [red, green, blue] = pixels.subarray(n * 4);
    return colourOf([red!, green!, blue!]);
  });
  const exact = new Set(commonest(colours, EXACT));
  const told = colours.map((colour) => (exact.has(colour) ? colour : rounded(colour)));
  const palette = commonest(told, COLOURS);
  const places = new Map([...new Set(told)].map((colour) => [colour, placeOfNearest(palette, colour)]));
  const lines = Buffer.alloc((width + 1) * height);
  // Each line begins with a 0: it is as it is, not compared with the one above.
  told.forEach((colour, n) => (lines[n + Math.floor(n / width) + 1] = places.get(colour)!));
  const size = Buffer.alloc(8);
  size.writeUInt32BE(width, 0);
  size.writeUInt32BE(height, 4);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    // Eight bits a pixel, which is a place in the palette.
    chunk('IHDR', Buffer.concat([size, Buffer.from([8, 3, 0, 0, 0])])),
    chunk('PLTE', Buffer.from(palette.flatMap(partsOf))),
    chunk('IDAT', deflateSync(lines, { level: 9, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function commonest(colours: readonly number[], most: number): number[] {
  const counts = new Map<number, number>();
  for (const colour of colours) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  return [...counts]
    .sort(([, one], [, other]) => other - one)
    .slice(0, most)
    .map(([colour]) => colour);
}

function placeOfNearest(palette: readonly number[], colour: number): number {
  const parts = partsOf(colour);
  const distances = palette.map((known) => partsOf(known).reduce((sum, part, at) => sum + (part - parts[at]!) ** 2, 0));
  return distances.indexOf(Math.min(...distances));
}

function rounded(colour: number): number {
  const step = 255 / (SHADES - 1);
  return colourOf(partsOf(colour).map((shade) => Math.round(Math.round(shade / step) * step)));
}

const partsOf = (colour: number): number[] => [colour >> 16, (colour >> 8) & 255, colour & 255];

const colourOf = (parts: readonly number[]): number => parts.reduce((colour, part) => colour * 256 + part, 0);

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
}
