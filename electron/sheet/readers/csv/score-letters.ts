import { TextTranscoder } from './text-transcoder';

/** Frequencies of letters in Russian text and names, in thousandths. A letter's score is the natural logarithm of its share. */
const CYRILLIC = scores(
  { о: 105, а: 95, е: 80, и: 78, н: 72, т: 52, р: 50, в: 52, с: 48, л: 46, к: 40, м: 32, д: 30, п: 24, у: 26, я: 24 },
  { г: 18, ы: 15, ь: 17, б: 15, з: 15, ч: 13, й: 14, ж: 9, х: 9, ш: 8, ю: 8, ц: 5, щ: 3, э: 4, ф: 5, ъ: 1, ё: 3 },
  // Ukrainian and Belarusian.
  { і: 2, ї: 1, є: 1, ґ: 0.2, ў: 0.5 },
);

/** The same for the accented letters of Western European languages, relative to each other. */
const WESTERN = scores(
  { é: 180, è: 50, à: 50, ü: 90, ö: 80, ä: 90, ß: 30, á: 80, í: 70, ó: 70, ñ: 50, ú: 25, ç: 40, ã: 35, õ: 10, ê: 20 },
  {
    â: 10,
    î: 5,
    ô: 8,
    û: 3,
    ë: 10,
    ï: 8,
    å: 30,
    ø: 25,
    æ: 10,
    ý: 3,
    ù: 4,
    ì: 4,
    ò: 5,
    œ: 2,
    š: 2,
    ž: 2,
    ð: 1,
    þ: 1,
    ÿ: 1,
  },
);

/** Non-ASCII punctuation in common use. */
const USUAL_SIGNS = new Set('«»„“”‘’‚–—…№°§±·•€™©®\u00a0\u00ad¡¿´¨²³½ªº');
/** The only sign that occurs inside words. */
const APOSTROPHE = '’';

/** A sign at the edge of a word or an ASCII number, as in `1 234` with a no-break space, `“Anna”`, `Anna…`, `10–15`. */
const SIGN_IN_PLACE = -2;
const USUAL_SIGN = -5;
/** `Pe–a`, which is `Peña` in the wrong encoding. */
const SIGN_INSIDE = -9;
/** Box drawings, control characters, letters of other languages. */
const STRANGE_SIGN = -12;
/** Letters of two alphabets, or a letter and a digit, in one word. */
const MIXED_WORD = -6;
/** A single letter, which may be a sign in another encoding. */
const LONE_LETTER = -4;
/** `иВАНОВА`: how a name looks if windows-1251 and KOI8-R are confused. */
const CAPITAL_INSIDE = -5;
/** Accented letters are hardly ever next to each other. */
const ACCENTED_PAIR = -3;

/** A shorter word may be signs in another encoding: two ellipses of windows-1251 are `ЕЕ` in IBM866. */
const MIN_WORD_LETTERS = 3;

/** A language, as far as its letters show it. */
export interface Language {
  letters: ReadonlyMap<string, number>;
  /** Scores of one of its letters next to a Latin letter, and next to another of its own. */
  besideLatin: number;
  besideOwn: number;
}

export const RUSSIAN: Language = { letters: CYRILLIC, besideLatin: MIXED_WORD, besideOwn: 0 };
export const WESTERN_EUROPEAN: Language = { letters: WESTERN, besideLatin: 0, besideOwn: ACCENTED_PAIR };

/** How much a text looks like a language, and whether it has any word of it. */
export interface LetterScore {
  /** Higher is better, on the same scale for all languages. Only non-ASCII characters count. */
  total: number;
  /** Whether there is a word of at least three letters of one alphabet, one of them non-ASCII. */
  hasWord: boolean;
}

// Kinds of characters, as plain numbers for the loop below.
const OTHER = 0;
const LATIN = 1;
const DIGIT = 2;
const OWN = 3;
const SIGN = 4;
const STRANGE = 5;

/** Scores a text's bytes as a language in a single-byte encoding. */
export function letterScorer(encoding: string, { letters, besideLatin, besideOwn }: Language) {
  const signs = new TextTranscoder(encoding).decode(
    Buffer.from(Uint8Array.from({ length: 256 }, (_, byte) => byte)),
    true,
  );
  const kinds = new Uint8Array(256);
  const ofLetter = new Float64Array(256);
  const isLower = new Uint8Array(256);
  // The decoder drops NUL.
  Array.from(`\0${signs}`).forEach((sign, byte) => {
    const lower = sign.toLowerCase();
    const found = letters.get(lower);
    kinds[byte] = found === undefined ? kindOf(sign) : OWN;
    ofLetter[byte] = found ?? 0;
    isLower[byte] = sign === lower ? 1 : 0;
  });
  // Accented letters occur among Latin ones: `Nœ–ez` has a sign inside a word, as `Pe–a` has.
  const kindBesideSign = besideLatin === 0 ? kinds.map((kind) => (kind === OWN ? LATIN : kind)) : kinds;
  const kindAt = (bytes: Uint8Array, at: number): number => kindBesideSign[bytes[at] ?? 0] as number;
  const signScore = (bytes: Uint8Array, at: number): number => {
    const before = kindAt(bytes, at - 1);
    const behind = kindAt(bytes, at + 1);
    const isBeside = before === LATIN || before === DIGIT || behind === LATIN || behind === DIGIT;
    if (!isBeside) return USUAL_SIGN;
    const isInside = before === LATIN && behind === LATIN && isLower[bytes[at + 1] ?? 0] === 1;
    return isInside && bytes[at] !== apostrophe ? SIGN_INSIDE : SIGN_IN_PLACE;
  };
  const apostrophe = signs.indexOf(APOSTROPHE) + 1;

  return (bytes: Uint8Array): LetterScore => {
    let total = 0;
    let hasWord = false;
    let before = OTHER;
    let isLowerBefore = false;
    /** Letters of the current word, and whether it can be a word. */
    let latin = 0;
    let own = 0;
    let isWord = true;
    for (let at = 0; at <= bytes.length; at += 1) {
      const byte = at < bytes.length ? (bytes[at] as number) : 0;
      const kind = kinds[byte] as number;
      if (kind === OTHER || kind >= SIGN) {
        if (own > 0 && isWord) {
          if (own === 1 && latin === 0) total += LONE_LETTER;
          if (own + latin >= MIN_WORD_LETTERS) hasWord = true;
        }
        if (kind >= SIGN) total += kind === STRANGE ? STRANGE_SIGN : signScore(bytes, at);
        latin = 0;
        own = 0;
        // Letters do not occur next to box drawings.
        isWord = kind !== STRANGE;
        before = OTHER;
        isLowerBefore = false;
        continue;
      }
      if (kind === OWN || before === OWN) {
        let penalty = 0;
        if (kind === DIGIT || before === DIGIT) penalty += MIXED_WORD;
        if (kind === LATIN || before === LATIN) penalty += besideLatin;
        if (isLowerBefore && isLower[byte] === 0) penalty += CAPITAL_INSIDE;
        if (penalty < 0) isWord = false;
        if (kind === before) penalty += besideOwn;
        total += penalty + (ofLetter[byte] as number);
      }
      if (kind === OWN) own += 1;
      if (kind === LATIN) latin += 1;
      before = kind;
      isLowerBefore = kind !== DIGIT && isLower[byte] === 1;
    }
    return { total, hasWord };
  };
}

function kindOf(sign: string): number {
  if (sign >= '\u0080') return USUAL_SIGNS.has(sign) ? SIGN : STRANGE;
  if (/[a-z]/i.test(sign)) return LATIN;
  return /\d/.test(sign) ? DIGIT : OTHER;
}

function scores(...shares: readonly Readonly<Record<string, number>>[]): ReadonlyMap<string, number> {
  const all = shares.flatMap((part) => Object.entries(part));
  return new Map(all.map(([letter, share]) => [letter, Math.log(share / 1000)]));
}
