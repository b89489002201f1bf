/** The sizes that Windows shows, and Apple's names for its own. */
export const ICO_SIZES = [16, 20, 24, 32, 40, 48, 64, 256];
const ICNS_TYPES = [
  ['icp4', 16],
  ['ic11', 32],
  ['icp5', 32],
  ['ic12', 64],
  ['ic07', 128],
  ['ic13', 256],
  ['ic08', 256],
  ['ic14', 512],
  ['ic09', 512],
  ['ic10', 1024],
];

/**
 * An icon of Windows: a table of sizes, and PNGs as they are.
 *
 * @param {(size: number) => Buffer} png of an edge in px
 */
export function icoOf(png) {
  const images = ICO_SIZES.map(png);
  const head = Buffer.alloc(6 + 16 * images.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(images.length, 4);
  let offset = head.length;
  for (const [at, image] of images.entries()) {
    const entry = 6 + 16 * at;
    // 0 stands for 256.
    const edge = ICO_SIZES[at] % 256;
    head.writeUInt8(edge, entry);
    head.writeUInt8(edge, entry + 1);
    head.writeUInt16LE(1, entry + 4);
    head.writeUInt16LE(32, entry + 6);
    head.writeUInt32LE(image.length, entry + 8);
    head.writeUInt32LE(offset, entry + 12);
    offset += image.length;
  }
  return Buffer.concat([head, ...images]);
}

/**
 * An icon of macOS: PNGs, each after its type and its length.
 *
 * @param {(size: number) => Buffer} png of an edge in px
 */
export function icnsOf(png) {
  const parts = ICNS_TYPES.map(([type, size]) => chunk(type, png(size)));
  return chunk('icns', Buffer.concat(parts));
}

function chunk(type, content) {
  const head = Buffer.alloc(8);
  head.write(type, 'ascii');
  head.writeUInt32BE(head.length + content.length, 4);
  return Buffer.concat([head, content]);
}
