/** RFC 5321, 4.5.3.1.3: a path has at most 256 octets, two of which are the angle brackets. */
export const LONGEST_EMAIL = 254;

/** Matches nearly all addresses. The full pattern is several times slower. */
const PLAIN_EMAIL = /^[\w%+-]+(?:\.[\w%+-]+)*@(?:[a-z\d](?:[a-z\d-]*[a-z\d])?\.)+[a-z]{2,}$/i;

/** One @, no spaces or commas, a host with a dot and without empty labels; names and hosts may be Cyrillic. */
const EMAIL =
  /^[^\s@,;:<>()[\]"\\\p{C}]+@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+(?:\p{L}{2,}|xn--[a-z\d-]*[a-z\d])$/iu;

/** Hosts that can only be a typo for another. `gmail.ru` and the like are left out because they exist. */
const HOST_SLIPS = new Map([
  ['gmial.com', 'gmail.com'],
  ['gmai.com', 'gmail.com'],
  ['gmail.con', 'gmail.com'],
  ['mail.ry', 'mail.ru'],
  ['mial.ru', 'mail.ru'],
  ['yandex.ry', 'yandex.ru'],
  ['yadnex.ru', 'yandex.ru'],
  ['yandx.ru', 'yandex.ru'],
]);

/** Whether the text can be an e-mail address. */
export function isEmail(text: string): boolean {
  if (text.length > LONGEST_EMAIL) return false;
  if (PLAIN_EMAIL.test(text)) return true;
  const name = text.slice(0, text.lastIndexOf('@'));
  return EMAIL.test(text) && !name.startsWith('.') && !name.endsWith('.') && !name.includes('..');
}

/** The address with its host in lower case. Hosts are case-insensitive (RFC 5321, 2.4); names before the @ may not be. */
export function normaliseEmail(email: string): string {
  const at = email.lastIndexOf('@');
  return at === -1 ? email : email.slice(0, at) + email.slice(at).toLowerCase();
}

/**
 * The address that was meant if the error can only be a typo, else null. Spaces are removed only beside a dot or the @: between two words,
 * nobody can tell which is a name and which is the address.
 */
export function repairEmail(text: string): string | null {
  if (text.length > LONGEST_EMAIL) return null;
  const mended = text
    .replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, '')
    .replace(/^(?:mailto:|<)|>$/gi, '')
    .replaceAll(',', '.')
    .replace(/\s*([@.])\s*/g, '$1')
    .replace(/@{2,}/, '@')
    .replace(/\.{2,}/g, '.')
    .replace(/[.;\s]+$/, '');
  const at = mended.lastIndexOf('@');
  const host = mended.slice(at + 1).toLowerCase();
  const repaired = mended.slice(0, at + 1) + (HOST_SLIPS.get(host) ?? host);
  return isEmail(repaired) && repaired !== text ? repaired : null;
}
