import type { ConsumerAttributes } from '../../consumer/payload-types';
import { isContactField, isOverwritten } from './differences';
import { withoutSpelling } from './same-value';

/**
 * A row's attributes as texts: JSON of the keys, then of the values. The form does not depend on the order of columns, or on the spelling
 * of names, e-mails and phones, which the server does not preserve (api-contract.md, trap 7).
 */
export interface SentParts {
  /**
   * Everything that a PUT may change on an existing consumer. Includes `updated_at`: the contract does not say that the server keeps its
   * own, and a change that is missing here would never be sent.
   */
  applied: string;
  /** What only matters if the consumer does not exist yet. */
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

/** Keys in the order of their UTF-16 code units. */
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

/** Enough for a sheet, whose rows have all keys or lack a few of them. */
const KEPT = 8;

/** Caches what is derived from an object's keys, since the rows of a sheet have the same keys again and again. */
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
