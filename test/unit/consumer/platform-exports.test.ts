import { describe, expect, it } from 'vitest';
import { columnOffers, type ColumnOffer } from '../../../shared/consumer/columns/column-offers';
import { layoutOf } from '../../../shared/consumer/columns/automatic-layout';
import { checkLayout } from '../../../shared/consumer/columns/check-layout';
import { matchColumns } from '../../../shared/consumer/columns/match-columns';
import type { ColumnLayout } from '../../../shared/consumer/target';
import { MORE_PLATFORM_EXPORTS } from '../../fixtures/more-platform-exports';
import { PLATFORM_EXPORTS, type PlatformExport } from '../../fixtures/platform-exports';

const matchesOf = ({ headers, people }: PlatformExport) =>
  matchColumns(headers, (column) => people.some((person) => (person[headers[column] ?? ''] ?? '') !== ''));

const columnsOf = ({ headers, people }: PlatformExport) =>
  headers.map((header) => ({
    header,
    samples: people.map((person) => person[header] ?? '').filter((text) => text !== ''),
  }));

/** The layout after an offer is taken, as far as it decides what is missing. */
function taken(layout: ColumnLayout, offer: ColumnOffer): ColumnLayout {
  switch (offer.kind) {
    case 'join':
      return { ...layout, targets: [...layout.targets, { kind: 'field', field: 'name' }] };
    case 'id':
      return { ...layout, targets: [...layout.targets, { kind: 'field', field: 'external_id' }] };
    case 'without':
      return { ...layout, without: [...layout.without, offer.field] };
    case 'opposite':
      return layout;
  }
}

describe.each([...PLATFORM_EXPORTS, ...MORE_PLATFORM_EXPORTS])('an export of $platform', (file) => {
  const layout = layoutOf(matchesOf(file));

  it('fills the right fields', () => {
    const filled = layout.targets.flatMap((target, column) =>
      target.kind === 'field' ? [[file.headers[column], target.field]] : [],
    );
    expect(Object.fromEntries(filled)).toEqual(file.layout);
  });

  it('lacks what the file does not have', () => {
    expect(checkLayout(layout).missing).toEqual(file.missing ?? []);
  });

  it('offers to join the name, and what is the opposite of unsubscribed', () => {
    const offers = columnOffers(columnsOf(file), layout);
    const joins = offers.flatMap((offer) =>
      offer.kind === 'join' ? [offer.columns.map((at) => file.headers[at])] : [],
    );
    expect(joins).toEqual(file.join === undefined ? [] : [file.join]);
    const opposites = offers.flatMap((offer) => (offer.kind === 'opposite' ? [file.headers[offer.column]] : []));
    expect(opposites).toEqual(file.opposite === undefined ? [] : [file.opposite]);
  });

  it('goes in with at most one decision: one thing is missing, or all offers are accepted', () => {
    const all = columnOffers(columnsOf(file), layout).reduce(taken, layout);
    expect(Math.min(checkLayout(layout).missing.length, 1 + checkLayout(all).missing.length)).toBeLessThanOrEqual(1);
  });
});

describe('headers of somebody else', () => {
  it.each([
    'Телефон менеджера',
    'Телефон компании',
    'Телефон получателя',
    'Телефон магазина',
    'Компания: Телефон',
    'Company phone',
    'Shipping phone',
    'Store email',
    'E-mail магазина',
    'E-mail менеджера',
    'Email status',
    'Имя ответственного',
    'Имя пользователя',
    'user_name',
    'Ответственный за контакт',
    'Кем создан контакт',
    'Контакт Telegram',
    'Группа клиента',
    'Customer Group',
    'Billing ID',
    'Shipping: first name',
    'Дата последнего заказа',
    'Last order ID',
    'Дата рождения клиента',
    'Наименование товара',
    'Полное наименование',
    'Контрагент: ИНН',
    'Телефон компании',
    'Задан телефон',
    'Рабочий статус',
  ])('«%s» fills no field', (header) => {
    expect(matchColumns([header])[0]?.target.kind).toBe('custom');
  });
});

describe('headers that say whose value it is', () => {
  it.each([
    ['Контакт: Телефон', 'phone'],
    ['Покупатель: E-mail', 'email'],
    ['Клиент: Дата регистрации', 'created_at'],
    ['E-mail подписчика', 'email'],
    ['Телефон плательщика (моб.)', 'phone'],
    ['КонтактныйТелефон', 'phone'],
    ['КодКлиента', 'external_id'],
    ['ID подписчика', 'external_id'],
    ["Customer's phone", 'phone'],
    ['billing mobile phone', 'phone'],
    ['Phone (Billing)', 'phone'],
    ['Subscriber name', 'name'],
    ['customers_email_address', 'email'],
    ['Customer Created Date (UTC)', 'created_at'],
    ['Рабочий телефон', 'phone'],
    ['Work Phone', 'phone'],
    ['Наименование', 'name'],
    ['Наименование контрагента', 'name'],
    ['CustomerCreationDateTimeUtc', 'created_at'],
    ['Last modified at', 'updated_at'],
    ['uniq_id', 'external_id'],
  ])('«%s» is %s', (header, field) => {
    expect(matchColumns([header])[0]?.target).toEqual({ kind: 'field', field });
  });
});

describe('columns for the same field', () => {
  const fieldsOf = (headers: string[], filled: number[]) =>
    matchColumns(headers, (column) => filled.includes(column)).map(({ target }) =>
      target.kind === 'field' ? target.field : null,
    );

  it('takes the one with values before a better header without any', () => {
    expect(fieldsOf(['ID', 'Внешний код'], [0])).toEqual(['external_id', null]);
    expect(fieldsOf(['ID', 'Внешний код'], [0, 1])).toEqual([null, 'external_id']);
    expect(fieldsOf(['Рабочий телефон', 'Мобильный телефон'], [])).toEqual([null, 'phone']);
  });

  it('takes no goods of an order for the customer', () => {
    expect(fieldsOf(['Номер заказа', 'Наименование', 'E-mail'], [0, 1, 2])).toEqual([null, null, 'email']);
  });

  it('takes the field by its exact name, filled or not', () => {
    expect(fieldsOf(['E-mail', 'email'], [0])).toEqual([null, 'email']);
  });
});

describe('offers for columns', () => {
  const offersOf = (columns: Record<string, string[]>) => {
    const described = Object.entries(columns).map(([header, samples]) => ({ header, samples }));
    return columnOffers(described, layoutOf(matchColumns(Object.keys(columns))));
  };

  it.each([
    'Accepts Email Marketing',
    'Accepts Marketing',
    'Подписан на рассылку',
    'Согласие на рассылку',
    'Согласие на e-mail рассылку',
    'Подписка на рассылку (email)',
    'Клиент: Подписан на рассылку',
    'newsletter_subscription',
    'emailOptIn',
  ])('«%s» is the opposite of unsubscribed', (header) => {
    expect(offersOf({ [header]: ['да', 'нет'] })).toContainEqual({ kind: 'opposite', column: 0 });
  });

  it.each(['Accepts SMS Marketing', 'Подписан на SMS-рассылку', 'Согласие на обработку данных', 'Подписка до'])(
    '«%s» is not',
    (header) => {
      expect(offersOf({ [header]: ['да', 'нет'] }).map(({ kind }) => kind)).not.toContain('opposite');
    },
  );

  it('takes no column for consent that says more than yes and no, or if there is one for unsubscribed', () => {
    expect(offersOf({ Рассылка: ['весенняя'] })).toEqual([]);
    expect(offersOf({ unsubscribed: ['да'], Newsletter: ['да'] })).toEqual([]);
  });

  it('joins no name if a column has the full one, or the surname is somebody else’s', () => {
    expect(offersOf({ ФИО: [], Имя: [], Фамилия: [] })).toEqual([]);
    expect(offersOf({ 'First name': [], 'Shipping: last name': [] })).toEqual([]);
    expect(offersOf({ 'Имя менеджера': [], 'Фамилия менеджера': [] })).toEqual([]);
  });
});
