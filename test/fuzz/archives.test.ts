import { expect, test } from 'vitest';
import { checkList } from './lists/check-list';
import { makeList } from './lists/make-list';

/** A few hundred with another seed each time. `npm run prove -- archives` sets these for ten thousand. */
const LISTS = Number(process.env['LISTS'] ?? 400);
const SEED = Number(process.env['LIST_SEED'] ?? Math.floor(Math.random() * 1_000_000));
const LONGEST_MS_EACH = 100;

test(
  `corrupted lists are refused, or read as a simple reader reads them (seed ${SEED})`,
  async () => {
    const outcomes = new Map<string, number>();
    for (let index = 0; index < LISTS; index += 1) {
      const outcome = await checkList(makeList(SEED, index)).catch((error: unknown) => {
        throw new Error(`seed ${SEED}, list ${index}`, { cause: error });
      });
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    }
    // A run in which every list is refused, or none, would prove nothing.
    expect(outcomes.get('believed')).toBeGreaterThan(LISTS / 50);
    expect(outcomes.size).toBeGreaterThan(6);
  },
  60_000 + LISTS * LONGEST_MS_EACH,
);
