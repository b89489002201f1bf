import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { automaticLayout } from '../../../shared/consumer/columns/automatic-layout';
import { buildRequest } from '../../../shared/consumer/rows/build-request';
import { checkRow } from '../../../shared/consumer/rows/check-row';
import { isEmail, normaliseEmail, repairEmail } from '../../../shared/consumer/cells/email';
import { parseBoolean } from '../../../shared/consumer/cells/parse-boolean';
import { parseDate } from '../../../shared/consumer/cells/parse-date';
import { parseNumber } from '../../../shared/consumer/cells/parse-number';
import { isPhone, repairPhone } from '../../../shared/consumer/cells/phone';
import { prepareRow } from '../../../shared/consumer/rows/prepare-row';
import type { DeliveryMode } from '../../../shared/consumer/delivery-mode';
import type { RowRules } from '../../../shared/consumer/target';

const HEADERS = ['external_id', 'email', 'name', 'phone', 'created_at', 'ltv'];
const rules = (mode: DeliveryMode = 'upsert'): RowRules => ({
  layout: automaticLayout(HEADERS),
  timeZone: 'Europe/Moscow',
  mode,
});
const codes = (cells: string[], mode?: DeliveryMode) =>
  checkRow(cells, rules(mode)).map(({ code, severity }) => `${severity} ${code}`);
const GOOD = ['1', 'a@example.ru', 'Анна', '+7 900 000-00-01', '2018-01-01 00:11:22', '27456'];
const withId = (id: string) => [id, ...GOOD.slice(1)];

describe('dates', () => {
  it.each([
    ['2018-01-01 00:11:22', '2018-01-01T00:11:22+03:00'],
    ['2018-01-01', '2018-01-01T00:00:00+03:00'],
    ['01.02.2018', '2018-02-01T00:00:00+03:00'],
    ['1.2.2018 0:11', '2018-02-01T00:11:00+03:00'],
    ['01/02/2018 10:15:30', '2018-02-01T10:15:30+03:00'],
    // Moscow was four hours ahead of Greenwich at that time.
    ['2013-07-01 12:00:00', '2013-07-01T12:00:00+04:00'],
  ])('«%s» is %s in Moscow', (text, expected) => {
    expect(parseDate(text, 'Europe/Moscow')).toBe(expected);
  });

  it('keep their own offset', () => {
    const instant = (text: string | null) => new Date(text ?? '').getTime();
    expect(instant(parseDate('2018-01-01T00:11:22+05:00', 'Europe/Moscow'))).toBe(Date.UTC(2017, 11, 31, 19, 11, 22));
    expect(instant(parseDate('2018-01-01T00:11:22Z', 'Europe/Moscow'))).toBe(Date.UTC(2018, 0, 1, 0, 11, 22));
  });

  it.each(['31.02.2018', '2018-13-01', '2018-01-01 25:00', '43101', 'вчера', '01.01.1018', '2018-02-29'])(
    '«%s» is not a date',
    (text) => {
      expect(parseDate(text, 'Europe/Moscow')).toBeNull();
    },
  );

  it('survive a round trip for any second of the last decades', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1980-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }),
        (date) => {
          const text = `${date.toISOString().slice(0, 19)}Z`;
          expect(new Date(parseDate(text, 'Europe/Moscow') ?? '').getTime()).toBe(
            Math.floor(date.getTime() / 1000) * 1000,
          );
        },
      ),
    );
  });
});

describe('numbers and words for yes and no', () => {
  it.each([
    ['1 234,56', 1234.56],
    ['1\u00a0234.5', 1234.5],
    ['−5', -5],
    ['12345678901234567', null],
    ['1.234,56', null],
    ['abc', null],
  ])('«%s» is %s', (text, expected) => {
    expect(parseNumber(text)).toBe(expected);
  });

  it.each([
    ['Да', true],
    ['ЛОЖЬ', false],
    ['0', false],
    ['может быть', null],
  ])('«%s» is %s', (text, expected) => {
    expect(parseBoolean(text)).toBe(expected);
  });
});

describe('e-mails and phones', () => {
  it.each(['a@example.ru', 'a.b+c@sub.example.com', 'почта@пример.рф'])('%s is an e-mail', (text) =>
    expect(isEmail(text)).toBe(true),
  );
  it.each(['a@example', 'a@@example.ru', 'a b@example.ru', '@example.ru', 'a@.ru', 'a@example..ru'])(
    '%s is not an e-mail',
    (text) => {
      expect(isEmail(text)).toBe(false);
    },
  );

  it('are repaired only if they have a typo', () => {
    expect(repairEmail('a@gmial,com')).toBe('a@gmail.com');
    expect(repairEmail('совсем не адрес')).toBeNull();
    expect(normaliseEmail('Anna@Example.RU')).toBe('Anna@example.ru');
  });

  it.each(['+7 900 000-00-01', '8 (900) 000-00-01', '89000000001', '+44 20 7946 0958'])('%s is a phone', (text) =>
    expect(isPhone(text)).toBe(true),
  );
  it('«12» is not a phone and gets no repair', () => {
    expect(isPhone('12')).toBe(false);
    expect(repairPhone('12')).toBeNull();
  });
});

describe('a row', () => {
  it('has no issue if its cells are good', () => expect(codes(GOOD)).toEqual([]));

  it.each([
    ['', 'error id-empty'],
    ['ivan.petrov', 'error id-not-addressable'],
    ['a/b', 'error id-not-addressable'],
    ['507f1f77bcf86cd799439011', 'warning id-looks-internal'],
    ['1,23457E+15', 'warning id-rounded'],
    ['a\u0007b', 'error id-control-character'],
  ])('with the id «%s» has %s', (id, expected) => {
    expect(codes(withId(id))).toContain(expected);
  });

  it('may be created with a dotted id, with a warning', () => {
    expect(codes(withId('ivan.petrov'), 'create')).toEqual(['warning id-not-updatable']);
  });

  it('is blocked by a formula error', () =>
    expect(codes([...GOOD.slice(0, 5), '#Н/Д'])).toEqual(['error formula-error']));

  it('becomes the request of its mode', () => {
    const prepared = prepareRow(1, [' 1 ', 'A@EXAMPLE.ru', '', '8 900', '01.02.2018', ' 5 '], rules());
    expect(prepared.attributes).toEqual({
      email: 'A@example.ru',
      phone: '8 900',
      created_at: '2018-02-01T00:00:00+03:00',
      custom_attributes: { ltv: '5' },
    });
    expect(buildRequest({ ...prepared, externalId: 'а б' }, 'upsert').path).toBe('/consumers/%D0%B0%20%D0%B1');
    expect(buildRequest(prepared, 'create')).toMatchObject({
      method: 'POST',
      path: '/consumers',
      body: { data: { attributes: { external_id: '1' } } },
    });
  });

  it('treats keys such as __proto__ as plain keys', () => {
    const layout = automaticLayout(['external_id', '__proto__']);
    const { attributes } = prepareRow(1, ['1', 'x'], { ...rules(), layout });
    expect(JSON.stringify(attributes)).toBe('{"custom_attributes":{"__proto__":"x"}}');
  });

  it('never throws, and without an error is sent with valid RFC 3339 dates', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...GOOD)), { minLength: 6, maxLength: 6 }),
        (cells) => {
          const issues = checkRow(cells, rules());
          const { created_at: createdAt } = prepareRow(1, cells, rules()).attributes;
          if (issues.some(({ severity }) => severity === 'error') || createdAt === undefined) return;
          expect(createdAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$/);
        },
      ),
    );
  });
});
