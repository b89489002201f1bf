import { isContactField } from '../../delivery/compare/differences';
import { previousOf, type Previous } from '../../delivery/compare/previous-values';
import type { ConsumerAttributes } from '../payload-types';
import type { RowMeets, RowVerdict } from './row-verdict';

/** Numbers that a list's reader keeps as texts, see `listedRecord`. Sent back as a text, such a value would change its type. */
const MAY_BE_NUMBER = /^-?\d[\d.]{15,}(?:[eE][+-]?\d+)?$/;

/**
 * The values that sending a row replaces, by a list (shop-list-design.md, 7). Null where the list cannot tell; then a GET has to.
 *
 * @param sent the row's attributes
 * @param shows whether consumers of the list have an attribute, if only as null
 */
export function previousByList(
  sent: ConsumerAttributes,
  { kind, settled }: Pick<RowVerdict, 'kind' | 'settled'>,
  { byExternalId }: Pick<RowMeets, 'byExternalId'>,
  shows: (field: string) => boolean,
): Previous | null {
  if (kind === 'new') return { was: 'absent' };
  const isMet = kind === 'changes' || settled?.kind === 'unchanged';
  if (!isMet || byExternalId === null || !showsAll(sent, shows)) return null;
  const previous = previousOf(sent, byExternalId.attributes);
  if (previous.was === 'unknown') return null;
  return previous.was === 'values' && hasDoubtfulNumber(previous.attributes) ? null : previous;
}

/** Whether a list shows everything that a row may replace. An e-mail or a phone is never replaced (api-contract.md, trap 1). */
export function showsAll(sent: ConsumerAttributes, shows: (field: string) => boolean): boolean {
  return Object.keys(sent).every((field) => isContactField(field) || field === 'updated_at' || shows(field));
}

function hasDoubtfulNumber(attributes: ConsumerAttributes): boolean {
  const values = Object.values(attributes).flatMap((value) =>
    typeof value === 'object' && value !== null ? Object.values(value) : [value],
  );
  return values.some((value) => typeof value === 'string' && MAY_BE_NUMBER.test(value));
}
