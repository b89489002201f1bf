import type { ConsumerAttributes } from '../consumer/payload-types';

/** Set at creation only and kept without a word afterwards (api-contract.md, trap 1). */
const CONTACT_FIELDS: ReadonlySet<string> = new Set(['email', 'phone']);

/** Everything of a row that a PUT changes on a consumer that is there, in one form whatever the order of the columns. */
export function appliedText(attributes: ConsumerAttributes): string {
  return canonical(Object.entries(attributes).filter(([field]) => !CONTACT_FIELDS.has(field)));
}

/** The part of a row that only makes a difference where there is no such consumer yet. */
export function contactText(attributes: ConsumerAttributes): string {
  return canonical(Object.entries(attributes).filter(([field]) => CONTACT_FIELDS.has(field)));
}

function canonical(entries: [string, unknown][]): string {
  const sorted = entries.toSorted(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify(
    sorted.map(([key, value]) => [
      key,
      typeof value === 'object' && value !== null ? canonical(Object.entries(value)) : value,
    ]),
  );
}
