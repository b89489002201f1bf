import type { ConsumerAttributes } from '../consumer/payload-types';
import { isContactField } from './differences';

/** Everything of a row that a PUT changes on a consumer that is there, in one form whatever the order of the columns. */
export function appliedText(attributes: ConsumerAttributes): string {
  return canonical(Object.entries(attributes).filter(([field]) => !isContactField(field)));
}

/** The part of a row that only makes a difference where there is no such consumer yet. */
export function contactText(attributes: ConsumerAttributes): string {
  return canonical(Object.entries(attributes).filter(([field]) => isContactField(field)));
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
