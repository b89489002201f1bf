import type { AttributeValue, ConsumerAttributes } from '../../consumer/payload-types';
import type { Target } from '../../consumer/target';
import { isSameValue, valueText } from './same-value';

/** An attribute whose value at the server differs from the sent one. */
export interface Difference {
  /** `name`, or `custom_attributes.ltv` for a custom key. */
  field: string;
  sent: AttributeValue;
  /** The value in the server's document; empty if it has none. */
  has: string;
}

/** Set only at creation, and silently kept afterwards (api-contract.md, trap 1). */
const CONTACT_FIELDS: ReadonlySet<string> = new Set(['email', 'phone']);

/** Comes before a custom key in the name of an attribute. */
export const CUSTOM_PREFIX = 'custom_attributes.';

/** Whether the server accepts the attribute only at creation. */
export function isContactField(field: string): boolean {
  return CONTACT_FIELDS.has(field);
}

/** Whether the server overwrites the attribute because of another one sent with it: a `name` resets `first_name` (trap 7). */
export function isOverwritten(field: string, fields: readonly string[]): boolean {
  return field === 'first_name' && fields.includes('name');
}

/** The custom key of a {@link Difference}. Null for one of the consumer's own fields. */
export function customKeyOf(field: string): string | null {
  return field.startsWith(CUSTOM_PREFIX) ? field.slice(CUSTOM_PREFIX.length) : null;
}

/** The 0-based index of the column that fills an attribute; null if there is none. */
export function columnOfField(field: string, targets: readonly Target[]): number | null {
  const key = customKeyOf(field);
  const column = targets.findIndex((target) =>
    target.kind === 'custom' ? target.key.trim() === key : target.kind === 'field' && target.field === field,
  );
  return column === -1 ? null : column;
}

/** An attribute's name as people know it: just the key for a custom one. */
export function fieldName(field: string): string {
  return customKeyOf(field) ?? field;
}

/**
 * The sent attributes whose value differs in the server's document. Those that an update should have changed come first, then e-mail and
 * phone. Different spellings of one value are no difference ({@link isSameValue}). Nor is what the server writes itself: `updated_at`, and
 * `first_name` beside a `name`.
 *
 * @param absent what it means if the document lacks an attribute: in the answer to a change it says nothing (the answer is off contract),
 * while in a consumer that was fetched there is no value
 */
export function differencesOf(
  sent: ConsumerAttributes,
  document: Record<string, unknown>,
  absent: 'says-nothing' | 'no-value',
): Difference[] {
  const found: Difference[] = [];
  const look = (field: string, name: string, value: AttributeValue, has: unknown): void => {
    if (!isSameValue(name, value, has)) found.push({ field, sent: value, has: valueText(has) });
  };
  const fields = Object.keys(sent);
  for (const [field, value] of Object.entries(sent)) {
    const has = document[field];
    if (field === 'updated_at' || isOverwritten(field, fields)) continue;
    if (has === undefined && absent === 'says-nothing') continue;
    if (typeof value !== 'object' || value === null) {
      look(field, field, value, has);
      continue;
    }
    // The document has all custom keys or, if none is set, no object at all. So a missing key means no value.
    const custom = typeof has === 'object' && has !== null ? new Map<string, unknown>(Object.entries(has)) : new Map();
    for (const [key, wanted] of Object.entries(value)) look(`${CUSTOM_PREFIX}${key}`, '', wanted, custom.get(key));
  }
  return [
    ...found.filter(({ field }) => !isContactField(field)),
    ...found.filter(({ field }) => isContactField(field)),
  ];
}

/**
 * Whether the server's consumer is exactly the one that was sent: it has the id, and no value differs. This tells a creation whose answer
 * was lost from a consumer that existed before (api-contract.md, trap 6).
 */
export function isSameConsumer(externalId: string, sent: ConsumerAttributes, kept: Record<string, unknown>): boolean {
  return kept['external_id'] === externalId && differencesOf(sent, kept, 'no-value').length === 0;
}

/** Whether the id led to a consumer with another external id: the id sent may be its internal one (api-contract.md, trap 4). */
export function isAnotherConsumer(externalId: string, document: Record<string, unknown>): boolean {
  return document['external_id'] !== undefined && valueText(document['external_id']) !== externalId;
}
