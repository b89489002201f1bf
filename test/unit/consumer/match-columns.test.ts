import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { automaticLayout } from '../../../shared/consumer/columns/automatic-layout';
import { CONSUMER_FIELDS } from '../../../shared/consumer/fields';
import { FIELD_SYNONYMS, GENERIC_SYNONYMS } from '../../../shared/consumer/columns/field-synonyms';
import { headerKey } from '../../../shared/consumer/columns/header-words';
import { matchColumns } from '../../../shared/consumer/columns/match-columns';

const placesOf = (headers: string[]) =>
  matchColumns(headers).map(({ target }) => (target.kind === 'field' ? target.field : target.kind));
const onlyOne = (header: string) => matchColumns([header])[0]!;

describe('matching headers to fields', () => {
  it('matches the fields by their own names', () => {
    expect(placesOf([...CONSUMER_FIELDS])).toEqual([...CONSUMER_FIELDS]);
    expect(matchColumns([...CONSUMER_FIELDS]).every(({ match }) => match.by === 'exact')).toBe(true);
  });

  it.each([
    ['Почта', 'email'],
    ['Эл. почта', 'email'],
    ['E-mail', 'email'],
    ['ФИО', 'name'],
    ['Имя клиента', 'name'],
    ['Телефон', 'phone'],
    ['Моб. телефон', 'phone'],
    ['phone number', 'phone'],
    ['Дата регистрации', 'created_at'],
    ['Дата создания', 'created_at'],
    ['registered', 'created_at'],
    ['created at', 'created_at'],
    ['createdAt', 'created_at'],
    ['Код клиента', 'external_id'],
    ['ID клиента', 'external_id'],
    ['client id', 'external_id'],
    ['CustomerID', 'external_id'],
    ['externalId', 'external_id'],
    [' EXTERNAL-ID ', 'external_id'],
    ['Телефон (моб.)', 'phone'],
    ['Телефон [мобильный]', 'phone'],
    ['Тел. основной', 'phone'],
    ['Номер телефона (контактный)', 'phone'],
    ['E-mail (основной)', 'email'],
    ['Почта личная', 'email'],
    ['Email (primary)', 'email'],
    ['phone_main', 'phone'],
    ['Изменён', 'updated_at'],
    ['Отписан от рассылки', 'unsubscribed'],
    // Exports of 1C-Bitrix, RetailCRM, WooCommerce, Shopify, Mindbox, OpenCart, amoCRM and Bitrix24.
    ['Личный телефон', 'phone'],
    ['Мобильный', 'phone'],
    ['Телефоны', 'phone'],
    ['billing_phone', 'phone'],
    ['Default Address Phone', 'phone'],
    ['mobilePhone', 'phone'],
    ['user_email', 'email'],
    ['Частный e-mail', 'email'],
    ['user_registered', 'created_at'],
    ['date_added', 'created_at'],
    ['registrationDateTime', 'created_at'],
    ['Дата создания контакта', 'created_at'],
  ])('%s is %s', (header, expected) => {
    expect(onlyOne(header).target).toEqual({ kind: 'field', field: expected });
    expect(onlyOne(header).match.by).toBe('synonym');
  });

  it.each(['age', 'home', 'username', 'Имя файла', 'Название', 'Подписан', 'Почтовый адрес', 'Дата рождения', '№'])(
    '%s is no field and resembles none',
    (header) => {
      expect(onlyOne(header).target.kind).not.toBe('field');
      expect(onlyOne(header).match).toEqual({ by: 'none', suggestion: null });
    },
  );

  it('prefers a phone without a qualifier to one with a qualifier', () => {
    expect(placesOf(['Телефон (моб.)', 'Телефон'])).toEqual(['custom', 'phone']);
    expect(placesOf(['Телефон (дом.)', 'Телефон (моб.)'])).toEqual(['custom', 'phone']);
    expect(onlyOne('Код клиента (основной)').target.kind).toBe('custom');
    expect(onlyOne('Основной').target.kind).toBe('custom');
  });

  it('normalises the key of a custom attribute to NFC', () => {
    expect(onlyOne('Любимый чай'.normalize('NFD')).target).toMatchObject({ key: 'Любимый чай'.normalize('NFC') });
  });

  it('gives a field to one column: the exact name before a synonym, then the first', () => {
    expect(placesOf(['Почта', 'EMAIL', 'email', 'E-mail'])).toEqual(['custom', 'custom', 'email', 'custom']);
    expect(placesOf(['Почта', 'E-mail'])).toEqual(['custom', 'email']);
    expect(placesOf(['Телефон', 'Моб. телефон'])).toEqual(['phone', 'custom']);
  });

  it('prefers a specific name to a generic one on its left', () => {
    expect(placesOf(['Имя', 'ФИО'])).toEqual(['custom', 'name']);
    expect(placesOf(['ID', 'Код клиента'])).toEqual(['custom', 'external_id']);
    expect(placesOf(['ID', 'Имя'])).toEqual(['external_id', 'name']);
  });

  it('makes the rest custom attributes under their trimmed headers, and skips columns without a header', () => {
    expect(automaticLayout([' Город ', '', '  ', 'Город'])).toEqual({
      targets: [
        { kind: 'custom', key: 'Город', type: 'text' },
        { kind: 'skip' },
        { kind: 'skip' },
        { kind: 'custom', key: 'Город', type: 'text' },
      ],
      constants: {},
      without: [],
    });
  });

  it('suggests a similar field, but only a free one', () => {
    expect(onlyOne('Телефон домашний')).toEqual({
      target: { kind: 'custom', key: 'Телефон домашний', type: 'text' },
      match: { by: 'none', suggestion: 'phone' },
    });
    expect(onlyOne('Телефн').match.suggestion).toBe('phone');
    expect(matchColumns(['Телефон домашний', 'Телефон'])[0]?.match.suggestion).toBeNull();
  });

  it('never matches a field twice and never throws, whatever the headers', () => {
    const header = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 20 }),
      fc.constantFrom(...Object.values(FIELD_SYNONYMS).flat(), ...CONSUMER_FIELDS, '__proto__', 'constructor'),
    );
    fc.assert(
      fc.property(fc.array(header, { maxLength: 30, size: 'max' }), (headers) => {
        const fields = placesOf(headers).filter((place) => place !== 'custom' && place !== 'skip');
        expect(new Set(fields).size).toBe(fields.length);
        expect(matchColumns(headers)).toHaveLength(headers.length);
      }),
    );
  });
});

describe('the table of synonyms', () => {
  const entries = [
    ...Object.entries(FIELD_SYNONYMS).flatMap(([name, synonyms]) =>
      synonyms.map((synonym) => [synonym, name] as const),
    ),
    ...GENERIC_SYNONYMS,
  ];

  it('is written in the form in which headers are compared', () => {
    expect(entries.filter(([synonym]) => headerKey(synonym) !== synonym)).toEqual([]);
  });

  it('has no name for two fields', () => {
    const fieldsOf = new Map<string, Set<string>>();
    for (const [synonym, name] of entries) {
      const key = synonym.replaceAll(' ', '');
      fieldsOf.set(key, (fieldsOf.get(key) ?? new Set()).add(name));
    }
    expect([...fieldsOf].filter(([, names]) => names.size > 1)).toEqual([]);
  });
});
