import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UniquenessIndex } from '../../../shared/consumer/rows/uniqueness-index';
import { runs } from '../../fakes/number-of-runs';

function built(...[hashes, same]: ConstructorParameters<typeof UniquenessIndex>): UniquenessIndex {
  const index = new UniquenessIndex(hashes, same);
  expect([...index.build()].every((done) => done < hashes.length)).toBe(true);
  return index;
}

const ROWS = 8;
const rows = Array.from({ length: ROWS }, (_, index) => index + 1);
const KEYS = ['', 'a', 'b', '__proto__'];
const change = fc.tuple(fc.integer({ min: 1, max: ROWS }), fc.constantFrom(...KEYS));

/** An index, together with the keys it indexes. Some of these have the same hash. */
function keyed(first: readonly string[] = []) {
  const keys = ['', ...first];
  const hashOf = (key: string) => (key === '' ? 0 : key === 'a' || key === 'b' ? 0xffffffff : 7);
  const hashes = Uint32Array.from({ length: 10 }, (_, row) => hashOf(keys[row] ?? ''));
  const index = built(hashes, (a, b) => keys[a] === keys[b]);
  const change = (batch: readonly (readonly [number, string])[]) => {
    const last = new Map(batch);
    for (const row of last.keys()) index.leave(row);
    for (const [row, key] of last) keys[row] = key;
    for (const [row, key] of last) index.join(row, hashOf(key));
  };
  const othersOf = (row: number) => {
    const group = index.groupOf(row);
    return group === 0 ? [] : index.rowsOf(group).filter((other) => other !== row);
  };
  return { index, keys, change, othersOf, state: () => rows.map(othersOf) };
}

describe('rows that share a key', () => {
  it('are found in order, without other rows', () => {
    const { change, othersOf, state } = keyed();
    change([
      [5, 'a'],
      [2, 'a'],
      [3, 'b'],
      [9, 'a'],
    ]);
    expect(othersOf(2)).toEqual([5, 9]);
    expect(othersOf(9)).toEqual([2, 5]);
    expect(othersOf(3)).toEqual([]);
    change([[5, '']]);
    expect(othersOf(2)).toEqual([9]);
    change([[9, 'b']]);
    expect(state().flat()).toEqual([9]);
  });

  it('match their keys after any changes, made together or one by one, with queries in between', () => {
    const batches = fc.array(fc.tuple(fc.array(change, { maxLength: 6 }), fc.boolean()), { maxLength: 20 });
    const first = fc.array(fc.constantFrom(...KEYS), { maxLength: ROWS });
    fc.assert(
      fc.property(first, batches, (atFirst, changes) => {
        const { index, keys, change, state } = keyed(atFirst);
        for (const [batch, looks] of changes) {
          change(batch);
          if (looks) state();
        }
        const wanted = rows.map((row) =>
          rows.filter((other) => other !== row && (keys[row] ?? '') !== '' && keys[other] === keys[row]),
        );
        expect(state()).toEqual(wanted);
        const groups = [...index.groups()].map((group) => [...index.rowsOf(group)].join());
        expect(groups.sort()).toEqual(
          [
            ...new Set(
              rows
                .filter((row) => wanted[row - 1]?.length)
                .map((row) => [...(wanted[row - 1] ?? []), row].sort().join()),
            ),
          ].sort(),
        );
      }),
      { numRuns: runs(2_000) },
    );
  });

  it('are reported when one begins or ceases to share its key', () => {
    fc.assert(
      fc.property(fc.array(fc.array(change, { maxLength: 6 }), { maxLength: 12 }), (batches) => {
        const { index, change, state } = keyed();
        for (const batch of batches) {
          const before = state();
          change(batch);
          const changed = new Set(index.takeChanged());
          state().forEach((others, at) => {
            if (others.length > 0 !== (before[at]?.length ?? 0) > 0) expect(changed).toContain(at + 1);
          });
          expect(index.takeChanged()).toEqual([]);
        }
      }),
      { numRuns: runs(1_000) },
    );
  });

  it('leave a huge group one by one, in either direction, without walking through it each time', () => {
    const count = 200_000;
    let compared = 0;
    const same = () => {
      compared += 1;
      return true;
    };
    const index = built(new Uint32Array(count + 1).fill(7, 1), same);
    expect(index.rowsOf(index.groupOf(1))).toHaveLength(count);
    for (let row = 1; row < count; row += 1) index.leave(row);
    expect(index.groupOf(count)).toBe(0);
    for (let row = 1; row < count; row += 1) index.join(row, 7);
    expect(index.rowsOf(index.groupOf(1))).toHaveLength(count);
    for (let row = count; row > 1; row -= 1) index.leave(row);
    expect(index.groupOf(1)).toBe(0);
    expect(compared).toBeLessThan(count * 4);
  });
});
