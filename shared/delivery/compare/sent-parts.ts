import type { ConsumerAttributes } from '../../consumer/payload-types';
import { isContactField, isOverwritten } from './differences';
import { withoutSpelling } from './same-value';

/**
 * A row's attributes as texts, in one form whatever the order of the columns and the spelling of names, e-mails and phones, which the server
 * does not keep (api-contract.md, trap 7): JSON of the keys, then of the values.
 */
export interface SentParts {
  /**
   * Everything that a PUT may change on a consumer that is there. `updated_at` too: the contract does not say that the server keeps its
   * own, and a change that is not in here would never be sent.
   */
  applied: string;
  /** What only makes a difference where there is no such consumer yet. */
  contact: string;
}

export function sentParts(attributes: ConsumerAttributes): SentParts {
  const { applied, contact } = fieldOrder(attributes);
  return { applied: textOf(applied, attributes), contact: textOf(contact, attributes) };
}

function textOf({ keys, head }: KeyOrder, attributes: ConsumerAttributes): string {
  let customHead = '';
  const values = keys.map((key) => {
    const value = attributes[key];
    if (typeof value === 'string') return withoutSpelling(key, value) ?? value;
    if (typeof value !== 'object' || value === null) return value;
    const { all } = customOrder(value);
    customHead = all.head;
    return all.keys.map((custom) => value[custom]);
  });
  return head + customHead + JSON.stringify(values);
}

/** Keys in the order of their characters. */
interface KeyOrder {
  keys: readonly string[];
  /** The keys as JSON. */
  head: string;
}

const inOrder = (keys: readonly string[]): KeyOrder => {
  const sorted = keys.toSorted((a, b) => (a < b ? -1 : 1));
  return { keys: sorted, head: JSON.stringify(sorted) };
};

const fieldOrder = ofLatest((keys) => ({
  applied: inOrder(keys.filter((key) => !isContactField(key) && !isOverwritten(key, keys))),
  contact: inOrder(keys.filter(isContactField)),
}));

const customOrder = ofLatest((keys) => ({ all: inOrder(keys) }));

/** Rows of a sheet have all keys, or lack a few of them. */
const KEPT = 8;

/** What is worked out of an object's keys is kept for the next ones: the rows of a sheet have the same ones again and again. */
function ofLatest<T>(work: (keys: readonly string[]) => T): (values: Record<string, unknown>) => T {
  const kept: { keys: readonly string[]; result: T }[] = [];
  return (values) => {
    const keys = Object.keys(values);
    const known = kept.find((one) => one.keys.length === keys.length && keys.every((key, at) => key === one.keys[at]));
    if (known !== undefined) return known.result;
    const result = work(keys);
    if (kept.unshift({ keys, result }) > KEPT) kept.pop();
    return result;
  };
}
