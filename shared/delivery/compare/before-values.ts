import type { AttributeValue, ConsumerAttributes } from '../../consumer/payload-types';
import { isContactField, isOverwritten } from './differences';
import { isSameValue } from './same-value';

/** What a consumer was before a delivery changed it, as far as that can be taken back. */
export type Before =
  /** What the delivery changes, with the values before; `null` where there was none. */
  | { was: 'values'; attributes: ConsumerAttributes }
  /** The consumer had all of it already. */
  | { was: 'same' }
  /** There was no such consumer. */
  | { was: 'absent' }
  /** The shop did not show it, or it had a value of a kind that cannot be sent back, such as a list. */
  | { was: 'unknown' };

/** What taking a delivery back would come to, in rows of that delivery. */
export interface TakeBackPreview {
  /** Consumers whose values before can be restored. */
  restorable: number;
  /** Consumers that the delivery created: they stay, this program deletes none. */
  created: number;
  /** Consumers that the delivery changed in nothing. */
  same: number;
  /** Consumers that were changed and of which it is not known what they were. */
  unknown: number;
  /** Consumers of whom it is not known whether the delivery changed or created them: the server never answered. They stay as they are. */
  doubtful: number;
  /** Of the restorable ones, those that a later delivery from this machine has changed too. */
  changedSince: number;
}

/**
 * What of a consumer a PUT of these attributes will change, as it is now. E-mail and phone are not among it, since the server keeps
 * its own (api-contract.md, trap 1), nor is `updated_at`, which the server writes itself, nor `first_name` beside a `name`: the PUT that
 * restores the name would reset it once more (trap 7).
 *
 * @param document the consumer's attributes; null where the answer had none
 */
export function beforeOf(sent: ConsumerAttributes, document: Record<string, unknown> | null): Before {
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
