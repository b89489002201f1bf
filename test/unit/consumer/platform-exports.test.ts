import { describe, expect, it } from 'vitest';
import { layoutOf } from '../../../shared/consumer/columns/automatic-layout';
import { checkLayout } from '../../../shared/consumer/columns/check-layout';
import { matchColumns } from '../../../shared/consumer/columns/match-columns';
import { PLATFORM_EXPORTS, type PlatformExport } from '../../fixtures/platform-exports';

const matchesOf = ({ headers, people }: PlatformExport) =>
  matchColumns(headers, (column) => people.some((person) => (person[headers[column] ?? ''] ?? '') !== ''));

describe.each(PLATFORM_EXPORTS)('an export of $platform', (file) => {
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

  it('takes the field by its exact name, filled or not', () => {
    expect(fieldsOf(['E-mail', 'email'], [0])).toEqual([null, 'email']);
  });
});
