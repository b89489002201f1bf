/**
 * A header reduced to what tells headers apart: without case, spaces, punctuation, underscores or hyphens, with е for ё, and with its words
 * apart even if only capitals part them (`mobilePhone`, «КодКлиента»).
 */
export function headerKey(header: string): string {
  return header
    .normalize('NFKC')
    .replace(/(\p{Ll})(?=\p{Lu})/gu, '$1 ')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[\s\u200b\ufeff_\-–—.,:;*"'«»()[\]№#]+/gu, ' ')
    .trim();
}

/** The words of {@link headerKey}. */
export function headerWords(header: string): string[] {
  return headerKey(header).split(' ');
}

/** `createdAt`, `Created At` and `created_at` give the same result. */
export function joined(header: string): string {
  return headerKey(header).replaceAll(' ', '');
}

/** Words before or after a name that say whose it is: «Покупатель: Телефон», `billing_phone`, `Phone (Billing)`, «Телефон клиента». */
const BEFORE: ReadonlySet<string> = new Set(
  'клиент покупатель контакт подписчик пользователь плательщик заказчик customer customers client contact buyer consumer user subscriber billing payer ids s'.split(
    ' ',
  ),
);
const AFTER: ReadonlySet<string> = new Set(
  'клиента покупателя контакта подписчика пользователя плательщика заказчика billing'.split(' '),
);
/** `user_name` and «Имя пользователя» are what somebody logs in with. */
const OF_A_LOGIN: ReadonlySet<string> = new Set(['user', 'пользователь', 'пользователя']);
const OF_A_BILL: ReadonlySet<string> = new Set(['billing', 'payer', 'плательщик', 'плательщика']);
/** Zones after a time. */
const ZONES: ReadonlySet<string> = new Set(['utc', 'gmt', 'msk', 'мск']);

/** A header without the words that say whose value it is, and without the zone of a time. */
export interface OwnedName {
  words: string[];
  /** Whose it is, e.g. `billing`; empty if the header does not say. */
  owner: string;
  /** Whether it may be the name that somebody logs in with. */
  ofLogin: boolean;
  /** Whether it belongs to a payment. */
  ofBill: boolean;
}

/**
 * What is left of a header; null if nothing is.
 *
 * @param header its words, as `headerWords` gives them
 */
export function ownedName(header: readonly string[]): OwnedName | null {
  const words = header.length > 1 && ZONES.has(header.at(-1) ?? '') ? header.slice(0, -1) : header;
  const start = words.findIndex((word) => !BEFORE.has(word));
  const end = words.findLastIndex((word) => !AFTER.has(word)) + 1;
  if (start === -1 || start >= end) return null;
  const owners = [...words.slice(0, start), ...words.slice(end)];
  return {
    words: words.slice(start, end),
    owner: owners.join(' '),
    ofLogin: owners.some((word) => OF_A_LOGIN.has(word)),
    ofBill: owners.some((word) => OF_A_BILL.has(word)),
  };
}
