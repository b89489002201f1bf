import { isSurelySlip, providerMeant } from '../repairs/mail-hosts';
import { hasBothAlphabets, inLatin } from '../repairs/mixed-letters';
import type { CellFault } from './id-faults';

/** RFC 5321, 4.5.3.1.3: a path has at most 256 octets, two of which are the angle brackets. */
export const LONGEST_EMAIL = 254;

/** Matches nearly all addresses. The full pattern is several times slower. */
const PLAIN_EMAIL = /^[\w%+-]+(?:\.[\w%+-]+)*@(?:[a-z\d](?:[a-z\d-]*[a-z\d])?\.)+[a-z]{2,}$/i;

/** One @, no spaces or commas, a host with a dot and without empty labels; names and hosts may be Cyrillic. */
const EMAIL =
  /^[^\s@,;:<>()[\]"\\\p{C}]+@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+(?:\p{L}{2,}|xn--[a-z\d-]*[a-z\d])$/iu;

/** An address with the name of its person, as mail programs write it: `Анна <anna@example.ru>`. */
const WITH_NAME = /^[^<>@]*<\s*([^<>]*@[^<>]*?)\s*>[\s.,;]*$/;
/** A link's `mailto:`, and what may follow the address in it. */
const LINK = /^mailto:\s*([^?]*)(?:\?.*)?$/is;
const QUOTED = /^(["'«“„`])(.*)["'»”“`]$/s;

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

/** The part after the @, in lower case. */
export function hostOf(email: string): string {
  return email.slice(email.lastIndexOf('@') + 1).toLowerCase();
}

/** What looks like a slip in an address that could be right as it is; null for nothing. */
export function emailDoubt(email: string): CellFault | null {
  const latin = inLatinAlphabet(email);
  if (latin !== email) return { code: 'letters-mixed', repair: withProvider(latin) };
  const repaired = withProvider(email);
  return repaired === email ? null : { code: 'email-slip', repair: repaired };
}

/** The host of a valid address that counts as a slip unless many rows have it; null for any other address. */
export function doubtfulHost(email: string): string | null {
  const host = hostOf(email);
  return providerMeant(host) === null || isSurelySlip(host) ? null : host;
}

/**
 * The address that was meant if the error can only be a typo, else null. Spaces are removed only beside a dot or the @: between two words,
 * nobody can tell which is a name and which is the address.
 */
export function repairEmail(text: string): string | null {
  if (text.length > LONGEST_EMAIL) return null;
  const visible = text.replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, '');
  const mended = bareAddress(visible)
    .replace(/^(?:mailto:|<)|>$/gi, '')
    .replaceAll(',', '.')
    .replace(/\s*([@.])\s*/g, '$1')
    .replace(/@{2,}/, '@')
    .replace(/\.{2,}/g, '.')
    .replace(/^[.;\s]+|[.;\s]+$/g, '')
    .replace(/\.@/, '@');
  const latin = withLowerHost(inLatinAlphabet(mended));
  // Whether a host that could be right is a slip depends on the other rows (see `doubtfulHost`).
  const repaired = isSurelySlip(hostOf(latin)) || !isEmail(latin) ? withProvider(latin) : latin;
  return isEmail(repaired) && repaired !== text ? repaired : null;
}

/** The address out of a link, quotes, or angle brackets behind a name. */
function bareAddress(text: string): string {
  const named = WITH_NAME.exec(text)?.[1] ?? text;
  const linked = LINK.exec(named)?.[1] ?? named;
  return QUOTED.exec(linked)?.[2] ?? linked;
}

function withLowerHost(address: string): string {
  const at = address.lastIndexOf('@') + 1;
  return address.slice(0, at) + address.slice(at).toLowerCase();
}

function withProvider(address: string): string {
  const at = address.lastIndexOf('@') + 1;
  const provider = at === 0 ? null : providerMeant(hostOf(address));
  return provider === null ? address : address.slice(0, at) + provider;
}

/** Words of an address, between its signs. */
const WORDS = /[\p{L}\p{N}]+/gu;

/**
 * The address in Latin letters if it is meant to be, and a few Cyrillic ones that look the same have got into it; else as it is. Cyrillic
 * addresses exist, but none of their words has letters of both alphabets.
 */
function inLatinAlphabet(address: string): string {
  // `.ру` does not exist.
  const known = address.replace(/\.ру$/i, '.ru');
  if (known === address && !hasMixedWord(address)) return address;
  return inLatin(known) ?? known;
}

function hasMixedWord(text: string): boolean {
  return hasBothAlphabets(text) && (text.match(WORDS) ?? []).some(hasBothAlphabets);
}
