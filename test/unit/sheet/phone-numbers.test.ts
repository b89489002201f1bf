import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keyOfPhone, keyOfPlainPhone, numberOf } from '../../../electron/sheet/keys/phone-numbers';
import { markSuspects } from '../../../shared/consumer/rows/quick-check';

const digit = fc.constantFrom(...Array.from('0123456789'));
const sign = fc.constantFrom('', '', '', ' ', '-', '(', ')', '  ');
const phone = fc
  .tuple(
    fc.constantFrom('+7', '7', '8', '', '+', '+8'),
    fc.array(fc.tuple(sign, digit), { minLength: 9, maxLength: 11 }),
    sign,
  )
  .map(([start, rest, end]) => start + rest.flat().join('') + end);

function isMarked(bytes: Uint8Array): boolean {
  const marks = new Uint8Array(1);
  markSuspects('phone', { bytes, starts: Uint32Array.of(0), ends: Uint32Array.of(bytes.length), count: 1 }, marks);
  return marks[0] === 1;
}

describe('a phone as a number', () => {
  it('is the same from its bytes and from its text', () => {
    fc.assert(
      fc.property(phone, fc.constantFrom('RU' as const, 'BY' as const, 'KZ' as const), (text, country) => {
        const bytes = Buffer.from(text);
        if (!isMarked(bytes)) expect(keyOfPlainPhone(bytes, 0, bytes.length)).toBe(keyOfPhone(text, country));
      }),
      { numRuns: 2_000 },
    );
  });

  it('is the same in every form, and tells the forms apart', () => {
    const forms = ['+79261234567', '+7 926 123-45-67', '89261234567', '8 (926) 123-45-67', '79261234567', '9261234567'];
    const keys = forms.map((text) => keyOfPhone(text, 'RU'));
    expect(new Set(keys.map(numberOf))).toEqual(new Set([79261234567]));
    expect(new Set(keys).size).toBe(forms.length);
    expect(numberOf(keyOfPhone('+375 29 123-45-67', 'RU'))).toBe(numberOf(keyOfPhone('80291234567', 'BY')));
  });

  it.each(['', 'нет', '123', '+7 999 999-99-99', '+7 495 123-45-67 доб. 12', '89261234567, 89161234567', '7,9E+10'])(
    'is none for «%s»',
    (text) => {
      expect(keyOfPhone(text, 'RU')).toBe(0);
    },
  );
});
