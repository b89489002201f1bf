import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { parsePhoneNumberFromString } from 'libphonenumber-js';
import { describe, expect, it } from 'vitest';
import { phoneForm } from '../../../../shared/consumer/cells/phone';
import { readCell } from '../../../../shared/consumer/cells/read-cell';

const RULES = { timeZone: 'Europe/Moscow', mode: 'upsert' as const };
const linesOf = (name: string): string[] =>
  readFileSync(`test/fixtures/repairs/${name}`, 'utf8').replace(/\n$/, '').split('\n');
const faultsOf = (text: string, timeZone = RULES.timeZone) => readCell(text, 'phone', { ...RULES, timeZone }).faults;

describe('200 good phones', () => {
  const good = linesOf('good-phones.txt');

  it('have no issue and no repair', () => {
    expect(good.length).toBeGreaterThanOrEqual(200);
    expect(good.filter((phone) => faultsOf(phone).length > 0)).toEqual([]);
  });

  it('get one form that stays as it is, and that is right', () => {
    for (const phone of good) {
      const form = phoneForm(phone);
      if (/доб|ext/.test(phone)) expect(form).toBeNull();
      else expect([phone, form, phoneForm(form ?? '')]).toEqual([phone, byLibrary(phone), form]);
    }
  });
});

describe('bad phones', () => {
  it.each(linesOf('bad-phones.tsv').map((line) => line.split('\t') as [string, string]))(
    '%s becomes %s',
    (bad, expected) => {
      const [fault] = faultsOf(bad);
      expect(fault?.repair).toBe(expected);
      expect(faultsOf(expected)).toEqual([]);
    },
  );

  it('with several numbers say so', () => {
    expect(faultsOf('89261234567, 89167654321')).toEqual([{ code: 'phone-several', repair: '+79261234567' }]);
  });

  it('lose their issue with its repair', () => {
    const parts = [
      '8',
      '+7',
      '926',
      '495',
      '123',
      '45',
      '67',
      ' ',
      '-',
      '(',
      ')',
      ',',
      '/',
      'тел.',
      '000',
      '8 926 123-45-67',
    ];
    const texts = fc.array(fc.constantFrom(...parts), { maxLength: 9 }).map((signs) => signs.join(''));
    fc.assert(
      fc.property(texts, (text) => {
        for (const { code, repair } of faultsOf(text)) {
          if (repair !== null) expect(faultsOf(repair).map((fault) => fault.code)).not.toContain(code);
        }
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('one form', () => {
  it('is the library’s where the library is not asked', () => {
    const prefix = fc.constantFrom('+7', '8', '7', '+7 ', '8 ', '8-', '+7(', '8 (', '');
    const gap = fc.constantFrom('', ' ', '-', ') ', ')');
    fc.assert(
      fc.property(
        prefix,
        fc.array(fc.tuple(fc.nat({ max: 9 }), gap), { minLength: 10, maxLength: 10 }),
        (start, digits) => {
          const text =
            start +
            digits
              .map(([digit, sign]) => `${digit}${sign}`)
              .join('')
              .trim();
          expect(phoneForm(text)).toBe(byLibrary(text));
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('is that of the shop’s country', () => {
    expect(phoneForm('8 029 123-45-67', 'BY')).toBe('+375291234567');
    expect(faultsOf('8 029 123-45-67', 'Europe/Minsk')).toEqual([]);
    expect(faultsOf('8 029 123-45-67')).toMatchObject([{ code: 'phone-invalid' }]);
  });
});

function byLibrary(text: string): string | null {
  if (text.replace(/\D/g, '').length < 7) return null;
  const parsed = parsePhoneNumberFromString(text, { defaultCountry: 'RU', extract: false });
  return parsed?.isValid() === true ? parsed.number : null;
}
