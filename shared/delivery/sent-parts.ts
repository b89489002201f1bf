import type { ConsumerAttributes } from '../consumer/payload-types';
import { isContactField } from './differences';

/** A row's attributes as texts, in one form whatever the order of the columns. */
export interface SentParts {
  /** Everything that a PUT changes on a consumer that is there. */
  applied: string;
  /** What only makes a difference where there is no such consumer yet. */
  contact: string;
}

export function sentParts(attributes: ConsumerAttributes): SentParts {
  const applied: Pair[] = [];
  const contact: Pair[] = [];
  for (const pair of sortedPairs(attributes)) (isContactField(pair[0]) ? contact : applied).push(pair);
  return { applied: JSON.stringify(applied), contact: JSON.stringify(contact) };
}

type Pair = [key: string, value: unknown];

function sortedPairs(values: object): Pair[] {
  const pairs = Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1)) as Pair[];
  for (const pair of pairs) if (typeof pair[1] === 'object' && pair[1] !== null) pair[1] = sortedPairs(pair[1]);
  return pairs;
}
