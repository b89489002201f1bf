import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markSuspects } from '../../../shared/consumer/rows/quick-check';
import { readCell, type CellKind } from '../../../shared/consumer/cells/read-cell';

const RULES = { timeZone: 'Europe/Moscow', mode: 'upsert' as const };
const KINDS: CellKind[] = ['id', 'email', 'phone', 'date', 'number', 'boolean', 'text', 'name'];

/** Typical cells of each kind. None of these may be marked. */
const USUAL: Record<(typeof KINDS)[number], string[]> = {
  id: ['100500', 'A-77_b', '79161234567', '0f8fad5b-d9cb-469f-a165-70867728950e'],
  email: ['', 'anna.ivanova+shop@mail.example.ru', 'a@b.co', 'x_1@xn.example.com'],
  phone: ['', '+79161234567', '8 (916) 123-45-67', '7 916 123 45 67'],
  date: ['', '2018-01-01 00:11:22', '2018-01-01T00:11', '31.12.2024', '28.02.2024 18:30'],
  number: ['', '0', '-12', '27456', '12.50', '12,5'],
  boolean: ['', '1', '0', 'true', 'false', 'да', 'нет'],
  text: ['', 'Иванова Анна', 'Anna', '+7', '"', 'ёж', 'Роман', 'Смирнова', 'José', 'ООО «Р»', 'what?', 'Nikolaus'],
  name: ['', 'Иванова Анна', 'Anna', 'Сидорова', 'Р. Ким', 'Renée', 'ООО «Ромашка» №5'],
};

const utf8As1251 = (text: string): string => new TextDecoder('windows-1251').decode(Buffer.from(text));
const utf8As1252 = (text: string): string => new TextDecoder('windows-1252').decode(Buffer.from(text));

/** Cells that each have a fault of some kind. */
const FAULTY = [
  ...['NULL', 'null', '\\N', 'nan', 'NaN', 'None', 'N/A', 'н/д', '-', '—', '<NA>', '(null)', 'NA', 'nil', 'undefined'],
  ...['Итого', 'Всего: 5', 'Total', 'TOTAL 5', 'Grand total', 'subtotals', 'Sum', '(2 rows affected)', 'totals'],
  ...["'123", "'A-7", '1,00', '12\u00a0345', '12 345', '12\u2009345', '12,345.00', "'+79161234567", '79 161 234 567'],
  ...[utf8As1251('Анна'), utf8As1252('Анна'), `1 ${utf8As1251('Сидорова')}`, '????', '???? ????', 'Anna ????'],
  ...[utf8As1252('José'), utf8As1251(utf8As1251('Роман')), '????@mail.ru'],
  ...['anna@gmial.com', 'anna@Gmail.Con', 'аnna@mail.ru', 'anna@yandx.ru', 'a@lsit.ru'],
  ...[
    'test@mail.ru',
    'TEST@mail.ru',
    'mail@mail.ru',
    'a@a.ru',
    'noemail@example.ru',
    '+7 999 999-99-99',
    '79160000000',
  ],
  ...['8 (800) 000 00 00', '78901234567', '+7 9012345678', 'ИВАНОВ ИВАН', 'иванов иван', 'Иванoв Иван', 'Анна  Ли'],
  ...['Анна\u00a0Ли', 'Анна\nЛи', 'Ан\u200bна', 'ANNA LEE', 'anna', '05/06/2024', '5 марта 2024', '45291'],
];

function isSuspect(kind: CellKind, text: string): boolean {
  // Put between other bytes, since neighbouring cells must not matter.
  const cell = Buffer.from(text);
  const bytes = Buffer.concat([Buffer.from('7"'), cell, Buffer.from('0@')]);
  const marks = new Uint8Array(1);
  const starts = Uint32Array.of(2);
  const ends = Uint32Array.of(2 + cell.length);
  markSuspects(kind, { bytes, starts, ends, count: 1 }, marks);
  return marks[0] === 1;
}

describe.each(KINDS)('a cell of kind %s', (kind) => {
  it('is not marked if it is typical', () => {
    expect(USUAL[kind].filter((text) => isSuspect(kind, text))).toEqual([]);
  });

  it('has no fault if it is not marked', () => {
    const signs = fc.constantFrom(
      ...Array.from('0123456789aeEzZ@.,-_+()/:T #="«я'),
      '\u00a0',
      '\u200b',
      '2018-01-31',
      '29.02.2023',
      '31.04',
      '24:00',
      '@mail.ru',
      '@gmai.com',
      '#N/A',
      '+7916',
      '1234567',
      'да',
      ...['NULL', '\\N', 'nan', 'None', 'N/A', 'Н/Д', 'undefined', '??', 'Итого', 'Total', 'Sum', '(2 rows)'],
      ...['Р', 'С', 'Ѓ', 'ё', 'Ð', '½', 'Ã', '©', '╨', '╜', '№', '’', "'", '\u2009', '\u202f', ',00', ' 345'],
      ...[utf8As1251('Анна'), utf8As1252('Анна'), utf8As1252('José')],
    );
    const near = fc
      .tuple(fc.constantFrom(...USUAL[kind]), fc.nat(), signs, fc.nat({ max: 2 }))
      .map(
        ([text, at, sign, cut]) =>
          text.slice(0, at % (text.length + 1)) + sign + text.slice((at % (text.length + 1)) + cut),
      );
    const text = fc.oneof(
      fc.constantFrom(...FAULTY),
      near,
      fc.array(signs, { maxLength: 8 }).map((parts) => parts.join('')),
      fc.string(),
    );
    fc.assert(
      fc.property(text, (cell) => {
        if (!isSuspect(kind, cell)) expect(readCell(cell, kind, RULES).faults).toEqual([]);
      }),
      { numRuns: 5_000 },
    );
  });

  it('is marked in a column of many', () => {
    const cells = [...USUAL[kind], ...USUAL[kind].map((text) => `${text}\u0001`), ...USUAL[kind]];
    const parts = cells.map((cell) => Buffer.from(cell));
    const ends = Uint32Array.from(parts, (_, index) => Buffer.concat(parts.slice(0, index + 1)).length);
    const starts = Uint32Array.from(parts, (part, index) => (ends[index] ?? 0) - part.length);
    const marks = new Uint8Array(cells.length);
    markSuspects(kind, { bytes: Buffer.concat(parts), starts, ends, count: cells.length }, marks);
    expect([...marks]).toEqual(cells.map((cell) => (isSuspect(kind, cell) ? 1 : 0)));
  });
});
