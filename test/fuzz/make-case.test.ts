import { expect, test } from 'vitest';
import { makeCase } from './make-case';
import { makeSeeds } from './seeds';

const numbers = Array.from({ length: 60 }, (_, index) => index);

test('a number of a run is the same file whenever it is asked for', async () => {
  const [first, again] = [await makeSeeds(), await makeSeeds()];
  for (const index of numbers) expect(makeCase(again, 7, index)).toEqual(makeCase(first, 7, index));
});

test('other numbers and other seeds are other files', async () => {
  const seeds = await makeSeeds();
  const files = [7, 8].flatMap((seed) => numbers.map((index) => makeCase(seeds, seed, index).bytes.toString('latin1')));
  // A few files that are no sheet at all come as they are.
  expect(new Set(files).size).toBeGreaterThan(files.length * 0.9);
});
