import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isWhole,
  lookAgain,
  oldestFirst,
  STAND_STILL_MS,
  type FileLook,
  type StandingFile,
} from '../../../shared/watch/standing-files';

const name = 'clients.csv';

describe('a file of a watched folder', () => {
  it('is whole exactly when it has looked the same for half a minute', () => {
    const look = fc.record({
      sizeBytes: fc.constantFrom(1, 2),
      modifiedMs: fc.constantFrom(1, 2),
      isThere: fc.boolean(),
    });
    const looks = fc.array(fc.record({ afterMs: fc.integer({ min: 1, max: 20_000 }), look }), {
      minLength: 1,
      maxLength: 30,
    });
    fc.assert(
      fc.property(looks, (schedule) => {
        let nowMs = 0;
        let standing: readonly StandingFile[] = [];
        const seen: { atMs: number; text: string }[] = [];
        for (const {
          afterMs,
          look: { isThere, ...facts },
        } of schedule) {
          nowMs += afterMs;
          standing = lookAgain(standing, isThere ? [{ name, ...facts }] : [], nowMs);
          seen.push({ atMs: nowMs, text: isThere ? JSON.stringify(facts) : '' });
          const { text } = seen.at(-1)!;
          const changed = seen.findLastIndex((earlier) => earlier.text !== text);
          const sinceMs = seen[changed + 1]?.atMs ?? nowMs;
          expect(standing.some((file) => isWhole(file, nowMs))).toBe(isThere && nowMs - sinceMs >= STAND_STILL_MS);
        }
      }),
    );
  });

  it('does not keep another one from being whole', () => {
    const still: FileLook = { name, sizeBytes: 1, modifiedMs: 1 };
    const growing = (sizeBytes: number): FileLook => ({ name: 'other.csv', sizeBytes, modifiedMs: sizeBytes });
    const first = lookAgain([], [still, growing(1)], 0);
    const second = lookAgain(first, [growing(2), still], STAND_STILL_MS);
    expect(second.filter((file) => isWhole(file, STAND_STILL_MS)).map((file) => file.name)).toEqual([name]);
  });

  it('is sent after those that were written before it', () => {
    const files = [
      { name: 'b', sizeBytes: 1, modifiedMs: 2 },
      { name: 'c', sizeBytes: 1, modifiedMs: 1 },
      { name: 'a', sizeBytes: 1, modifiedMs: 2 },
    ];
    expect(oldestFirst(files).map((file) => file.name)).toEqual(['c', 'a', 'b']);
  });
});
