import { describe, expect, it } from 'vitest';
import { findFormProblems, formOf, isSendable, saveInput } from '../../../renderer/features/shops/shop-form';
import { isZoneFound, zoneOptions } from '../../../renderer/features/shops/time-zones';

const form = { ...formOf(null), name: 'Ромашка' };
const problems = (change: Partial<typeof form>) => findFormProblems({ ...form, ...change }, false);

describe('the values typed for a shop', () => {
  it('get a message at their field before main refuses them', () => {
    expect(isSendable(problems({}))).toBe(true);
    expect(problems({ name: ' ' }).name).toBe('empty');
    expect(problems({ name: 'я'.repeat(101) }).name).toBe('too-long');
    expect(problems({ name: 'я'.repeat(100) }).name).toBeNull();
    expect(problems({ baseUrl: `https://example.ru/${'a'.repeat(3000)}` }).baseUrl).toBe('not-a-url');
    expect(problems({ pace: 0 }).pace).toBe('pace-unlimited');
    expect(problems({ token: 'два слова' }).token).toBe('token-invalid');
    expect(problems({ token: 'x'.repeat(5000) }).token).toBe('token-invalid');
    expect(problems({ token: 'Bearer abc' }).token).toBeNull();
    expect(saveInput(null, { ...form, token: ' "Bearer abc" ' }).token).toBe('abc');
    expect(isSendable(problems({ token: 'x'.repeat(5000) }))).toBe(false);
  });

  it('mean two rows per second if the field is empty', () => {
    expect(saveInput(null, { ...form, pace: null }).draft.pace).toBe(2);
    expect(problems({ pace: null }).pace).toBeNull();
  });
});

describe('a time zone', () => {
  const found = (typed: string, language: string) =>
    zoneOptions(['Asia/Tokyo', 'Europe/Moscow', 'Asia/Vladivostok'], language)
      .filter((option) => isZoneFound(option, typed))
      .map(({ zone }) => zone);

  it.each(['ru', 'en'])('is found by its cities in both languages, in %s', (language) => {
    expect(found('Владивосток', language)).toEqual(['Asia/Vladivostok']);
    expect(found('vladiv', language)).toEqual(['Asia/Vladivostok']);
    expect(found('санкт петербург', language)).toEqual(['Europe/Moscow']);
    expect(found('Asia/Tok', language)).toEqual(['Asia/Tokyo']);
    expect(found('хабаровск', language)).toEqual(['Asia/Vladivostok']);
    expect(found('', language).length).toBeGreaterThan(20);
  });

  it('is named after its city in the current language', () => {
    const label = (language: string) =>
      zoneOptions([], language).find(({ zone }) => zone === 'Asia/Vladivostok')?.label;
    expect(label('ru')).toBe('Владивосток · Asia/Vladivostok');
    expect(label('en')).toBe('Vladivostok · Asia/Vladivostok');
  });
});
