/** Shorter tokens occur in names and addresses by chance: hiding them would falsify those. */
const SHORTEST = 16;

/** Replaces a hidden token. */
const HIDDEN = '…';

/** How many times a text may be escaped: four backslashes are two levels. */
const MOST_BACKSLASHES = 4;
const MOST_PERCENTS = 2;
const MOST_ZEROS = 4;

/** Base64 for URLs has other characters for these. */
const FOR_URLS: Readonly<Record<string, string>> = { '+': '-', '/': '_' };

/**
 * Hides a token in texts of a server, or of a proxy in front of it, that repeat it: literally; escaped as in JSON, URLs and HTML, several
 * times over; in hexadecimal; and in base64 with any surroundings. Tokens shorter than 16 characters are not looked for.
 *
 * Written by hand: compiling one pattern for all spellings blocked main for a quarter of a second at the first answer.
 */
export function tokenHider(token: string): (words: string) => string {
  if (token.length < SHORTEST) return (words) => words;
  const bytes = Buffer.from(token);
  const spelt = [token, ...[0, 1, 2].map((shift) => base64Of(bytes, shift))];
  const hex = bytes.toString('hex');
  const endAt = (words: string, at: number): number => {
    for (const text of spelt) {
      const end = endOfSpelling(words, at, text, 0);
      if (end !== -1) return end;
    }
    return words.slice(at, at + hex.length).toLowerCase() === hex ? at + hex.length : -1;
  };
  const mayBegin = firstCharacters([...spelt, hex, hex.toUpperCase()]);
  return (words) => (words.length < SHORTEST ? words : withoutFound(words, mayBegin, endAt));
}

/**
 * The part of the base64 that does not depend on what follows the token, where this many bytes (0–2) of a group of three come before it.
 */
function base64Of(bytes: Buffer, shift: number): string {
  const whole = Math.floor(((shift + bytes.length) * 8) / 6);
  const first = Math.ceil((shift * 8) / 6);
  return Buffer.concat([Buffer.alloc(shift), bytes])
    .toString('base64')
    .slice(first, whole);
}

/** The first characters of every spelling: they rule out nearly all places in a text. */
function firstCharacters(texts: readonly string[]): ReadonlySet<number> {
  const characters = texts.flatMap(([first = '']) => [first, FOR_URLS[first] ?? first]);
  return new Set([...characters, '\\', '%', '&'].map((character) => character.charCodeAt(0)));
}

function withoutFound(
  words: string,
  mayBegin: ReadonlySet<number>,
  endAt: (words: string, at: number) => number,
): string {
  let told = '';
  let toldUpTo = 0;
  let at = 0;
  while (at < words.length) {
    const end = mayBegin.has(words.charCodeAt(at)) ? endAt(words, at) : -1;
    if (end === -1) {
      at += 1;
      continue;
    }
    told += words.slice(toldUpTo, at) + HIDDEN;
    toldUpTo = at = end;
  }
  return toldUpTo === 0 ? words : told + words.slice(toldUpTo);
}

/** If a spelling of the token begins at `at`, from its `index`th character on, returns where it ends in the text; −1 if none does. */
function endOfSpelling(words: string, at: number, text: string, index: number): number {
  if (index === text.length) return at;
  for (const next of endsOfCharacter(words, at, text.charAt(index))) {
    const end = endOfSpelling(words, next, text, index + 1);
    if (end !== -1) return end;
  }
  return -1;
}

/** The ends of this character's spellings that begin at `at`; seldom more than one. */
function endsOfCharacter(words: string, at: number, character: string): number[] {
  const there = words.charAt(at);
  const isAsItIs = there === character || there === FOR_URLS[character];
  switch (there) {
    case '\\':
      return [...(isAsItIs ? [at + 1] : []), ...endsBehindBackslashes(words, at, character)];
    case '%':
      return [...(isAsItIs ? [at + 1] : []), ...endsOfPercent(words, at, character)];
    case '&':
      return [...(isAsItIs ? [at + 1] : []), ...endsOfHtml(words, at, character)];
    default:
      return isAsItIs ? [at + 1] : [];
  }
}

/**
 * `\/` and `\u002f`, escaped several times over. A backslash itself is only looked for as it is, since a run of backslashes can be read in
 * too many ways.
 */
function endsBehindBackslashes(words: string, at: number, character: string): number[] {
  let behind = at;
  while (behind - at < MOST_BACKSLASHES && words.charAt(behind) === '\\') behind += 1;
  const ends: number[] = [];
  if (character !== '\\' && words.charAt(behind) === character) ends.push(behind + 1);
  const escape = `u00${hexOf(character)}`;
  if (isThere(words, behind, escape)) ends.push(behind + escape.length);
  return ends;
}

/** `%2f`, `%252f`, and once more. */
function endsOfPercent(words: string, at: number, character: string): number[] {
  const ends: number[] = [];
  for (let again = 0; again <= MOST_PERCENTS; again += 1) {
    const digits = at + 1 + again * 2;
    if (isThere(words, digits, hexOf(character))) ends.push(digits + 2);
    if (!words.startsWith('25', digits)) break;
  }
  return ends;
}

/** `&#47;` and `&#x2f;`. */
function endsOfHtml(words: string, at: number, character: string): number[] {
  if (words.charAt(at + 1) !== '#') return [];
  const isHex = words.charAt(at + 2).toLowerCase() === 'x';
  const digits = isHex ? hexOf(character) : String(character.charCodeAt(0));
  const first = at + (isHex ? 3 : 2);
  for (let zeros = 0; zeros <= MOST_ZEROS; zeros += 1) {
    const end = first + zeros + digits.length;
    if (isThere(words, first + zeros, digits) && words.charAt(end) === ';') return [end + 1];
    if (words.charAt(first + zeros) !== '0') break;
  }
  return [];
}

const hexOf = (character: string): string => character.charCodeAt(0).toString(16).padStart(2, '0');

/** Whether the text is there; hexadecimal digits in either case. */
function isThere(words: string, at: number, text: string): boolean {
  return words.slice(at, at + text.length).toLowerCase() === text;
}
