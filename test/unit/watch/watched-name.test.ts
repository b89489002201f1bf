import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_PATTERNS, isWatchedName, parsePatterns } from '../../../shared/watch/watched-name';

const isWatched = (name: string): boolean => isWatchedName(name, DEFAULT_PATTERNS);

describe('the files that a watched folder sends', () => {
  it.each(['clients.csv', 'Клиенты за ноябрь.XLSX', 'a.b.csv', '.csv.csv'.slice(1)])(
    'are by default such as %s',
    (name) => {
      expect(isWatched(name)).toBe(true);
    },
  );

  it.each([
    '~$clients.xlsx',
    '.clients.csv',
    'clients.csv.part',
    'clients.csv.PART',
    'clients.xls',
    'csv',
    'Aplaut',
    '',
  ])('are never such as “%s”', (name) => {
    expect(isWatched(name)).toBe(false);
  });

  it('are unfinished or hidden whatever the pattern', () => {
    for (const name of ['~$a.xlsx', '.a.csv', 'a.part']) expect(isWatchedName(name, ['*'])).toBe(false);
  });

  it('are the same whether the system writes «й» as one letter or two, and in any case', () => {
    expect(isWatchedName('Отчёт Йода.csv'.normalize('NFD'), ['отчёт й*.CSV'.normalize('NFC')])).toBe(true);
  });

  it('are those that an expression with the same meaning finds', () => {
    const sign = fc.constantFrom('a', 'b', '.', '*', '?');
    const letter = fc.constantFrom('a', 'b', '.', '+', '(');
    const meaning = (pattern: string): RegExp =>
      new RegExp(
        `^${pattern
          .replace(/[.+()]/g, '\\$&')
          .replaceAll('*', '.*')
          .replaceAll('?', '.')}$`,
      );
    fc.assert(
      fc.property(
        fc.array(sign, { minLength: 1, maxLength: 8 }),
        fc.array(letter, { maxLength: 10 }),
        (signs, letters) => {
          const [pattern, name] = [signs.join(''), `x${letters.join('')}`];
          expect(isWatchedName(name, [`x${pattern}`])).toBe(meaning(`x${pattern}`).test(name));
        },
      ),
    );
  });

  it('are found in no time by a pattern of stars', () => {
    const before = process.cpuUsage();
    expect(isWatchedName('a'.repeat(250), [`${'*a'.repeat(40)}*b`])).toBe(false);
    expect(process.cpuUsage(before).user).toBeLessThan(200_000);
  });
});

describe('typed patterns', () => {
  it('are separated by semicolons or commas', () => {
    expect(parsePatterns(' *.csv ; выгрузка-*.xlsx,, ')).toEqual(['*.csv', 'выгрузка-*.xlsx']);
  });

  it.each(['', ' ; ', 'a/*.csv', '..\\*.csv', Array.from({ length: 11 }, () => '*').join(';'), 'a'.repeat(101)])(
    'are refused, as in “%s”',
    (typed) => {
      expect(parsePatterns(typed)).toBeNull();
    },
  );
});
