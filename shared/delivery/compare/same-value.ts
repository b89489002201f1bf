/** Fields that identify or address a person. The server stores them in its own spelling (api-contract.md, trap 7). */
const OWN_SPELLING: Readonly<Record<string, (text: string) => string>> = {
  email: (text) => text.trim().toLowerCase(),
  // Lower case, then upper case: only both together make all forms of `ß` and `ς` equal.
  name: (text) => text.trim().replace(/\s+/g, ' ').toLowerCase().toUpperCase(),
  phone: (text) => text.replace(/\D/g, '').replace(/^8(?=\d{10}$)/, '7'),
};

/** Makes values comparable that the server stores in its own form: spellings, times, unset flags. */
const COMPARABLE: Readonly<Record<string, (text: string) => string>> = {
  ...OWN_SPELLING,
  created_at: (text) => seconds(text) ?? text,
  // For a new consumer, both are unset, which means false.
  unsubscribed: falseAsNothing,
  complained: falseAsNothing,
};

/** RFC 3339: a time with an offset. */
const INSTANT = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)$/i;

/**
 * Whether the server has the sent value in this field. These count as equal: no value, `null` and an empty text; the same time in another
 * zone or with other fractions of a second; a number and the text of its digits. The text `007` does not equal the number 7, since its
 * zeros would be lost.
 *
 * @param field empty for a custom key
 */
export function isSameValue(field: string, sent: unknown, kept: unknown): boolean {
  if (typeof sent === 'number' && typeof kept === 'string') return kept.trim() !== '' && Number(kept) === sent;
  return comparableText(field, sent) === comparableText(field, kept);
}

/**
 * A value's text in a form in which all spellings that count as equal are the same. {@link isSameValue} says more: that the text of a number's
 * digits equals a sent number.
 *
 * @param field empty for a custom key
 */
export function comparableText(field: string, value: unknown): string {
  return (COMPARABLE[field] ?? instant)(valueText(value));
}

/** One form for all spellings of a value that the server treats as equal. Null if the field has no such spellings. */
export function withoutSpelling(field: string, value: string): string | null {
  return OWN_SPELLING[field]?.(value) ?? null;
}

/** A value is stored with its row or shown in a table, and nobody reads more than this. */
const LONGEST_TEXT = 300;

/** The beginning of a value, as a text to show. */
export function shortText(value: unknown): string {
  const text = valueText(value);
  return text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT - 1)}…` : text;
}

/** A value as a text to show; empty for none. */
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
