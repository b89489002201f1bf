import { isSameValue } from '../../delivery/compare/same-value';
import type { ConsumerAttributes } from '../payload-types';

/**
 * Whether a list shows all attributes of which a row says that there is no value. In a list without the attribute, every consumer looks as if it
 * had none.
 *
 * @param shown the attributes that consumers of the list have, if only as null
 */
export function showsCleared(attributes: ConsumerAttributes, shown: ReadonlySet<string>): boolean {
  return Object.entries(attributes).every(([field, value]) => {
    const values = typeof value === 'object' && value !== null ? Object.values(value) : [value];
    const name = values[0] === value ? field : '';
    return shown.has(field) || !values.some((one) => isSameValue(name, one, null));
  });
}
