import { parsePhoneNumberFromString } from 'libphonenumber-js';

/** A Russian number in any usual writing: the library is forty times slower (performance-facts.md, Checks). */
const RUSSIAN = /^(?:\+7|8|7)[\s()-]*(?:\d[\s()-]*){10}$/;

/** Whether somebody could be called under this number; numbers without a country are Russian. */
export function isPhone(text: string): boolean {
  return RUSSIAN.test(text) || (parsePhoneNumberFromString(text, 'RU')?.isPossible() ?? false);
}

/** The number as `+79161234567` where only punctuation spoils it, else null. */
export function repairPhone(text: string): string | null {
  const parsed = parsePhoneNumberFromString(text.replace(/[^\d+]/g, ''), 'RU');
  return parsed?.isValid() === true && parsed.number !== text ? parsed.number : null;
}
