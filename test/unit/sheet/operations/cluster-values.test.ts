import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clusterValues, pairFingerprint, wordFingerprint } from '../../../../shared/sheet/operations/cluster-values';

describe('values that look like one', () => {
  it.each([
    ['Москва', 'москва ', 'г. Москва', 'Г.МОСКВА', '«Москва»'],
    ['Пётр Иванов', 'иванов, петр', 'Иванов Пётр Иванов'],
  ])('have one fingerprint: %s', (...values) => {
    expect(new Set(values.map(wordFingerprint)).size).toBe(1);
  });

  it.each([
    ['Москва', 'Тверь'],
    ['Иванов', 'Иванова'],
    ['1212', '2121'],
    ['12.03.1970', '03.12.1970'],
    ['дом 3, кв. 12', 'дом 12, кв. 3'],
    ['г', 'город'],
  ])('are not %s and %s', (one, other) => {
    expect(clusterValues([one, other].map((value) => ({ value, count: 1 })))).toEqual([]);
  });

  it('have the same pairs of letters where only signs and spaces between words differ', () => {
    expect(pairFingerprint('Санкт-Петербург')).toBe(pairFingerprint('СанктПетербург'));
    expect(pairFingerprint('12-34')).toBeNull();
  });

  it('are in at most one cluster each, and every cluster has several', () => {
    const value = fc.string({ unit: fc.constantFrom('а', 'б', 'Б', ' ', '-', '1'), maxLength: 6 });
    fc.assert(
      fc.property(fc.uniqueArray(value), (values) => {
        const clusters = clusterValues(values.map((text) => ({ value: text, count: 1 })));
        const all = clusters.flatMap((cluster) => cluster.values.map((counted) => counted.value));
        expect(new Set(all).size).toBe(all.length);
        for (const cluster of clusters) expect(cluster.values.length).toBeGreaterThan(1);
      }),
    );
  });
});
