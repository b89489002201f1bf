import { expect, test } from 'vitest';
import { makeCase } from './make-case';
import { makeSeeds } from './seeds';

const numbers = Array.from({ length: 60 }, (_, index) => index);

test('the same number in a run always gives the same file', async () => {
  const [first, again] = [await makeSeeds(), await makeSeeds()];
  for (const index of numbers) expect(makeCase(again, 7, index)).toEqual(makeCase(first, 7, index));
});

test('other numbers and other seeds give other files', async () => {
  const seeds = await makeSeeds();
  const files = [7, 8].flatMap((seed) => numbers.map((index) => makeCase(seeds, seed, index).bytes.toString('latin1')));
  // A few files that are not sheets at all are left unchanged.
  expect(new Set(files).size).toBeGreaterThan(files.length * 0.9);
});
