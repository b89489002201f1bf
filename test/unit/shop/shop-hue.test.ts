import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assignHues, SHOP_HUES } from '../../../shared/shop/shop-hue';

const ids = fc.uniqueArray(fc.uuid(), { minLength: 1, maxLength: 20, size: 'max' });

describe('the colours of shops', () => {
  it('differ as long as there are enough, and are then shared evenly', () => {
    fc.assert(
      fc.property(ids, (shops) => {
        const hues = [...assignHues(shops.map((id) => ({ id, hue: null }))).values()];
        expect(hues).toHaveLength(shops.length);
        expect(new Set(hues).size).toBe(Math.min(shops.length, SHOP_HUES));
        expect(hues.every((hue) => Number.isInteger(hue) && hue >= 0 && hue < SHOP_HUES)).toBe(true);
      }),
    );
  });

  it('stay with the shops that have one', () => {
    fc.assert(
      fc.property(ids, fc.uuid(), (shops, added) => {
        const before = assignHues(shops.map((id) => ({ id, hue: null })));
        const kept = shops.map((id) => ({ id, hue: before.get(id) ?? null }));
        const after = assignHues([{ id: added, hue: null }, ...kept]);
        for (const id of shops) expect(after.get(id)).toBe(before.get(id));
      }),
    );
  });
});
