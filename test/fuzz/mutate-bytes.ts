import { below, pick, type Random } from '../bench/data/random';

const LONG_BYTES = 40_000;

/** Bytes that text readers stumble over: line breaks, NULs, byte order marks, halves of letters, bytes valid in no encoding. */
const RAW_TOKENS: readonly Buffer[] = [
  Buffer.from([0x00]),
  Buffer.from([0x1a]),
  Buffer.from([0xef, 0xbb, 0xbf]),
  Buffer.from([0xff, 0xfe]),
  Buffer.from([0xfe, 0xff]),
  Buffer.from([0xd0]),
  Buffer.from([0xf0, 0x9f, 0x98]),
  Buffer.from([0xed, 0xa0, 0x80]),
  Buffer.from('\r'),
  Buffer.from('\n'),
  Buffer.from('\r\n'),
  Buffer.from('\u00a0\u200b\u2028'),
  Buffer.alloc(LONG_BYTES, 'a'),
];

/** Splits, joins and corrupts bytes in a few places. `tokens` are byte sequences with a meaning in the format. */
export function mutateBytes(random: Random, bytes: Buffer, tokens: readonly string[]): Buffer {
  const known = [...RAW_TOKENS, ...tokens.map((token) => Buffer.from(token))];
  let mutated = bytes;
  for (let left = 1 + below(random, 4); left > 0; left -= 1) mutated = mutateOnce(random, mutated, known);
  return mutated;
}

function mutateOnce(random: Random, bytes: Buffer, tokens: readonly Buffer[]): Buffer {
  const at = below(random, bytes.length + 1);
  const end = Math.min(bytes.length, at + 1 + below(random, random() < 0.8 ? 16 : bytes.length));
  const before = bytes.subarray(0, at);
  const region = bytes.subarray(at, end);
  const after = bytes.subarray(end);
  switch (below(random, 8)) {
    case 0: {
      const flipped = Buffer.from(bytes);
      if (at < flipped.length) flipped[at] = (flipped[at] ?? 0) ^ (1 << below(random, 8));
      return flipped;
    }
    case 1:
      return Buffer.concat([before, Buffer.from([below(random, 256)]), bytes.subarray(Math.min(bytes.length, at + 1))]);
    case 2:
      return before;
    case 3:
      return Buffer.concat([before, after]);
    case 4:
      return Buffer.concat([before, region, region, after]);
    case 5: {
      const target = below(random, bytes.length + 1);
      return Buffer.concat([bytes.subarray(0, target), region, bytes.subarray(target)]);
    }
    default:
      return Buffer.concat([before, pick(random, tokens), bytes.subarray(at)]);
  }
}
