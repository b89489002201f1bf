import { parsePhoneNumberFromString } from 'libphonenumber-js';

/** A Russian or Kazakh number in any usual writing: the library is forty times slower (performance-facts.md, Checks). */
const RUSSIAN = /^(?:\+7|8|7)[\s()-]*[34789](?:[\s()-]*\d){9}[\s()-]*$/;

/** Numbers of Russia's neighbours without their plus, digits only: Moldova, Armenia, Belarus, Ukraine, Central Asia, Caucasus. */
const NEIGHBOUR = /^(?:37[345]|380|99[234568])\d{8,9}$/;

/** Whether somebody could be called under this number; numbers without a country are Russian. */
export function isPhone(text: string): boolean {
  return RUSSIAN.test(text) || validNumber(text) !== null;
}

/** The number as `+79161234567` where only punctuation, or the plus before a country, is wrong; else null. */
export function repairPhone(text: string): string | null {
  const digits = text.replace(/[^\d+]/g, '');
  const number =
    validNumber(digits) ??
    (NEIGHBOUR.test(digits) ? validNumber(`+${digits}`) : null) ??
    // A mobile number both with the plus of +7 and the 8 that is dialled inside Russia.
    (/^\+89\d{9}$/.test(digits) ? validNumber(digits.slice(1)) : null);
  return number === text ? null : number;
}

/** Niue's numbers have four digits behind the three of their country; none is shorter (ITU-T E.164 numbering plans). */
const LEAST_DIGITS = 7;

/** In the form of E.164; null for what is no number as a whole. */
function validNumber(text: string): string | null {
  if (text.replace(/\D/g, '').length < LEAST_DIGITS) return null;
  const parsed = parsePhoneNumberFromString(text, { defaultCountry: 'RU', extract: false });
  return parsed?.isValid() === true ? parsed.number : null;
}
