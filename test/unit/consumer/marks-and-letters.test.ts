import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { garbledText } from '../../../shared/consumer/cells/garbled-text';
import { prepareRow } from '../../../shared/consumer/rows/prepare-row';
import { readCell, type CellKind } from '../../../shared/consumer/cells/read-cell';
import { idKey } from '../../../shared/consumer/rows/row-keys';
import { field, layoutOf } from './rules';

const rules = { timeZone: 'Europe/Moscow', mode: 'upsert' as const };
const faultsOf = (text: string, kind: CellKind) =>
  readCell(text, kind, rules).faults.map(({ code, repair }) => [code, repair]);

/** UTF-8 that a program read in another encoding, `times` times in a row. */
function misread(text: string, encoding: string, times = 1): string {
  return times === 0 ? text : misread(new TextDecoder(encoding).decode(Buffer.from(text)), encoding, times - 1);
}

describe('a row below the table', () => {
  it.each([
    ...[
      'Итого',
      'ИТОГО:',
      'Итоги',
      'Всего: 12 клиентов',
      'Всего 5',
      'Общий итог',
      'Промежуточный итог',
      'Сумма',
      'Total',
    ],
    ...[
      'total:',
      'Totals',
      'Grand Total',
      'Subtotal',
      'Total rows: 5',
      'Итого по отчёту',
      '(2 rows affected)',
      '(2 rows)',
    ],
    ...['2 rows in set (0.00 sec)', '(1 row)', '(2 строки)', '(строк: 2)', '(затронуто строк: 2)', '5 записей'],
  ])('is recognised by its id: %s', (id) => {
    expect(faultsOf(id, 'id')).toEqual([['id-total', null]]);
    expect(idKey(id)).toBe('');
  });

  it.each([
    'total-5',
    'Totalov',
    'Итогов',
    'Всеволод',
    'summer',
    'Суммин',
    '2rows',
    'T1',
    'строка 5',
    'Sum41',
    'total_7',
  ])('is not recognised by the id %s', (id) => expect(faultsOf(id, 'id')).toEqual([]));
});

describe('an id that a program took for a number', () => {
  it.each([
    ["'6987654321098", '6987654321098'],
    ["'A-77", 'A-77'],
    ['’100500', '100500'],
    ["'100500'", '100500'],
    ['1,00', '1'],
    ['15,0', '15'],
    ['12\u00a0345', '12345'],
    ['12 345', '12345'],
    ['12\u2009345', '12345'],
    ['12\u202f345\u202f678', '12345678'],
    ['1 234,00', '1234'],
    ['7916\u00a0123', '7916123'],
    ['12,345', '12345'],
    ["'12 345", '12345'],
    ['1,000', null],
    ["'", null],
  ])('%j gets the repair %j', (id, repair) => expect(faultsOf(id, 'id')).toEqual([['id-formatted', repair]]));

  it.each([
    ['12 345.00', '12345'],
    ['12,345.00', '12345'],
    ['1.0', '1'],
    ["'1.0", '1'],
    ["'a.b", null],
  ])('is refused if the server would cut it at its dot: %j', (id, repair) =>
    expect(faultsOf(id, 'id')).toEqual([['id-not-addressable', repair]]),
  );

  it.each(['клиент 7', '12 34', '1234 567', 'A 123', "O'Neil", '12-345', '1;00', '12,34'])('is not found in %j', (id) =>
    expect(faultsOf(id, 'id')).toEqual([]),
  );
});

describe('a phone that a program took for a number', () => {
  it.each([
    ["'+79161234567", '+79161234567'],
    ["'89161234567", '89161234567'],
    ['79161234567,00', '79161234567'],
    ['79\u00a0161\u00a0234\u00a0567', '79161234567'],
    ['79 161 234 567', '79161234567'],
    ['375 291 234 567', '+375291234567'],
  ])('%j gets the repair %j', (phone, repair) =>
    expect(faultsOf(phone, 'phone')).toEqual([['phone-formatted', repair]]),
  );

  it('is only a warning if its digits are no phone number', () => {
    expect(faultsOf('12\u00a0346', 'phone')).toEqual([['phone-invalid', null]]);
    expect(faultsOf('1,00', 'phone')).toEqual([['phone-invalid', null]]);
  });

  it.each(['8 916 123-45-67', '+7\u00a0916\u00a0123\u00a045\u00a067', '+48 512 345 678', '8 916 123 45 67'])(
    'is not found in %j',
    (phone) => expect(faultsOf(phone, 'phone')).toEqual([]),
  );
});

describe('a mark for a missing value', () => {
  const marks = ['NULL', 'null', '\\N', 'nan', 'NaN', 'None', 'N/A', 'n/a', '-', '—', 'н/д', '<NA>', 'NaT'];

  it.each(marks)('%s is an error where it cannot be a value, and can be cleared', (text) => {
    for (const kind of ['name', 'email', 'date', 'number'] as const) {
      expect(readCell(text, kind, rules)).toEqual({ value: undefined, faults: [{ code: 'placeholder', repair: '' }] });
    }
    expect(faultsOf(text, 'id')).toEqual([['placeholder', null]]);
    expect(idKey(text)).toBe('');
  });

  it.each(marks)('%s is sent with a warning in a text column', (text) => {
    for (const kind of ['text', 'phone'] as const) {
      expect(readCell(text, kind, rules)).toEqual({
        value: text,
        faults: [{ code: 'placeholder-sent', repair: '' }],
      });
    }
  });

  it('is not mistaken for a similar text', () => {
    for (const text of ['Нет', 'Nan', 'Null', 'Nina', 'None of them', '-5', 'A-', 'nandu']) {
      expect(faultsOf(text, 'name')).toEqual([]);
      expect(faultsOf(text, 'text')).toEqual([]);
    }
    expect(readCell('-', 'boolean', rules)).toEqual({ value: false, faults: [] });
  });
});

describe('letters lost before the file was made', () => {
  it.each(['windows-1251', 'windows-1252', 'ibm866'])('are restored from %s', (encoding) => {
    for (const text of ['Анна', 'Иванова Анна Сергеевна', 'г. Москва, ул. Яблочкова, 5', 'Эссе']) {
      expect(faultsOf(misread(text, encoding), 'name')).toEqual([['text-garbled', text]]);
    }
    expect(faultsOf(misread('клиент', encoding), 'id')[0]).toEqual(['text-garbled', 'клиент']);
  });

  it('are restored after two rounds', () => {
    expect(garbledText(misread('Анна', 'windows-1251', 2))).toEqual({ repair: 'Анна' });
    expect(garbledText(misread('Ángel Muñoz', 'windows-1252', 2))).toEqual({ repair: 'Ángel Muñoz' });
  });

  it('are reported if they cannot be restored', () => {
    expect(faultsOf('ÐÐ½Ð½Ð°', 'name')).toEqual([['text-garbled', null]]);
    expect(faultsOf('???? ????????', 'name')).toEqual([['text-lost', '']]);
    expect(faultsOf('???? Anna', 'name')).toEqual([['text-lost', null]]);
    expect(faultsOf('??????', 'text')).toEqual([['text-lost', '']]);
    expect(faultsOf('????@example.ru', 'email')).toEqual([['text-lost', '']]);
  });

  it.each([
    ...[
      'Роман',
      'Рёв',
      'Сёмина',
      'РФ, «СССР», «ТОР»',
      'С №5',
      'José',
      'CORAÇÃO',
      'Straße',
      'Ñandú',
      'café”',
      'Почему???',
    ],
    ...['Рёаё–', 'РёСё', 'РёГё'],
    ...['What???', 'size 42 ??', '?', '???', 'Р', 'С', 'ІВАН', 'Ђорђе', 'naïve – “quoted”'],
  ])('are not reported in %s', (text) => expect(faultsOf(text, 'text')).toEqual([]));

  it('are never reported in an intact Russian text', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^(?:[А-ЯЁ][а-яё]{1,8}[ .,«»№–-]{0,2}){1,4}$/u), (text) => {
        expect(garbledText(text)).toBeNull();
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('an id in two Unicode forms', () => {
  it('is one consumer, sent in the composed form', () => {
    const composed = 'клиент-Йод'.normalize('NFC');
    const apart = composed.normalize('NFD');
    expect(apart).not.toBe(composed);
    expect(idKey(apart)).toBe(idKey(composed));
    const layout = layoutOf([field('external_id'), field('name')]);
    expect(prepareRow(1, [apart, 'Анна'], { layout, ...rules }).externalId).toBe(composed);
    expect(readCell(apart, 'id', rules).value).toBe(composed);
  });
});
