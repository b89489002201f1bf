import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCell, type CellKind } from '../../../../shared/consumer/cells/read-cell';
import { inOrder, orderShown, serialDate, writtenDate } from '../../../../shared/consumer/repairs/date-text';
import { inOneAlphabet } from '../../../../shared/consumer/repairs/name-text';

const RULES = { timeZone: 'Europe/Moscow', mode: 'upsert' as const };
const faultsOf = (text: string, kind: CellKind) => readCell(text, kind, RULES).faults;

describe('names', () => {
  it.each([
    ...['Иванов Иван', 'McDonald', 'Ronald McDonald', 'O’Neil', 'Д. Ким', 'И. И. Иванов', 'Пётр III', 'ООО «Ромашка»'],
    ...[
      'ООО РОМАШКА',
      'АО РЖД',
      'ИП Иванов',
      'РЖД',
      'IKEA',
      'iPhone Клуб',
      'Мамедов Эльдар оглы',
      'Мамед-оглы Али',
      'Ли',
    ],
    ...['Людвиг ван Бетховен', 'Анна-Мария', 'anna_1990', 'user77', 'Renée', 'PRщик Анна', 'VIPы', 'Клуб «Wi-Fi»', 'Я'],
    ...['Анна (мама)', 'Smith John', 'De Vito', 'А. С.', 'Петров-Водкин К.', 'X5 Клуб', 'Ким Чен Ын', '王伟', 'გიორგი'],
  ])('%s is right', (name) => expect(faultsOf(name, 'name')).toEqual([]));

  it.each([
    ['ИВАНОВ ИВАН', 'Иванов Иван'],
    ['иванов иван', 'Иванов Иван'],
    ['АННА', 'Анна'],
    ['анна', 'Анна'],
    ['ПЕТРОВА-ВОДКИНА АННА', 'Петрова-Водкина Анна'],
    ['ИВАНОВ И.И.', 'Иванов И.И.'],
    ['иванов и. и.', 'Иванов И. И.'],
    ['МАМЕДОВ ЭЛЬДАР ОГЛЫ', 'Мамедов Эльдар оглы'],
    ['МАМЕД-ОГЛЫ АЛИ', 'Мамед-оглы Али'],
    ['ИОГАНН ФОН ГЁТЕ', 'Иоганн фон Гёте'],
    ['ПЁТР III', 'Пётр III'],
    ['ИП ИВАНОВ ИВАН', 'ИП Иванов Иван'],
    ["O'NEIL MARY", "O'Neil Mary"],
    ['RONALD MCDONALD', 'Ronald McDonald'],
    ['JOHN SMITH', 'John Smith'],
  ])('%s becomes %s', (name, expected) =>
    expect(faultsOf(name, 'name')).toEqual([{ code: 'name-case', repair: expected }]),
  );

  it.each([
    ['Анна  Петрова', 'Анна Петрова'],
    ['Анна\u00a0Петрова', 'Анна Петрова'],
    ['Анна\nПетрова', 'Анна Петрова'],
    ['Ан\u200bна', 'Анна'],
    ['Анна \t Петрова', 'Анна Петрова'],
  ])('%j becomes %s', (name, expected) =>
    expect(faultsOf(name, 'name')).toEqual([{ code: 'spaces-inside', repair: expected }]),
  );

  it.each([
    ['Иванoв', 'Иванов'],
    ['Aнна Петрова', 'Анна Петрова'],
    ['Smitһ', 'Smith'],
    ['Тoм', 'Том'],
    ['Аnna', 'Anna'],
    ['Тa', null],
  ])('%s is repaired to %s', (name, repair) =>
    expect(faultsOf(name, 'name')).toEqual([{ code: 'letters-mixed', repair }]),
  );

  it('with as many letters of either alphabet get the one that the person chose', () => {
    expect(inOneAlphabet('Тa Иванoв', 'cyrillic')).toBe('Та Иванов');
    expect(inOneAlphabet('Тa Иванoв', 'latin')).toBe('Ta Иванов');
  });

  it('lose their issue with its repair', () => {
    const parts = [
      'а',
      'А',
      'a',
      'o',
      'о',
      'В',
      'B',
      'Ж',
      'ж',
      ' ',
      '  ',
      '\u00a0',
      '-',
      "'",
      '.',
      'ФОН',
      'оглы',
      'III',
      'ИП',
      'mc',
    ];
    const names = fc.array(fc.constantFrom(...parts), { maxLength: 9 }).map((signs) => signs.join(''));
    fc.assert(
      fc.property(names, (name) => {
        for (const { code, repair } of faultsOf(name, 'name')) {
          if (repair === null) continue;
          expect(faultsOf(repair, 'name').filter((fault) => fault.code === code)).toEqual([]);
        }
      }),
      { numRuns: 3_000 },
    );
  });
});

describe('dates', () => {
  it.each([
    ['5 марта 2024', '2024-03-05'],
    ['05 мар. 2024 г.', '2024-03-05'],
    ['5 Мая 2024', '2024-05-05'],
    ['1 сент. 2023, 18:30', '2023-09-01 18:30'],
    ['31 декабря 2024 года', '2024-12-31'],
    ['пятница, 1 марта 2024 в 9:05', '2024-03-01 09:05'],
    ['March 5, 2024', '2024-03-05'],
    ['5 March 2024', '2024-03-05'],
    ['5th of March 2024', '2024-03-05'],
    ['05-Mar-2024', '2024-03-05'],
    ['Mar 5 2024 6:30 PM', '2024-03-05 18:30'],
    ['Tuesday, March 5, 2024 12:05 AM', '2024-03-05 00:05'],
    ['20240305', '2024-03-05'],
    ['02/13/2018', '2018-02-13'],
    ['2/13/2018 6:30 PM', '2018-02-13 18:30'],
    ['45291', '2023-12-31'],
    ['45291,75', '2023-12-31 18:00:00'],
  ])('%s becomes %s', (text, expected) => {
    expect(faultsOf(text, 'date')).toEqual([{ code: 'date-invalid', repair: expected }]);
    expect(faultsOf(expected, 'date')).toEqual([]);
  });

  it.each(['31 февраля 2024', '5 мартабря 2024', 'марта', '2024', '99999', '1234', 'вчера', '32/13/2024', '5 марта'])(
    '%s gets no repair',
    (text) => expect(faultsOf(text, 'date')).toEqual([{ code: 'date-invalid', repair: null }]),
  );

  it('of two numbers show their order, or leave it open', () => {
    expect(
      ['13/02/2018', '02/13/2018', '02/03/2018', '02-03-18', '05/05/2018', '02.03.2018', '40/02/2018'].map(orderShown),
    ).toEqual(['day-first', 'month-first', 'open', 'open', null, null, null]);
    expect(inOrder('02/03/2018 6:30 PM', 'month-first')).toBe('2018-02-03 18:30');
    expect(inOrder('02/03/18', 'day-first')).toBe('2018-03-02');
    expect(faultsOf('02/03/2018', 'date')).toEqual([{ code: 'date-order', repair: '2018-03-02' }]);
  });

  it('of Excel are days since 1899', () => {
    expect(serialDate('25569')).toBe('1970-01-01');
    expect(writtenDate('25569')).toBeNull();
  });
});
