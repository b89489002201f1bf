import type { AttributeValue, ConsumerAttributes } from '../../consumer/payload-types';
import type { Target } from '../../consumer/target';
import { isSameValue, valueText } from './same-value';

/** An attribute of which the server has another value than the one sent. */
export interface Difference {
  /** `name`, or `custom_attributes.ltv` for a custom key. */
  field: string;
  sent: AttributeValue;
  /** As the server's document has it; empty where it has none. */
  has: string;
}

/** Set at creation only and kept without a word afterwards (api-contract.md, trap 1). */
const CONTACT_FIELDS: ReadonlySet<string> = new Set(['email', 'phone']);

const CUSTOM_PREFIX = 'custom_attributes.';

/** Whether the server takes the attribute at creation only. */
export function isContactField(field: string): boolean {
  return CONTACT_FIELDS.has(field);
}

/** Whether the server overwrites the attribute, because of another one beside it: a `name` resets `first_name` (trap 7). */
export function isOverwritten(field: string, fields: readonly string[]): boolean {
  return field === 'first_name' && fields.includes('name');
}

/** The custom key of a {@link Difference}, or null where it is one of the consumer's own fields. */
function customKeyOf(field: string): string | null {
  return field.startsWith(CUSTOM_PREFIX) ? field.slice(CUSTOM_PREFIX.length) : null;
}

/** The column that fills an attribute, by its 0-based index; null where none does. */
export function columnOfField(field: string, targets: readonly Target[]): number | null {
  const key = customKeyOf(field);
  const column = targets.findIndex((target) =>
    target.kind === 'custom' ? target.key.trim() === key : target.kind === 'field' && target.field === field,
  );
  return column === -1 ? null : column;
}

/** An attribute as people call it: a custom one by its key alone. */
export function fieldName(field: string): string {
  return customKeyOf(field) ?? field;
}

/**
 * What of the sent attributes the server's document has otherwise, those first that an update should have changed, e-mail and phone
 * after them. Forms of the same value are no difference ({@link isSameValue}), and neither is what the server writes itself: `updated_at`,
 * and `first_name` beside a `name`.
 *
 * @param absent what it means that the document lacks an attribute altogether: in an answer to a change it says nothing (it is off
 * contract); of a consumer that is looked at it says that there is no value
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
    // Of custom keys the answer has all or, where nothing is set, none: a key that is not there has no value.
    const custom = typeof has === 'object' && has !== null ? new Map<string, unknown>(Object.entries(has)) : new Map();
    for (const [key, wanted] of Object.entries(value)) look(`${CUSTOM_PREFIX}${key}`, '', wanted, custom.get(key));
  }
  return [
    ...found.filter(({ field }) => !isContactField(field)),
    ...found.filter(({ field }) => isContactField(field)),
  ];
}

/**
 * Whether the server's consumer is the very one that was sent: it has the id, and nothing it has differs from what was sent. So
 * a creation whose answer was lost is told from a consumer that was there before (api-contract.md, trap 6).
 */
export function isSameConsumer(externalId: string, sent: ConsumerAttributes, kept: Record<string, unknown>): boolean {
  return kept['external_id'] === externalId && differencesOf(sent, kept, 'no-value').length === 0;
}

/** Whether the id led to a consumer that has another external id: it may be one's internal id (api-contract.md, trap 4). */
export function isAnotherConsumer(externalId: string, document: Record<string, unknown>): boolean {
  return document['external_id'] !== undefined && valueText(document['external_id']) !== externalId;
}
