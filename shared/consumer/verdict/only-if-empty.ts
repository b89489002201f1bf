import { CUSTOM_PREFIX } from '../../delivery/compare/differences';
import { isSameValue } from '../../delivery/compare/same-value';
import type { AttributeValue, ConsumerAttributes } from '../payload-types';
import { rowPlan } from '../rows/row-plan';
import type { RowRules } from '../target';
import { isSameListed, type ListedConsumer } from './listed-consumer';
import type { RowMeets } from './row-verdict';

const fieldsByRules = new WeakMap<RowRules, ReadonlySet<string>>();

/** Fields that are sent only where the shop has no value, named as in a `Difference`. Cached by the rules object, as a `rowPlan` is. */
export function fieldsOnlyIfEmpty(rules: RowRules): ReadonlySet<string> {
  const known = fieldsByRules.get(rules);
  if (known !== undefined) return known;
  const columns = rowPlan(rules).columns.filter(({ onlyIfEmpty }) => onlyIfEmpty);
  const fields = new Set(
    columns.map(({ target }) => (target.kind === 'field' ? target.field : `${CUSTOM_PREFIX}${target.key.trim()}`)),
  );
  fieldsByRules.set(rules, fields);
  return fields;
}

/**
 * Whose values decide what {@link withoutFilled} leaves out.
 *
 * @param meets null without a trusted list, or if it was not asked for the row
 * @returns `unknown` also for a row whose id leads to another consumer
 */
export function consumerToFill(
  meets: Pick<RowMeets, 'byExternalId' | 'byInternalId'> | null,
): ListedConsumer | null | 'unknown' {
  if (meets === null) return 'unknown';
  const { byExternalId, byInternalId } = meets;
  const leadsElsewhere = byInternalId !== null && (byExternalId === null || !isSameListed(byInternalId, byExternalId));
  return leadsElsewhere ? 'unknown' : byExternalId;
}

/**
 * The attributes of a row without those that are only sent where the shop has no value (issue "Know the whole shop", 5). No value is what
 * counts as none in a comparison: an empty text, and false for a flag that nobody has set.
 *
 * @param fields named as in a `Difference`: `name`, `custom_attributes.ltv`
 * @param shop the consumer that the row meets; null if it is new, which has no values; `unknown` without a trusted list or for a row that it
 * was not asked for, whose fields are not sent at all
 */
export function withoutFilled(
  attributes: ConsumerAttributes,
  fields: ReadonlySet<string>,
  shop: ListedConsumer | null | 'unknown',
): ConsumerAttributes {
  if (fields.size === 0 || shop === null) return attributes;
  const has = shop === 'unknown' ? null : shop.attributes;
  const isSent = (field: string, name: string, value: unknown): boolean =>
    !fields.has(field) || (has !== null && isSameValue(name, null, value));
  const kept: [string, ConsumerAttributes[string]][] = [];
  for (const [field, value] of Object.entries(attributes)) {
    if (typeof value !== 'object' || value === null) {
      if (isSent(field, field, has?.[field])) kept.push([field, value]);
      continue;
    }
    const held = new Map<string, unknown>(Object.entries(has?.[field] ?? {}));
    const custom = Object.entries(value).filter(([key]) => isSent(`${CUSTOM_PREFIX}${key}`, '', held.get(key)));
    if (custom.length > 0) kept.push([field, Object.fromEntries<AttributeValue>(custom)]);
  }
  return Object.fromEntries(kept);
}

/**
 * Whether sending a row would turn `unsubscribed` off for somebody who is unsubscribed now. The column gets a warning with the number of
 * such rows (issue "Know the whole shop", 5).
 */
export function subscribesAgain(attributes: ConsumerAttributes, shop: ListedConsumer): boolean {
  const sent = attributes['unsubscribed'];
  if (sent !== false && sent !== null) return false;
  return isSameValue('unsubscribed', true, shop.attributes['unsubscribed']);
}
