import { parsePhoneNumberFromString } from 'libphonenumber-js';

/** Fast path for Russian and Kazakh numbers in any usual notation: the library is forty times slower (performance-facts.md, Checks). */
const RUSSIAN = /^(?:\+7|8|7)[\s()-]*[34789](?:[\s()-]*\d){9}[\s()-]*$/;

/** Numbers of neighbouring countries without the plus, digits only: Moldova, Armenia, Belarus, Ukraine, Central Asia, Caucasus. */
const NEIGHBOUR = /^(?:37[345]|380|99[234568])\d{8,9}$/;

/** Whether the text is a valid phone number. A number without a country code is taken as Russian. */
export function isPhone(text: string): boolean {
  return RUSSIAN.test(text) || validNumber(text) !== null;
}

/** The number as `+79161234567` if only its punctuation, or a missing plus, is wrong; else null. */
export function repairPhone(text: string): string | null {
  const digits = text.replace(/[^\d+]/g, '');
  const number =
    validNumber(digits) ??
    (NEIGHBOUR.test(digits) ? validNumber(`+${digits}`) : null) ??
    // A mobile number with both a plus and the 8 that is dialled inside Russia.
    (/^\+89\d{9}$/.test(digits) ? validNumber(digits.slice(1)) : null);
  return number === text ? null : number;
}

/** The shortest numbers are those of Niue: four digits after a three-digit country code (ITU-T E.164 numbering plans). */
const LEAST_DIGITS = 7;

/** The number in E.164 form. Null if the text as a whole is no valid number. */
function validNumber(text: string): string | null {
  if (text.replace(/\D/g, '').length < LEAST_DIGITS) return null;
  const parsed = parsePhoneNumberFromString(text, { defaultCountry: 'RU', extract: false });
  return parsed?.isValid() === true ? parsed.number : null;
}
