import type { IssueCode } from '../issue';
import type { DeliveryMode } from '../delivery-mode';
import { isTotalsRow } from './totals-row';
import { writtenNumber } from './written-number';

/** What is wrong with a cell, without its position. */
export interface CellFault {
  code: IssueCode;
  repair: string | null;
}

/** Fast path: nearly all ids look like this, and none of the rules below applies to them. */
const PLAIN = /^\d{1,15}$/;

/** Control characters, invisible ones, line separators, and lone surrogates, which no URL can carry. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;
const INVISIBLE = /\p{Cf}/gu;

const EXPONENT = /^\d(?:[.,]\d+)?E\+?\d+$/i;
/** A spreadsheet keeps fifteen digits and pads the rest with zeros. */
const ROUNDED = /^[1-9]\d{14}0+$/;

const NO_FAULTS: readonly CellFault[] = [];

/**
 * Checks an id for the known traps. Most of them come from the id being part of a URL path (api-contract.md, traps 2 and 4). `id` is
 * trimmed and not empty.
 */
export function idFaults(id: string, mode: DeliveryMode): readonly CellFault[] {
  if (PLAIN.test(id)) return NO_FAULTS;
  if (isTotalsRow(id)) return [{ code: 'id-total', repair: null }];
  const faults: CellFault[] = [];
  const written = writtenNumber(id);
  if (UNPRINTABLE.test(id)) faults.push({ code: 'id-control-character', repair: withoutInvisible(id) });
  if (!isAddressable(id)) {
    const code = mode === 'create' ? 'id-not-updatable' : 'id-not-addressable';
    faults.push({ code, repair: addressable(written?.plain) });
  } else if (written !== null) faults.push({ code: 'id-formatted', repair: addressable(written.plain) });
  if (/^[0-9a-f]{24}$/i.test(id)) faults.push({ code: 'id-looks-internal', repair: null });
  if (isExponent(id) || ROUNDED.test(id)) faults.push({ code: 'id-rounded', repair: null });
  return faults;
}

/**
 * Whether a path such as `/consumers/{id}` leads to the consumer with this external id and to no other. The server cuts the id at its first
 * dot, even percent-encoded, and never finds one with a slash (api-contract.md, trap 2).
 */
export function isAddressable(id: string): boolean {
  return id !== '' && !/[./]/.test(id);
}

/** Whether the text is a number as a spreadsheet shows it after rounding: `7,91612E+10`. */
export function isExponent(text: string): boolean {
  return EXPONENT.test(text);
}

function addressable(id: string | null | undefined): string | null {
  return id !== null && id !== undefined && isAddressable(id) ? id : null;
}

/** Removes only zero-width characters. A line break is left, since it may separate two ids. */
function withoutInvisible(id: string): string | null {
  const visible = id.replace(INVISIBLE, '');
  return UNPRINTABLE.test(visible) ? null : visible;
}
