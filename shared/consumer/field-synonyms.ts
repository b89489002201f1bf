import type { ConsumerField } from './fields';

/**
 * What the exports of 1C, Bitrix, InSales, Excel and others call the consumer's fields, in the form of {@link headerKey}.
 * A header that could mean something else (`age`, `home`, `title`) is not here: a wrong guess would be made in silence.
 */
export const FIELD_SYNONYMS: Readonly<Record<ConsumerField, readonly string[]>> = {
  external_id: [
    'id',
    'ид',
    'код',
    'код клиента',
    'ид клиента',
    'id клиента',
    'клиент id',
    'идентификатор',
    'идентификатор клиента',
    'внешний идентификатор',
    'внешний id',
    'внешний код',
    'номер клиента',
    'client id',
    'customer id',
    'consumer id',
    'user id',
    'external code',
    'customer number',
  ],
  email: [
    'e mail',
    'mail',
    'email address',
    'e mail address',
    'почта',
    'эл почта',
    'электронная почта',
    'адрес электронной почты',
    'адрес эл почты',
    'имейл',
    'емейл',
    'емаил',
    'email клиента',
    'e mail клиента',
    'почта клиента',
  ],
  name: [
    'фио',
    'ф и о',
    'имя',
    'имя клиента',
    'фио клиента',
    'полное имя',
    'имя и фамилия',
    'фамилия и имя',
    'фамилия имя',
    'фамилия имя отчество',
    'клиент',
    'покупатель',
    'full name',
    'fullname',
    'customer name',
    'client name',
    'consumer name',
  ],
  phone: [
    'телефон',
    'тел',
    'моб телефон',
    'моб тел',
    'мобильный',
    'мобильный телефон',
    'сотовый',
    'сотовый телефон',
    'номер телефона',
    'контактный телефон',
    'телефон клиента',
    'phone number',
    'telephone',
    'tel',
    'mobile',
    'mobile phone',
    'cell phone',
    'customer phone',
  ],
  created_at: [
    'created',
    'creation date',
    'date created',
    'created date',
    'registered',
    'registered at',
    'registration date',
    'date of registration',
    'дата регистрации',
    'дата рег',
    'дата создания',
    'дата и время регистрации',
    'дата и время создания',
    'зарегистрирован',
    'создан',
  ],
  first_name: ['firstname', 'given name', 'имя без фамилии'],
  avatar_url: ['avatar', 'аватар', 'ссылка на аватар', 'фото клиента'],
  updated_at: ['updated', 'date updated', 'дата изменения', 'дата обновления', 'изменен', 'обновлен'],
  unsubscribed: ['отписан', 'отписался', 'отписка', 'отписан от рассылки'],
  complained: ['пожаловался', 'жалоба на спам', 'жалоба'],
};

/** A header without what does not tell headers apart: case, spaces, underscores, hyphens, dots, ё. */
export function headerKey(header: string): string {
  return header
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[\s\u200b\ufeff_\-–—.,:;*"'«»()№#]+/gu, ' ')
    .trim();
}
