import type { AttributeValue, ConsumerAttributes } from '../../consumer/payload-types';
import { isContactField, isOverwritten } from './differences';
import { isSameValue } from './same-value';

/** A consumer's values before a delivery changed it, as far as they can be restored. */
export type Previous =
  /** The attributes that the delivery changes, with their previous values; `null` for no value. */
  | { was: 'values'; attributes: ConsumerAttributes }
  /** The consumer already had all the values. */
  | { was: 'same' }
  /** The consumer did not exist. */
  | { was: 'absent' }
  /** The shop did not show the consumer, or it had a value that cannot be sent back, such as a list. */
  | { was: 'unknown' };

/** A row to send. */
export interface MaybeBefore {
  /** What a list of the shop's consumers shows to be there before. Null or left out where it cannot tell, or nobody asked. */
  before?: Previous | null | undefined;
}

/** What reverting a delivery would do, as numbers of its rows. */
export interface RevertPreview {
  /** Consumers whose previous values can be restored. */
  restorable: number;
  /** Consumers that the delivery created. They stay, since this program never deletes any. */
  created: number;
  /** Consumers that the delivery did not change. */
  same: number;
  /** Consumers that were changed and whose previous values are unknown. */
  unknown: number;
  /** Consumers that may have been changed or created: the server never answered. They stay as they are. */
  doubtful: number;
  /** Restorable consumers that a later delivery from this machine has changed too. */
  changedSince: number;
  /** Restorable consumers whose previous values are from a list: they may have been changed between that and the delivery. */
  byList: number;
  /** When that list was asked for, ISO 8601 UTC; null if `byList` is 0. */
  listedAt: string | null;
}

/**
 * The consumer's current values for everything that a PUT of these attributes will change. Leaves out e-mail and phone, since the server
 * keeps its own (api-contract.md, trap 1), `updated_at`, which the server writes itself, and `first_name` beside a `name`, since the PUT
 * that restores the name would reset it again (trap 7).
 *
 * @param document the consumer's attributes; null if the answer had none
 */
export function previousOf(sent: ConsumerAttributes, document: Record<string, unknown> | null): Previous {
  if (document === null) return { was: 'unknown' };
  const names = Object.keys(sent);
  const fields = Object.entries(sent).filter(
    ([field]) => !isContactField(field) && field !== 'updated_at' && !isOverwritten(field, names),
  );
  const attributes: [string, ConsumerAttributes[string]][] = [];
  for (const [field, value] of fields) {
    if (isScalar(value)) {
      const has = document[field] ?? null;
      if (!isScalar(has)) return { was: 'unknown' };
      const isSame = field === 'name' ? isSameValue(field, value, has) : has === value;
      if (!isSame) attributes.push([field, has]);
      continue;
    }
    const holder = document[field] ?? {};
    if (typeof holder !== 'object' || Array.isArray(holder)) return { was: 'unknown' };
    const held = new Map<string, unknown>(Object.entries(holder));
    const custom: [string, AttributeValue][] = [];
    for (const [key, wanted] of Object.entries(value)) {
      const has = held.get(key) ?? null;
      if (!isScalar(has)) return { was: 'unknown' };
      if (has !== wanted) custom.push([key, has]);
    }
    if (custom.length > 0) attributes.push([field, Object.fromEntries(custom)]);
  }
  return attributes.length === 0 ? { was: 'same' } : { was: 'values', attributes: Object.fromEntries(attributes) };
}

function isScalar(value: unknown): value is AttributeValue {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}
