import { CONSUMER_FIELDS } from '../../../shared/consumer/fields';
import type { ListedConsumer } from '../../../shared/consumer/verdict/listed-consumer';
import { recordAt, type RecordPlace } from './bytes/consumer-line';

/** Texts, which are skipped, and numbers of so many digits that a double may not hold them. */
const TEXT_OR_LONG_NUMBER = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d[\d.]{15,}(?:[eE][+-]?\d+)?/g;

/**
 * A consumer of a list with the fields that a sheet can send. Numbers that a double cannot hold become texts of their digits, since ids and
 * custom numbers are compared by their text (shop-list-design.md, 5).
 *
 * @param line valid JSON
 * @param shown gets the fields that the record has, if only as null
 */
export function listedRecord(
  line: string,
  place: RecordPlace,
  id: string | null,
  externalId: string | null,
  shown: Set<string>,
): ListedConsumer {
  const text = line.replace(TEXT_OR_LONG_NUMBER, (part) => (part.startsWith('"') ? part : `"${part}"`));
  const record = recordAt(JSON.parse(text) as Record<string, unknown>, place);
  const attributes: Record<string, unknown> = {};
  for (const field of [...CONSUMER_FIELDS, 'custom_attributes']) {
    if (Object.hasOwn(record, field)) shown.add(field);
    const value = record[field];
    if (value !== null && value !== undefined && field !== 'external_id') attributes[field] = value;
  }
  if (externalId !== null) attributes['external_id'] = externalId;
  return { id, attributes };
}
