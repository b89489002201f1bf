import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareShopNames } from '../../../shared/shop/shop-name';

const russian = new Intl.Collator('ru', { sensitivity: 'accent' });
const word = fc.stringMatching(/^[а-я]{1,12}$/);

describe('the order of shops by name', () => {
  it('is that of the alphabet, whatever the case', () => {
    const names = ['Ромашка', 'ёлка', 'Жасмин', 'Ель', 'астра', 'Flora', 'daisy'];
    expect(names.toSorted(compareShopNames)).toEqual(['daisy', 'Flora', 'астра', 'ёлка', 'Ель', 'Жасмин', 'Ромашка']);
  });

  it('is that of the dictionary for Russian words', () => {
    fc.assert(
      fc.property(word, word, (one, other) => {
        expect(Math.sign(compareShopNames(one, other.toUpperCase()))).toBe(Math.sign(russian.compare(one, other)));
      }),
    );
  });
});
