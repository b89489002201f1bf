import type { ConsumerAttributes } from '../consumer/payload-types';
import { isContactField } from './differences';

/** Everything of a row that a PUT changes on a consumer that is there, in one form whatever the order of the columns. */
export function appliedText(attributes: ConsumerAttributes): string {
  return JSON.stringify(sortedPairs(attributes, (field) => !isContactField(field)));
}

/** The part of a row that only makes a difference where there is no such consumer yet. */
export function contactText(attributes: ConsumerAttributes): string {
  return JSON.stringify(sortedPairs(attributes, isContactField));
}

function sortedPairs(values: object, isWanted: (key: string) => boolean): [string, unknown][] {
  const wanted = Object.entries(values).filter(([key]) => isWanted(key)) as [string, unknown][];
  return wanted
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => [key, typeof value === 'object' && value !== null ? sortedPairs(value, () => true) : value]);
}
