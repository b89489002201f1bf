import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js';

/** Fast path for Russian and Kazakh numbers in any usual notation: the library is forty times slower (performance-facts.md, Checks). */
const RUSSIAN = /^(?:\+7|8|7)[\s()-]*[34789](?:[\s()-]*\d){9}[\s()-]*$/;
const RUSSIAN_DIGITS = 10;

/** Numbers of neighbouring countries without the plus, digits only: Moldova, Armenia, Belarus, Ukraine, Central Asia, Caucasus. */
const NEIGHBOUR = /^(?:37[345]|380|99[234568])\d{8,9}$/;

/** What stands between the numbers of a cell with several. */
const BETWEEN = /[,;/|\n]|\s(?:и|или|and|or)\s/iu;

/** Two Russian numbers with nothing but a space between them. */
const TWO_RUSSIAN = /^((?:\+7|8|7)(?:[ ()-]{0,2}\d){10})\s+((?:\+7|8|7)(?:[ ()-]{0,2}\d){10})$/;

/** Shops choose a time zone, not a country. */
const COUNTRY_OF_ZONE = new Map<string, CountryCode>([
  ['Europe/Minsk', 'BY'],
  ['Europe/Kiev', 'UA'],
  ['Europe/Kyiv', 'UA'],
  ['Europe/Chisinau', 'MD'],
  ['Asia/Tbilisi', 'GE'],
  ['Asia/Yerevan', 'AM'],
  ['Asia/Baku', 'AZ'],
  ['Asia/Tashkent', 'UZ'],
  ['Asia/Samarkand', 'UZ'],
  ['Asia/Bishkek', 'KG'],
  ['Asia/Dushanbe', 'TJ'],
  ['Asia/Ashgabat', 'TM'],
]);

/** The country of phone numbers without a country code, in a shop with this IANA time zone. */
export function phoneCountry(timeZone: string): CountryCode {
  return COUNTRY_OF_ZONE.get(timeZone) ?? 'RU';
}

/** Whether the text is a valid phone number. A number without a country code is one of the given country. */
export function isPhone(text: string, country: CountryCode = 'RU'): boolean {
  return RUSSIAN.test(text) || validNumber(text, country) !== null;
}

/** The number as `+79161234567` if only its punctuation, or a missing plus, is wrong; else null. */
export function repairPhone(text: string, country: CountryCode = 'RU'): string | null {
  const digits = text.replace(/[^\d+]/g, '');
  const number =
    validNumber(digits, country) ??
    (NEIGHBOUR.test(digits) ? validNumber(`+${digits}`, country) : null) ??
    // A mobile number with both a plus and the 8 that is dialled inside Russia.
    (/^\+89\d{9}$/.test(digits) ? validNumber(digits.slice(1), country) : null);
  return number === text ? null : number;
}

/** The first of several valid numbers in a cell, as `+79161234567`; null for any other cell. */
export function firstOfPhones(text: string, country: CountryCode = 'RU'): string | null {
  const parts = text.split(BETWEEN).filter((part) => /\d/.test(part));
  const [first, second] = parts.length > 1 ? parts : (TWO_RUSSIAN.exec(text)?.slice(1) ?? []);
  if (first === undefined || second === undefined) return null;
  const isOther = isPhone(second.trim(), country) || repairPhone(second, country) !== null;
  return isOther ? (repairPhone(first.trim(), country) ?? phoneForm(first.trim(), country)) : null;
}

/** A valid number as `+79161234567`; null for any other text, and for a number with an extension, which would be lost. */
export function phoneForm(text: string, country: CountryCode = 'RU'): string | null {
  return russianForm(text, country) ?? validNumber(text, country, true);
}

/** The same for numbers of the fast path; null for all others. By hand, since patterns take most of the time over a million cells. */
function russianForm(text: string, country: CountryCode): string | null {
  let digits = '';
  const start = text.startsWith('+7') ? 1 : 0;
  for (let at = start; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= 0x30 && code <= 0x39) digits += text.charAt(at);
    else if (code !== 0x20 && code !== 0x28 && code !== 0x29 && code !== 0x2d) return null;
  }
  if (digits.length === RUSSIAN_DIGITS) {
    return start === 0 && country === 'RU' && text.startsWith('9') ? `+7${digits}` : null;
  }
  const isLong = digits.length === RUSSIAN_DIGITS + 1 && text.charCodeAt(start) === digits.charCodeAt(0);
  return isLong && /^[78][34789]/.test(digits) ? `+7${digits.slice(1)}` : null;
}

/** The shortest numbers are those of Niue: four digits after a three-digit country code (ITU-T E.164 numbering plans). */
const LEAST_DIGITS = 7;

/** The number in E.164 form. Null if the text as a whole is no valid number, or has an extension and should not. */
function validNumber(text: string, country: CountryCode, withoutExtension = false): string | null {
  if (text.replace(/\D/g, '').length < LEAST_DIGITS) return null;
  const parsed = parsePhoneNumberFromString(text, { defaultCountry: country, extract: false });
  if (parsed?.isValid() !== true || (withoutExtension && parsed.ext !== undefined)) return null;
  return parsed.number;
}
