import { hasBothAlphabets, inCyrillic, inLatin } from './mixed-letters';

/** Which alphabet a word gets if half of its letters are of either. */
export type Alphabet = 'latin' | 'cyrillic';

/** Characters that nobody sees inside a text. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u2060\ufeff]/g;
const UNEVEN_SPACE = /\s{2,}|[^\S ]|[\u00ad\u200b-\u200f\u2060\ufeff]/;

/** Whether a trimmed text has runs of spaces, other white space than a space, or invisible characters. */
export function hasUnevenSpaces(text: string): boolean {
  return UNEVEN_SPACE.test(text);
}

/** The text with single spaces between its words. */
export function withEvenSpaces(text: string): string {
  return text.replace(INVISIBLE, '').replace(/\s+/g, ' ').trim();
}

/** A word: letters, with an apostrophe between them. */
const WORDS = /\p{L}[\p{L}\p{M}]*(?:['’][\p{L}\p{M}]+)*/gu;
/** Only words, initials, and the signs between names: anything else is a nickname, a company, or a note. */
const NAMES_ONLY = /^[\p{Script=Latin}\p{Script=Cyrillic}\p{M}\s.'’–-]+$/u;
const ROMAN = /^[IVX]+$/;
const COMPANY = /^(?:ООО|ОАО|ЗАО|ПАО|НПАО|АО|АНО|НКО|ТОО|ОДО|ЧП|ФГУП|МУП|ГУП|ТСЖ|LLC|LTD|INC|GMBH|OOO)$/iu;
/** A single word that is shorter, or Latin, may be an abbreviation or a nickname. */
const LEAST_ALONE = 4;
/** Written small between names. */
const PARTICLE = /^(?:фон|ван|дер|ден|де|дю|ди|да|ла|ле|дель|ибн|бин|von|van|der|den|de|du|di|da|la|le|del|ibn|bin)$/iu;
/** Written small at the end of a name. */
const SON_OF = /^(?:оглы|оглу|кызы|гызы|уулу|улы|ogly|oglu|kyzy|uulu)$/iu;

/** The name with usual capitals if it is all in capitals or all in small letters; null for any other text. */
export function withNameCase(text: string): string | null {
  if (!NAMES_ONLY.test(text)) return null;
  const words = text.match(WORDS) ?? [];
  const counted = words.filter((word) => word.length > 1 && !ROMAN.test(word) && word !== 'ИП');
  if (counted.length === 0 || words.some((word) => COMPANY.test(word))) return null;
  const [only = ''] = counted;
  if (counted.length === 1 && (only.length < LEAST_ALONE || !/^\p{Script=Cyrillic}/u.test(only))) return null;
  if (!areSmall(words) && !areCapitals(counted)) return null;
  const ends = [...text.matchAll(WORDS)].map((match) => match.index);
  const last = ends.at(-1);
  const named = text.replace(WORDS, (word, at: number) => {
    if (ROMAN.test(word) || word === 'ИП') return word;
    if (at > 0 && SON_OF.test(word)) return word.toLowerCase();
    return at > 0 && at !== last && PARTICLE.test(word) ? word.toLowerCase() : capitalised(word);
  });
  return named === text ? null : named;
}

function areSmall(words: readonly string[]): boolean {
  return words.every((word) => word === word.toLowerCase() && word !== word.toUpperCase());
}

function areCapitals(words: readonly string[]): boolean {
  return words.every((word) => word === word.toUpperCase() && word !== word.toLowerCase());
}

/** `Иванов`, `O'Neil`, `McDonald`. */
function capitalised(word: string): string {
  const small = word.toLowerCase();
  const prefix = /^(?:mc(?=\p{L}{3})|\p{L}['’])/u.exec(small)?.[0] ?? '';
  return firstCapital(prefix) + firstCapital(small.slice(prefix.length));
}

function firstCapital(text: string): string {
  const [first = ''] = text;
  return first.toUpperCase() + text.slice(first.length);
}

const LETTERS = /[\p{L}\p{M}]+/gu;

/** Whether a word has letters of both alphabets, and those of one look like letters of the other. `PRщик` is no such word. */
export function hasMixedWord(text: string): boolean {
  return hasBothAlphabets(text) && (text.match(LETTERS) ?? []).some(isMixed);
}

/**
 * The text with each mixed word in one alphabet: in the one that most of its letters are of.
 *
 * @param ofTies for words with as many letters of either; null leaves them to the person, and the result is null
 */
export function inOneAlphabet(text: string, ofTies: Alphabet | null): string | null {
  const isOpen =
    ofTies === null && (text.match(LETTERS) ?? []).some((word) => isMixed(word) && alphabetOf(word) === null);
  if (isOpen) return null;
  return text.replace(LETTERS, (word) => {
    if (!isMixed(word)) return word;
    return ((alphabetOf(word) ?? ofTies) === 'latin' ? inLatin(word) : inCyrillic(word)) ?? word;
  });
}

function isMixed(word: string): boolean {
  return hasBothAlphabets(word) && (inLatin(word) !== null || inCyrillic(word) !== null);
}

/** The alphabet that a mixed word is meant to be in; null if it may be either. */
function alphabetOf(word: string): Alphabet | null {
  if (inLatin(word) === null) return 'cyrillic';
  if (inCyrillic(word) === null) return 'latin';
  const cyrillic = word.match(/\p{Script=Cyrillic}/gu)?.length ?? 0;
  const latin = word.match(/\p{Script=Latin}/gu)?.length ?? 0;
  if (cyrillic === latin) return null;
  return cyrillic > latin ? 'cyrillic' : 'latin';
}
