/** Cyrillic letters and the Latin ones that look the same. */
const CYRILLIC = 'АВЕКМНОРСТУХЅІЈасеорухѕіјԁһ';
const LATIN = 'ABEKMHOPCTYXSIJaceopyxsijdh';

const TO_LATIN = new Map(Array.from(CYRILLIC, (letter, at) => [letter, LATIN.charAt(at)]));
const TO_CYRILLIC = new Map(
  Array.from(LATIN, (letter, at): [string, string] => [letter, CYRILLIC.charAt(at)]).filter(
    // Russian has no such letters.
    ([letter]) => !'SIJsijdh'.includes(letter),
  ),
);

const HAS_CYRILLIC = /\p{Script=Cyrillic}/u;
const HAS_LATIN = /\p{Script=Latin}/u;

/** Whether a text has letters of both alphabets. */
export function hasBothAlphabets(text: string): boolean {
  return HAS_CYRILLIC.test(text) && HAS_LATIN.test(text);
}

/** The text with Cyrillic letters replaced by Latin ones that look the same; null if one has no such twin. */
export function inLatin(text: string): string | null {
  return mapLetters(text, HAS_CYRILLIC, TO_LATIN);
}

/** The reverse. */
export function inCyrillic(text: string): string | null {
  return mapLetters(text, HAS_LATIN, TO_CYRILLIC);
}

function mapLetters(text: string, wrong: RegExp, twins: ReadonlyMap<string, string>): string | null {
  let mapped = '';
  for (const letter of text) {
    const twin = wrong.test(letter) ? twins.get(letter) : letter;
    if (twin === undefined) return null;
    mapped += twin;
  }
  return mapped;
}
