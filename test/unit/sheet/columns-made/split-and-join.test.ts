import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nameColumns } from '../../../../shared/consumer/columns/column-offers';
import { joinTexts } from '../../../../shared/sheet/operations/join';
import { nameParts } from '../../../../shared/sheet/operations/name-parts';
import { splitText } from '../../../../shared/sheet/operations/split';

const word = fc.constantFrom(
  'Анна',
  'Ёж',
  'a.b',
  '7',
  '😀',
  'д’Артаньян',
  'Салтыков-Щедрин',
  'оглы',
  'Петровна',
  'Иванов',
);
const words = fc.array(word, { minLength: 1, maxLength: 6 });
const sign = fc.constantFrom(' ', ',', ';', ' / ', '|', ' — ');

describe('splitting', () => {
  it('at a sign takes apart what joining with it made', () => {
    fc.assert(
      fc.property(words, sign, (parts, by) => {
        expect(splitText(joinTexts(parts, by), { kind: 'sign', sign: by }, Math.max(2, parts.length))).toEqual(parts);
      }),
    );
  });

  it('loses nothing: the last part takes what is left', () => {
    const letters = (text: string): string => text.replace(/[\s,]/gu, '');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 2, max: 5 }), (text, parts) => {
        fc.pre(!['-', '--', '---'].includes(text.trim()));
        const found = splitText(text, { kind: 'sign', sign: ',' }, parts);
        expect(found.length).toBeLessThanOrEqual(parts);
        expect(letters(found.join(''))).toBe(letters(text));
        const cut = splitText(text, { kind: 'place', place: parts }, 2);
        expect(letters(cut.join(''))).toBe(letters(text));
        for (const part of cut) expect(part).not.toMatch(/\p{Surrogate}/u);
      }),
    );
  });

  it('keeps empty parts between two signs, but a run of spaces is one', () => {
    expect(splitText('a;;b', { kind: 'sign', sign: ';' }, 3)).toEqual(['a', '', 'b']);
    expect(splitText(' Иванов \u00a0 Иван ', { kind: 'sign', sign: ' ' }, 3)).toEqual(['Иванов', 'Иван']);
    expect(splitText('a, b, c', { kind: 'sign', sign: ',' }, 2)).toEqual(['a', 'b, c']);
  });

  it('after some characters never cuts one in two', () => {
    expect(splitText('a😀b', { kind: 'place', place: 2 }, 2)).toEqual(['a😀', 'b']);
    expect(splitText('ab', { kind: 'place', place: 2 }, 2)).toEqual(['ab']);
  });

  it('finds no parts in a mark for a missing value', () => {
    expect(splitText(' NULL ', { kind: 'name' }, 3)).toEqual([]);
  });
});

describe('the parts of a name', () => {
  it.each([
    ['Иванов Иван Иванович', ['Иванов', 'Иван', 'Иванович']],
    ['Иван Иванович Иванов', ['Иванов', 'Иван', 'Иванович']],
    ['Анна Петровна', ['', 'Анна', 'Петровна']],
    ['Иванова Анна', ['Иванова', 'Анна', '']],
    ['Анна Иванова', ['Иванова', 'Анна', '']],
    ['Марина Ткач', ['Марина', 'Ткач', '']],
    ['Ткач Марина', ['Ткач', 'Марина', '']],
    ['Галина Ильина', ['Ильина', 'Галина', '']],
    ['Мамедов Али Гусейн оглы', ['Мамедов', 'Али', 'Гусейн оглы']],
    ['Али Гусейн оглы Мамедов', ['Мамедов', 'Али', 'Гусейн оглы']],
    ['Римский-Корсаков Николай Андреевич', ['Римский-Корсаков', 'Николай', 'Андреевич']],
    ['John Smith', ['Smith', 'John', '']],
    ['Smith, John Paul', ['Smith', 'John', 'Paul']],
    ['Мария', ['', 'Мария', '']],
    ['', ['', '', '']],
    ['ИВАНОВА  АННА  ПЕТРОВНА', ['ИВАНОВА', 'АННА', 'ПЕТРОВНА']],
  ])('%s', (text, parts) => {
    expect(nameParts(text)).toEqual(parts);
  });

  it('hold every word of the name', () => {
    fc.assert(
      fc.property(words, (name) => {
        const found = nameParts(name.join(' ')).flatMap((part) => (part === '' ? [] : part.split(' ')));
        expect(found.sort()).toEqual([...name].sort());
      }),
    );
  });
});

describe('joining', () => {
  it('finds the columns of a name, in the order in which it is written', () => {
    expect(nameColumns(['id', 'Имя', 'фамилия ', 'Имя магазина'])).toEqual([2, 1]);
    expect(nameColumns(['Отчество', 'Имя', 'Фамилия'])).toEqual([2, 1, 0]);
    expect(nameColumns(['first_name', 'Last Name', 'e-mail'])).toEqual([0, 1]);
    expect(nameColumns(['LAST_NAME', 'NAME', 'SECOND_NAME'])).toEqual([1, 2, 0]);
    expect(nameColumns(['Имя', 'Телефон'])).toEqual([]);
  });

  it('leaves out empty texts and marks for a missing value', () => {
    expect(joinTexts(['', ' Анна ', '-', 'NULL'], ' ')).toBe('Анна');
    expect(joinTexts(['Иванов', 'Иван'], ', ')).toBe('Иванов, Иван');
    expect(joinTexts(['', '\u00a0'], ' ')).toBe('');
  });
});
