/** One @, no spaces or commas, a host with a dot and without empty labels; hosts may be Cyrillic. */
const EMAIL = /^[^\s@,;<>()"]+@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+[\p{L}\p{N}-]{2,}$/u;

const DOMAIN_SLIPS = new Map([
  ['gmial.com', 'gmail.com'],
  ['gmai.com', 'gmail.com'],
  ['gmail.ru', 'gmail.com'],
  ['gmail.con', 'gmail.com'],
  ['mail.ry', 'mail.ru'],
  ['mial.ru', 'mail.ru'],
  ['yandex.ry', 'yandex.ru'],
  ['yadnex.ru', 'yandex.ru'],
  ['yandx.ru', 'yandex.ru'],
]);

/** Whether the text can be an e-mail's address. */
export function isEmail(text: string): boolean {
  const name = text.slice(0, text.lastIndexOf('@'));
  return EMAIL.test(text) && !name.startsWith('.') && !name.endsWith('.') && !name.includes('..');
}

/** The address with its host in lower case: hosts are case-blind (RFC 5321, 2.4), names before the @ need not be. */
export function normaliseEmail(email: string): string {
  const at = email.lastIndexOf('@');
  return at === -1 ? email : email.slice(0, at) + email.slice(at).toLowerCase();
}

/** What a wrong address was meant to be, where only a slip of the keyboard can be meant; else null. */
export function repairEmail(text: string): string | null {
  const mended = text
    .replace(/\s+/g, '')
    .replace(/^(?:mailto:|<)|>$/gi, '')
    .replaceAll(',', '.')
    .replace(/@{2,}/, '@')
    .replace(/\.{2,}/g, '.')
    .replace(/[.;]+$/, '');
  const at = mended.lastIndexOf('@');
  const host = mended.slice(at + 1).toLowerCase();
  const repaired = mended.slice(0, at + 1) + (DOMAIN_SLIPS.get(host) ?? host);
  return isEmail(repaired) && repaired !== text ? repaired : null;
}
