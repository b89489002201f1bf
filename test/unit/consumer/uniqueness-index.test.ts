import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UniquenessIndex } from '../../../shared/consumer/uniqueness-index';

const ROWS = 8;
const rows = Array.from({ length: ROWS }, (_, index) => index + 1);
const change = fc.tuple(fc.integer({ min: 1, max: ROWS }), fc.constantFrom('', 'a', 'b', '__proto__'));
const stateOf = (index: UniquenessIndex) => rows.map((row) => index.othersOf(row));

describe('rows that share a key', () => {
  it('know each other, in order, and nobody else', () => {
    const index = new UniquenessIndex();
    index.set(5, 'a');
    index.set(2, 'a');
    index.set(3, 'b');
    index.set(9, 'a');
    expect(index.othersOf(2)).toEqual([5, 9]);
    expect(index.othersOf(9)).toEqual([2, 5]);
    expect(index.firstOtherOf(2)).toBe(5);
    expect(index.firstOtherOf(3)).toBeNull();
    index.delete(5);
    expect(index.othersOf(2)).toEqual([9]);
    index.set(9, 'b');
    expect(stateOf(index).flat()).toEqual([9]);
    expect(index.keyOf(9)).toBe('b');
  });

  it('are what a fresh index finds, after any changes and looks between them', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(change, fc.boolean()), { maxLength: 60 }), (changes) => {
        const index = new UniquenessIndex();
        const keys = new Map<number, string>();
        for (const [[row, key], looks] of changes) {
          index.set(row, key);
          keys.set(row, key);
          if (looks) stateOf(index);
        }
        const fresh = new UniquenessIndex();
        for (const [row, key] of keys) fresh.set(row, key);
        expect(stateOf(index)).toEqual(stateOf(fresh));
        expect(rows.map((row) => index.firstOtherOf(row))).toEqual(rows.map((row) => fresh.othersOf(row)[0] ?? null));
      }),
      { numRuns: 1_000 },
    );
  });

  it('are named as changed whenever their others are not the same', () => {
    fc.assert(
      fc.property(fc.array(fc.array(change, { maxLength: 6 }), { maxLength: 12 }), (batches) => {
        const index = new UniquenessIndex();
        for (const batch of batches) {
          const before = stateOf(index);
          for (const [row, key] of batch) index.set(row, key);
          const changed = new Set(index.takeChanged());
          stateOf(index).forEach((others, at) => {
            if (JSON.stringify(others) !== JSON.stringify(before[at])) expect(changed).toContain(at + 1);
          });
          expect([...index.takeChanged()]).toEqual([]);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('are not named where every key is another', () => {
    const index = new UniquenessIndex();
    for (const row of rows) index.set(row, `k${row}`);
    expect([...index.takeChanged()]).toEqual([]);
  });

  it('leave a great group one by one without a walk through it each time', () => {
    const count = 200_000;
    const index = new UniquenessIndex();
    const started = performance.now();
    for (let row = 1; row <= count; row += 1) index.set(row, 'a');
    for (let row = 1; row < count; row += 1) index.delete(row);
    expect(index.othersOf(count)).toEqual([]);
    for (let row = 1; row < count; row += 1) index.set(row, 'a');
    expect(index.firstOtherOf(1)).toBe(2);
    expect(performance.now() - started).toBeLessThan(3_000);
  });
});
