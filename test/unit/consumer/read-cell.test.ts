import fc from 'fast-check';
import parsePhoneNumber from 'libphonenumber-js';
import { describe, expect, it } from 'vitest';
import { cleanText } from '../../../shared/consumer/cells/clean-text';
import { isEmail, normaliseEmail, repairEmail } from '../../../shared/consumer/cells/email';
import { parseBoolean } from '../../../shared/consumer/cells/parse-boolean';
import { parseNumber } from '../../../shared/consumer/cells/parse-number';
import { isPhone, repairPhone } from '../../../shared/consumer/cells/phone';
import { faultlessValue, readCell, type CellKind } from '../../../shared/consumer/cells/read-cell';
import { runs } from '../../fakes/number-of-runs';

const rules = { timeZone: 'Europe/Moscow', mode: 'upsert' as const };
const codesOf = (text: string, kind: CellKind, mode: 'upsert' | 'create' | 'update' = 'upsert') =>
  readCell(text, kind, { ...rules, mode }).faults.map(({ code }) => code);

describe('spaces around a cell', () => {
  it.each(['\u00a0Анна\u200b ', '\ufeffАнна\t', '\u202aАнна\u202c', '\u2060\u00adАнна\r\n'])('%j', (text) => {
    expect(cleanText(text)).toBe('Анна');
  });

  it('are trimmed without changing the inside, also if there is nothing else', () => {
    expect(cleanText(' Анна  Петрова ')).toBe('Анна  Петрова');
    expect(cleanText(' \u200b\u00a0')).toBe('');
  });

  it('take linear time in a hostile cell', () => {
    // In quadratic time this would exceed the test's time limit.
    const spaces = ' '.repeat(10_000_000);
    expect(cleanText(`a${spaces}b`)).toHaveLength(10_000_002);
  });
});

describe('e-mails', () => {
  it.each([
    'anna@example.ru',
    'Anna.P+shop@Sub.Example.CO',
    'анна@почта.рф',
    'anna@кремль.рф',
    "o'neil@example.com",
    'a@xn--80a.xn--p1ai',
  ])('%s is valid', (text) => expect(isEmail(text)).toBe(true));

  it.each([
    'anna',
    '@example.ru',
    'anna@',
    'anna@example',
    'anna@@example.ru',
    'a@b@example.ru',
    'an na@example.ru',
    'anna@example..ru',
    '.anna@example.ru',
    'an..na@example.ru',
    'anna@-example.ru',
    'anna@example.1',
    'anna@example.ru,',
    'mailto:anna@example.ru',
    'anna\u200b@example.ru',
    `${'a'.repeat(300)}@example.ru`,
  ])('%s is invalid', (text) => expect(isEmail(text)).toBe(false));

  it.each([
    ['anna @example.ru', 'anna@example.ru'],
    ['anna@example,ru', 'anna@example.ru'],
    ['anna@example.ru,', 'anna@example.ru'],
    ['anna@example.ru.', 'anna@example.ru'],
    ['anna@@example..ru', 'anna@example.ru'],
    ['<anna@example.ru>', 'anna@example.ru'],
    ['mailto:anna@example.ru', 'anna@example.ru'],
    ['anna@gmial,com', 'anna@gmail.com'],
    ['an\u200bna@example.ru', 'anna@example.ru'],
  ])('%s gets the repair %s', (text, expected) => expect(repairEmail(text)).toBe(expected));

  it.each(['нет', 'anna@example', 'Анна anna@example.ru', 'anna@example.ru, boris@example.ru', 'anna@'])(
    '%s gets no repair',
    (text) => expect(repairEmail(text)).toBeNull(),
  );

  it('are accepted with a warning if their host looks like a typo', () =>
    expect(codesOf('anna@gmial.com', 'email')).toEqual(['email-slip']));

  it('get a lower-case host and keep the name as typed', () => {
    expect(normaliseEmail('Anna@Example.RU')).toBe('Anna@example.ru');
    expect(normaliseEmail('Анна@Почта.РФ')).toBe('Анна@почта.рф');
  });

  it('are repaired only to valid addresses', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z ,.@;<>]{0,20}$/), (text) => {
        const repaired = repairEmail(text);
        expect(repaired === null || isEmail(repaired)).toBe(true);
      }),
    );
  });
});

describe('phones', () => {
  it.each([
    '+7 900 000-00-01',
    '8 (900) 000-00-01',
    '79000000001',
    '9000000001',
    '+375 29 123-45-67',
    '+7 701 000 00 01',
  ])('%s is valid and sent as typed', (text) =>
    expect(readCell(` ${text} `, 'phone', rules)).toEqual({ value: text, faults: [] }),
  );

  it.each([
    ['123', null],
    ['+7 000 100-00-00', null],
    ['тел. 8 900 000-00-01', '+79000000001'],
    ['+8 900 000-00-01', '+79000000001'],
    ['375291234567', '+375291234567'],
  ])('%s is invalid; repair: %s', (text, repair) => {
    expect(readCell(text, 'phone', rules)).toEqual({ value: text, faults: [{ code: 'phone-invalid', repair }] });
  });

  it('are reported as rounded if a spreadsheet rounded them', () => {
    expect(readCell('7,91612E+10', 'phone', rules).faults).toEqual([{ code: 'phone-rounded', repair: null }]);
  });

  it('are judged as the library does if they take the fast path', () => {
    const digits = fc.stringMatching(/^\d{10}$/);
    fc.assert(
      fc.property(fc.constantFrom('+7', '8', '7'), digits, (prefix, number) => {
        expect(isPhone(prefix + number)).toBe(parsePhoneNumber(prefix + number, 'RU')?.isValid() ?? false);
      }),
      { numRuns: runs(500) },
    );
  });

  it('are repaired only to valid phones', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[+\d ().a-я-]{0,20}$/), (text) => {
        const repaired = repairPhone(text);
        expect(repaired === null || isPhone(repaired)).toBe(true);
      }),
    );
  });
});

describe('ids', () => {
  it.each([
    ['', ['id-empty']],
    [' \u00a0', ['id-empty']],
    ['347771386', []],
    ['клиент 7', []],
    ['ivan.petrov', ['id-not-addressable']],
    ['a/b', ['id-not-addressable']],
    ['a\tb', ['id-control-character']],
    ['a\u200bb', ['id-control-character']],
    ['a\ud800', ['id-control-character']],
    ['5f0c8a6be4b0f1a2c3d4e5f6', ['id-looks-internal']],
    ['1,23E+15', ['id-rounded']],
    ['1.23E+15', ['id-not-addressable', 'id-rounded']],
    ['1234567890123450', ['id-rounded']],
    ['123456789012345000', ['id-rounded']],
    ['1234567890123456', []],
    ['100000000000000', []],
    ['#Н/Д', ['formula-error']],
    ['=DISPIMG("ID_3A5B",1)', ['cell-picture']],
  ])('%j: %j', (text, codes) => expect(codesOf(text, 'id')).toEqual(codes));

  it('may have a dot if they are sent in the body, with a warning', () => {
    expect(codesOf('ivan.petrov', 'id', 'update')).toEqual(['id-not-addressable']);
    expect(codesOf('ivan.petrov', 'id', 'create')).toEqual(['id-not-updatable']);
  });

  it('are repaired if only one value can be meant', () => {
    const repairOf = (text: string) => readCell(text, 'id', rules).faults[0]?.repair;
    expect(repairOf('1001.0')).toBe('1001');
    expect(repairOf('10\u200b01')).toBe('1001');
    expect(repairOf('10\n01')).toBeNull();
    expect(repairOf('10.01')).toBeNull();
  });
});

describe('numbers', () => {
  it.each([
    ['1 234,56', 1234.56],
    ['1\u00a0234\u00a0567', 1_234_567],
    ['1\u202f234', 1234],
    ['1234.56', 1234.56],
    ['−5', -5],
    ['+5', 5],
    ['007', 7],
    ['1e-7', 1e-7],
    ['123456789012345', 123_456_789_012_345],
    ['0.100000000000000000', 0.1],
  ])('%s', (text, expected) => expect(parseNumber(text)).toBe(expected));

  it.each([
    '',
    '1234 567',
    '12 34',
    '1,234.56',
    '1.234.567',
    '1e5',
    '1,23E+15',
    '12345678901234567',
    '15 %',
    '5 ₽',
    'NaN',
    '0x10',
    ',',
  ])('%j is not a number', (text) => expect(parseNumber(text)).toBeNull());

  it('never give −0, which JSON writes as 0', () => expect(Object.is(parseNumber('-0'), 0)).toBe(true));

  it('lose no digit in JSON', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[1-9]\d{0,7}\.\d{0,6}[1-9]$/), (text) => {
        expect(JSON.stringify(parseNumber(text))).toBe(text);
      }),
    );
  });
});

describe('yes and no', () => {
  it.each(['да', 'ДА', 'true', '1', 'yes', '+', 'ИСТИНА'])('%s', (text) => expect(parseBoolean(text)).toBe(true));
  it.each(['нет', 'Нет', 'false', '0', 'no', '-', 'ЛОЖЬ'])('%s', (text) => expect(parseBoolean(text)).toBe(false));
  it.each(['', '2', 'может быть', 'данет'])('%j is neither', (text) => expect(parseBoolean(text)).toBeNull());
});

describe('any cell', () => {
  const kinds: CellKind[] = ['text', 'email', 'phone', 'date', 'number', 'boolean'];

  it.each([
    ...['#N/A', '#n/a', '#Н/Д', '#REF!', '#ССЫЛКА!', '#DIV/0!', '#ЗНАЧ!', '#ИМЯ?', '#ERROR!', '#FIELD!', '#BLOCKED!'],
    ...['Err:509', '#ПЕРЕНОС!', '#ВЫЧИСЛ!', '#перенос!', '#GETTING_DATA', '#ПОЛЕ!', '#WERT!', '#¡VALOR!', '#NOMBRE!'],
  ])('%s has no value', (text) => {
    for (const kind of kinds) {
      expect(codesOf(text, kind)).toEqual(['formula-error']);
      expect(readCell(text, kind, rules).value).toBeUndefined();
    }
  });

  it.each(['=DISPIMG("ID_3A5B",1)', '=_xlfn.DISPIMG("ID_3A5B",1)'])('%s is a picture and not a text', (text) => {
    for (const kind of kinds) {
      expect(codesOf(text, kind)).toEqual(['cell-picture']);
      expect(readCell(text, kind, rules).value).toBeUndefined();
    }
  });

  it.each(['#ПОДАРОК!', '#1!', 'Err:', 'Err:5091', 'error:509', '=A1'])('%s is a text', (text) => {
    expect(codesOf(text, 'text')).toEqual([]);
  });

  it('is fine if it is empty', () => {
    for (const kind of kinds) expect(readCell(' ', kind, rules)).toEqual({ value: undefined, faults: [] });
  });

  it('is fine if it is a text that only begins like an error', () => expect(codesOf('#1 клиент', 'text')).toEqual([]));

  it('has the same value when that is read again', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(' 1 234,5', '01.02.2018 3:04', 'Anna@Example.RU', '8 (900) 000-00-01 ', 'ДА', '−5'),
    );
    fc.assert(
      fc.property(text, fc.constantFrom(...kinds), (raw, kind) => {
        const { value } = readCell(raw, kind, rules);
        if (value !== undefined) expect(readCell(String(value), kind, rules).value).toBe(value);
      }),
      { numRuns: runs(2_000) },
    );
  });
});

it('has the same value without the check if it has no fault', () => {
  const kinds = [
    'id',
    'email',
    'phone',
    'date',
    'number',
    'boolean',
    'text',
    'name',
  ] as const satisfies readonly CellKind[];
  const good = fc.constantFrom(
    ' 1\u00a0',
    'Anna@Example.RU',
    '8 916 123-45-67',
    '31.12.2018 23:59',
    '12,5',
    'да',
    'Анна',
    'ё'.normalize('NFD'),
    '',
  );
  fc.assert(
    fc.property(fc.oneof(good, fc.string()), fc.constantFrom(...kinds), (text, kind) => {
      const { value, faults } = readCell(text, kind, rules);
      fc.pre(faults.length === 0);
      expect(faultlessValue(text, kind, rules)).toEqual(value);
    }),
  );
});
