import { CUSTOM_PREFIX } from '../../delivery/compare/differences';
import { isSameValue } from '../../delivery/compare/same-value';
import type { ListedConsumer } from './listed-consumer';

/** How many consumers of a list, and how many rows that would be new, are asked for by GET before the list is believed. */
export const LIST_SAMPLES = 5;
/** How many of them may be replaced because they changed after the list was asked for. */
export const MAX_REPLACED_SAMPLES = 10;

/**
 * The first field in which a list and the answer to a GET disagree; null if they agree in all of them (shop-list-design.md, 4). Values are
 * compared as a row's values are.
 *
 * @param fields what the sheet sends, named as in a `Difference`: `name`, `custom_attributes.ltv`
 * @param document the consumer's attributes in the answer
 */
export function disagreement(
  fields: readonly string[],
  listed: ListedConsumer,
  document: Record<string, unknown>,
): string | null {
  const differs = (field: string): boolean => {
    if (!field.startsWith(CUSTOM_PREFIX)) return !isSameValue(field, listed.attributes[field], document[field]);
    const key = field.slice(CUSTOM_PREFIX.length);
    return !isSameValue('', customOf(listed.attributes, key), customOf(document, key));
  };
  return ['external_id', ...fields].find(differs) ?? null;
}

/**
 * Whether a consumer was changed after the list was asked for, so that the two may differ.
 *
 * @param document the consumer's attributes in the answer to a GET
 * @param createdAt of the export task, RFC 3339
 */
export function changedSince(document: Record<string, unknown>, createdAt: string): boolean {
  const updatedAt = document['updated_at'];
  return typeof updatedAt === 'string' && Date.parse(updatedAt) > Date.parse(createdAt);
}

function customOf(attributes: Record<string, unknown>, key: string): unknown {
  const custom = attributes['custom_attributes'];
  return typeof custom === 'object' && custom !== null
    ? new Map<string, unknown>(Object.entries(custom)).get(key)
    : null;
}
