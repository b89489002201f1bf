import { parseBoolean } from '../cells/parse-boolean';
import type { RequiredField } from '../fields';
import type { ColumnLayout, Target } from '../target';
import { checkLayout } from './check-layout';
import { headerWords, joined, ownedName } from './header-words';

/** Something that a sheet's columns could do better, which is never done without the person. */
export type ColumnOffer =
  /** Surname and first name are in two columns, and nothing else fills `name`. */
  | { kind: 'join'; columns: readonly [number, number]; header: string }
  /** A column says who gets letters, which is the opposite of `unsubscribed`. */
  | { kind: 'opposite'; column: number }
  /** No column holds an id, and this one could: a login or, as a copy, the phone. */
  | { kind: 'id'; column: number; copy: boolean }
  /** The file lacks a required column. Only offered beside others, so that all can be taken at once. */
  | { kind: 'without'; field: RequiredField };

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));
const FIRST_NAMES = words('имя firstname givenname forename name');
const SURNAMES = words('фамилия lastname surname familyname');
const PATRONYMICS = words('отчество middlename patronymic secondname');
const LOGINS = words('login username userlogin логин');
/** «Подписка на рассылку (e-mail)» */
const CHANNEL = words('e mail email');
const CONSENTS = words(
  [
    'подписан подписана подписка подписаннарассылку подписананарассылку подписаннарассылки подписканарассылку подписканарассылки',
    'подписаннаemailрассылку подписаннаemail подписканаemail подписканаemailрассылку emailподписка emailрассылка рассылка',
    'согласиенарассылку согласиенарассылки согласеннарассылку согласнанарассылку согласиенаполучениерассылки согласиенаполучениерассылок',
    'согласиенаemailрассылку согласиенарекламнуюрассылку согласиенарекламу получатьрассылку получаетрассылку разрешенарассылка',
    'acceptsmarketing acceptmarketing acceptsemailmarketing acceptemailmarketing acceptsnewsletter marketingconsent emailmarketingconsent',
    'emailconsent newsletter newslettersubscription newslettersubscribed newsletterconsent subscribed issubscribed emailsubscribed',
    'emailsubscription subscribedtonewsletter subscribe subscription optin optedin emailoptin marketingoptin receivenewsletter',
    'receivesnewsletter emailmarketing subscribedtothenewsletter',
  ].join(' '),
);

/**
 * What is offered for the columns as they go now.
 *
 * @param columns with the first values of each
 */
export function columnOffers(
  columns: readonly { header: string; samples: readonly string[] }[],
  layout: ColumnLayout,
): ColumnOffer[] {
  const headers = columns.map(({ header }) => header);
  const { missing } = checkLayout(layout);
  const join = joinOffer(headers, layout);
  const offers: ColumnOffer[] = [
    ...(join === null ? [] : [join]),
    ...oppositeOffers(columns, layout),
    ...(missing.includes('external_id') ? idOffers(headers, layout) : []),
  ];
  if (offers.length === 0) return offers;
  const lacking = missing.filter((field) => field !== 'external_id' && !(field === 'name' && join !== null));
  return [...offers, ...lacking.map((field) => ({ kind: 'without' as const, field }))];
}

function joinOffer(headers: readonly string[], layout: ColumnLayout): ColumnOffer | null {
  const filling = columnOf(layout, 'name');
  if ((layout.constants.name ?? '') !== '' || layout.without.includes('name')) return null;
  const pair = namePair(
    headers,
    (surname, first) => layout.targets[surname]?.kind !== 'skip' && (filling === -1 || filling === first),
  );
  if (pair === null) return null;
  return { kind: 'join', columns: pair.columns, header: pair.isRussian ? 'Фамилия и имя' : 'Full name' };
}

/** The columns that hold the parts of a person's name, in the order in which it is written; none if there is no surname. */
export function nameColumns(headers: readonly string[]): number[] {
  const pair = namePair(headers, () => true);
  if (pair === null) return [];
  const patronymic = ownedNames(headers).findIndex(({ name, owner }) => owner === pair.owner && PATRONYMICS.has(name));
  const [one, other] = pair.columns;
  if (patronymic === -1) return [one, other];
  return pair.isRussian ? [one, other, patronymic] : [one, patronymic, other];
}

/** The columns of somebody's surname and first name, of the customer's own rather than of an owner that the headers name. */
function namePair(
  headers: readonly string[],
  isUsable: (surname: number, first: number) => boolean,
): { columns: readonly [number, number]; owner: string; isRussian: boolean } | null {
  const owned = ownedNames(headers);
  const pairs = owned.flatMap(({ name, owner }, surname) => {
    if (!SURNAMES.has(name)) return [];
    const first = owned.findIndex((other) => other.owner === owner && FIRST_NAMES.has(other.name));
    return first === -1 || !isUsable(surname, first) ? [] : [{ surname, first, owner }];
  });
  const pair = pairs.find(({ owner }) => owner === '') ?? pairs[0];
  if (pair === undefined) return null;
  const { surname, first, owner } = pair;
  const isRussian = /\p{Script=Cyrillic}/u.test(headers[surname] ?? '');
  // A name in another script is written with the first name first. So are column names such as `LAST_NAME`.
  return { columns: isRussian ? [surname, first] : [first, surname], owner, isRussian };
}

function ownedNames(headers: readonly string[]): { name: string; owner: string }[] {
  return headers.map((header) => {
    const found = ownedName(headerWords(header));
    return { name: found?.words.join('') ?? '', owner: found?.owner ?? '' };
  });
}

function idOffers(headers: readonly string[], layout: ColumnLayout): ColumnOffer[] {
  const login = headers.findIndex(
    (header, column) => LOGINS.has(joined(header)) && layout.targets[column]?.kind === 'custom',
  );
  if (login !== -1) return [{ kind: 'id', column: login, copy: false }];
  const phone = columnOf(layout, 'phone');
  return phone === -1 ? [] : [{ kind: 'id', column: phone, copy: true }];
}

function oppositeOffers(
  columns: readonly { header: string; samples: readonly string[] }[],
  layout: ColumnLayout,
): ColumnOffer[] {
  if (columnOf(layout, 'unsubscribed') !== -1) return [];
  const column = columns.findIndex(({ header, samples }, index) => {
    const isFree = layout.targets[index]?.kind === 'custom';
    const name = ownedName(headerWords(header))?.words ?? [];
    const withoutChannel = name.filter((word) => !CHANNEL.has(word));
    const isConsent = [name, withoutChannel].some((some) => CONSENTS.has(some.join('')));
    return isFree && isConsent && samples.every((text) => parseBoolean(text.trim()) !== null);
  });
  return column === -1 ? [] : [{ kind: 'opposite', column }];
}

function columnOf(layout: ColumnLayout, field: Extract<Target, { kind: 'field' }>['field']): number {
  return layout.targets.findIndex((target) => target.kind === 'field' && target.field === field);
}
