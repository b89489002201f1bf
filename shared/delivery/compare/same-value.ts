/** What identifies or addresses a person, which the server keeps in its own spelling (api-contract.md, trap 7). */
const OWN_SPELLING: Readonly<Record<string, (text: string) => string>> = {
  email: (text) => text.trim().toLowerCase(),
  // Both ways, so that `ß` and `ς` are the same letters in any case.
  name: (text) => text.trim().replace(/\s+/g, ' ').toLowerCase().toUpperCase(),
  phone: (text) => text.replace(/\D/g, '').replace(/^8(?=\d{10}$)/, '7'),
};

/** What the server keeps in a form of its own, made comparable: spelling, a time, what is not set. */
const COMPARABLE: Readonly<Record<string, (text: string) => string>> = {
  ...OWN_SPELLING,
  created_at: (text) => seconds(text) ?? text,
  // A consumer of whom nothing is known has neither unsubscribed nor complained.
  unsubscribed: falseAsNothing,
  complained: falseAsNothing,
};

/** RFC 3339: a time that says where on the day's way round the Earth it is meant. */
const INSTANT = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)$/i;

/**
 * Whether the server has what was sent in this field. The same are: nothing, `null` and an empty text; a time in another zone or
 * with other fractions of a second; a number and the text of its digits. A text such as `007` is not the number 7: its zeros are
 * lost then.
 *
 * @param field empty for a custom key
 */
export function isSameValue(field: string, sent: unknown, kept: unknown): boolean {
  if (typeof sent === 'number' && typeof kept === 'string') return kept.trim() !== '' && Number(kept) === sent;
  const comparable = COMPARABLE[field] ?? instant;
  return comparable(valueText(sent)) === comparable(valueText(kept));
}

/** One text for all spellings of a value that the server does not tell apart; null where the field has no such spellings. */
export function withoutSpelling(field: string, value: string): string | null {
  return OWN_SPELLING[field]?.(value) ?? null;
}

/** More of a value helps nobody: it is stored with its row, or shown in a table. */
const LONGEST_TEXT = 300;

/** The beginning of a value as a person reads it. */
export function shortText(value: unknown): string {
  const text = valueText(value);
  return text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT - 1)}…` : text;
}

/** A value as a person reads it; empty for none. */
export function valueText(value: unknown): string {
  if (typeof value === 'string') return value;
  return value === undefined || value === null ? '' : JSON.stringify(value);
}

function instant(text: string): string {
  return INSTANT.test(text) ? (seconds(text) ?? text) : text;
}

function seconds(text: string): string | null {
  const timeMs = Date.parse(text);
  return Number.isNaN(timeMs) ? null : String(Math.floor(timeMs / 1000));
}

function falseAsNothing(text: string): string {
  return text === 'false' ? '' : text;
}
