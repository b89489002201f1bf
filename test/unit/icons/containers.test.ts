import { describe, expect, it } from 'vitest';
import { icnsOf, ICO_SIZES, icoOf } from '../../../scripts/icons/containers.mjs';

const png = (size: number) => Buffer.from(`image of ${size}`);

describe('an icon of Windows', () => {
  it('has a table with the place of each image', () => {
    const ico = icoOf(png);
    expect([ico.readUInt16LE(0), ico.readUInt16LE(2), ico.readUInt16LE(4)]).toEqual([0, 1, ICO_SIZES.length]);
    for (const [at, size] of ICO_SIZES.entries()) {
      const entry = 6 + 16 * at;
      const offset = ico.readUInt32LE(entry + 12);
      const image = ico.subarray(offset, offset + ico.readUInt32LE(entry + 8));
      expect([ico.readUInt8(entry) || 256, image.toString()]).toEqual([size, png(size).toString()]);
    }
  });
});

describe('an icon of macOS', () => {
  it('is a chain of types, lengths and images, as long as it says', () => {
    const icns = icnsOf(png);
    expect(icns.toString('ascii', 0, 4)).toBe('icns');
    expect(icns.readUInt32BE(4)).toBe(icns.length);
    const types: string[] = [];
    for (let at = 8; at < icns.length; at += icns.readUInt32BE(at + 4)) {
      types.push(icns.toString('ascii', at, at + 4));
      expect(icns.toString('utf8', at + 8, at + icns.readUInt32BE(at + 4))).toMatch(/^image of \d+$/);
    }
    expect(types).toEqual(expect.arrayContaining(['icp4', 'ic07', 'ic10']));
  });
});
