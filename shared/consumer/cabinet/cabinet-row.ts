import { FIELD_KIND } from '../fields';
import type { AttributeValue, PreparedRow } from '../payload-types';
import { zoneClock } from '../../shop/zone-clock';
import type { CabinetColumn } from './cabinet-columns';

/**
 * A row of the file for the cabinet: the values that the API would get, as texts. What would not be sent, and what would be cleared, is
 * empty. Dates of fields are in the cabinet's form. A date of a custom attribute is a text there as in the API, so it stays the same text.
 *
 * @param timeZone of the shop
 */
export function cabinetCells(
  { externalId, attributes }: Pick<PreparedRow, 'externalId' | 'attributes'>,
  columns: readonly CabinetColumn[],
  timeZone: string,
): string[] {
  const ofRow = { ...attributes, external_id: externalId } as ValuesByKey;
  const custom = (attributes['custom_attributes'] ?? {}) as ValuesByKey;
  return columns.map(({ from }) => {
    if (from.kind === 'custom') return textOf(valueIn(custom, from.key));
    const text = textOf(valueIn(ofRow, from.field));
    return FIELD_KIND[from.field] === 'date' && text !== '' ? cabinetDate(text, timeZone) : text;
  });
}

/**
 * A date of the API (RFC 3339 with an offset) as the cabinet's import takes it: `2018-01-01 00:11:22` by the clock of the zone. Fractions
 * of a second have no place there; nor has the offset, so that of an hour that the clocks show twice it is not said which one is meant.
 *
 * @param timeZone IANA name; if it is unknown, the date's own offset is used
 */
export function cabinetDate(date: string, timeZone: string): string {
  const wall = date.slice(0, WALL_LETTERS);
  const localMs = zoneClock(timeZone)?.localAt(Date.parse(wall + date.slice(WALL_LETTERS).replace(/^\.\d+/, '')));
  return (localMs === undefined ? wall : new Date(localMs).toISOString().slice(0, WALL_LETTERS)).replace('T', ' ');
}

type ValuesByKey = Record<string, AttributeValue>;

/** `2018-01-01T00:11:22` */
const WALL_LETTERS = 19;

/** A key may be named like something that every object has. */
function valueIn(values: ValuesByKey, key: string): AttributeValue | undefined {
  return Object.hasOwn(values, key) ? values[key] : undefined;
}

function textOf(value: AttributeValue | undefined): string {
  return value === null || value === undefined ? '' : String(value);
}
