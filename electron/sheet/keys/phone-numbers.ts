import { phoneKey } from '../../../shared/consumer/rows/row-keys';
import type { CountryCode } from 'libphonenumber-js';

/**
 * A phone of a sheet is kept as one number: its digits with the country code, times {@link WAYS}, plus the way in which it is written. 0 is
 * none. Numbers have at most fifteen digits (E.164), so that this stays exact.
 */
export const WAYS = 8;

/** The way that all phones can be put into: `+79161234567`. */
export const ONE_FORM = 0;

const PLUS = 0x2b;
const EIGHT = 0x38;
const SEVEN = 0x37;
/** Digits of a number of Russia or Kazakhstan after the 7 or 8. */
const NATIONAL = 10;

/** A phone that `markSuspects` does not mark, from its bytes. */
export function keyOfPlainPhone(bytes: Uint8Array, start: number, end: number): number {
  let number = 0;
  for (let at = start; at < end; at += 1) {
    const digit = (bytes[at] as number) - 0x30;
    if (digit >= 0 && digit <= 9) number = number * 10 + digit;
  }
  const first = bytes[start] as number;
  const isBare = end - start === NATIONAL + (first === PLUS ? 2 : 1);
  return withWay(number - (first === EIGHT ? 10 ** NATIONAL : 0), first, isBare);
}

/** A phone from its text, 0 for none. */
export function keyOfPhone(cell: string, country: CountryCode): number {
  const number = phoneKey(cell, country);
  return number === 0 ? 0 : withWay(number, cell.charCodeAt(0), /^\+?\d+$/.test(cell));
}

/** The number itself. */
export const numberOf = (key: number): number => Math.floor(key / WAYS);

/** @param isBare whether there is nothing but digits after the first sign */
function withWay(number: number, first: number, isBare: boolean): number {
  const start = first === PLUS ? 0 : first === EIGHT ? 2 : first === SEVEN ? 4 : 6;
  return number * WAYS + start + (isBare ? 0 : 1);
}
