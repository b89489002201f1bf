import { gzipSync } from 'node:zlib';
import type { ExportWays } from './switches';

const DEEP = 100_000;
const BOMB_MEMBER_BYTES = 10 * 1024 * 1024;
const BOMB_MEMBERS = 1_000;

/** A line that is wrong, for the end of an archive; empty for other kinds of damage. */
export function badLine(spoil: ExportWays['spoil']): string {
  switch (spoil) {
    case 'bad-line':
      return '{"id":"0123456789abcdef01234567","external_id":\n';
    case 'deep-line':
      return `${'['.repeat(DEEP)}${']'.repeat(DEEP)}\n`;
    default:
      return '';
  }
}

/** An archive that is damaged as a whole; the same one for other kinds of damage. */
export function spoilt(archive: Buffer, spoil: ExportWays['spoil']): Buffer {
  switch (spoil) {
    case 'cut':
      return archive.subarray(0, Math.ceil(archive.length / 2));
    case 'not-gzip':
      return Buffer.from('<!doctype html><title>Not found</title>');
    case 'not-utf8':
      return Buffer.concat([archive, gzipSync(Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d, 0x0a]))]);
    case 'bomb': {
      const member = gzipSync(Buffer.alloc(BOMB_MEMBER_BYTES, 0x20));
      return Buffer.concat([archive, ...Array.from({ length: BOMB_MEMBERS }, () => member)]);
    }
    default:
      return archive;
  }
}
