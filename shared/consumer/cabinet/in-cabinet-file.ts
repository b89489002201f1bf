import { FIELD_KIND, REQUIRED_FIELDS } from '../fields';
import type { AttributeValue, ConsumerAttributes } from '../payload-types';
import type { CabinetColumns } from './cabinet-columns';

/**
 * What the file for the cabinet has of a row, so that a list can show later whether it arrived: no cleared values, since an empty cell may
 * mean anything there, and no field that the cabinet takes for a custom attribute.
 *
 * @returns `isWhole` if that is all that the API would get
 */
export function inCabinetFile(
  attributes: ConsumerAttributes,
  { columns }: Pick<CabinetColumns, 'columns'>,
): { attributes: ConsumerAttributes; isWhole: boolean } {
  const keys = new Set(columns.flatMap(({ from }) => (from.kind === 'custom' ? [from.key] : [])));
  const kept: [string, ConsumerAttributes[string]][] = [];
  let isWhole = true;
  for (const [field, value] of Object.entries(attributes)) {
    if (typeof value === 'object' && value !== null) {
      const custom = Object.entries(value).filter(([key, one]) => keys.has(key) && one !== null);
      isWhole &&= custom.length === Object.keys(value).length;
      if (custom.length > 0) kept.push([field, Object.fromEntries<AttributeValue>(custom)]);
    } else if (value !== null && REQUIRED_FIELDS.some((required) => required === field)) {
      kept.push([field, isDate(field) ? wholeSeconds(value) : value]);
    } else isWhole = false;
  }
  return { attributes: Object.fromEntries(kept), isWhole };
}

const isDate = (field: string): boolean => (FIELD_KIND as Record<string, string>)[field] === 'date';

/** The file has no place for fractions of a second. */
const wholeSeconds = (value: AttributeValue): AttributeValue =>
  typeof value === 'string' ? value.replace(/(:\d\d)\.\d+/, '$1') : value;
