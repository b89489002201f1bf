import { TextTranscoder } from './text-transcoder';

/** How often letters occur in Russian text and names, in thousandths; the natural logarithm of a share is a letter's score. */
const CYRILLIC = scores(
  { о: 105, а: 95, е: 80, и: 78, н: 72, т: 52, р: 50, в: 52, с: 48, л: 46, к: 40, м: 32, д: 30, п: 24, у: 26, я: 24 },
  { г: 18, ы: 15, ь: 17, б: 15, з: 15, ч: 13, й: 14, ж: 9, х: 9, ш: 8, ю: 8, ц: 5, щ: 3, э: 4, ф: 5, ъ: 1, ё: 3 },
  // Ukrainian and Belarusian.
  { і: 2, ї: 1, є: 1, ґ: 0.2, ў: 0.5 },
);

/** The same for the letters with accents of the languages of Western Europe, among themselves. */
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

/** Signs that people and programs do write. */
const USUAL_SIGNS = new Set('«»„“”‘’‚–—…№°§±·•€™©®\u00a0\u00ad¡¿´¨²³½ªº');
/** The one that stands inside of words. */
const APOSTROPHE = '’';

/** A sign at the edge of a word or a number in ASCII, as in `1 234` with a no-break space, `“Anna”`, `Anna…`, `10–15`. */
const SIGN_IN_PLACE = -2;
const USUAL_SIGN = -5;
/** `Pe–a`, which is `Peña` in the wrong encoding. */
const SIGN_INSIDE = -9;
/** Box drawings, control characters, letters of other languages. */
const STRANGE_SIGN = -12;
/** Letters of two alphabets, or a letter and a digit, in one word. */
const MIXED_WORD = -6;
/** A letter alone, which may be a sign of another encoding. */
const LONE_LETTER = -4;
/** `иВАНОВА`: what a name looks like in the wrong one of windows-1251 and KOI8-R. */
const CAPITAL_INSIDE = -5;
/** Letters with accents hardly ever stand together. */
const ACCENTED_PAIR = -3;

/** Fewer may be signs of another encoding: two ellipses of windows-1251 are `ЕЕ` in IBM866. */
const MIN_WORD_LETTERS = 3;

/** A language, as far as its letters tell it. */
export interface Language {
  letters: ReadonlyMap<string, number>;
  /** What a letter of its own costs beside a Latin one, and beside another of its own. */
  besideLatin: number;
  besideOwn: number;
}

export const RUSSIAN: Language = { letters: CYRILLIC, besideLatin: MIXED_WORD, besideOwn: 0 };
export const WESTERN_EUROPEAN: Language = { letters: WESTERN, besideLatin: 0, besideOwn: ACCENTED_PAIR };

/** How much a text looks like a language, and whether any word of it does. */
export interface LetterScore {
  /** The more the better, on one scale for all languages. Only what is beyond ASCII counts. */
  total: number;
  /** Whether there is a word of three letters at least, with one beyond ASCII, of one alphabet. */
  hasWord: boolean;
}

// Kinds of characters. Plain numbers, as the loop below goes over them.
const OTHER = 0;
const LATIN = 1;
const DIGIT = 2;
const OWN = 3;
const SIGN = 4;
const STRANGE = 5;

/** Scores the bytes of a text as a language in an encoding of one byte a character. */
export function letterScorer(encoding: string, { letters, besideLatin, besideOwn }: Language) {
  const signs = new TextTranscoder(encoding).decode(
    Buffer.from(Uint8Array.from({ length: 256 }, (_, byte) => byte)),
    true,
  );
  const kinds = new Uint8Array(256);
  const ofLetter = new Float64Array(256);
  const isLower = new Uint8Array(256);
  // The decoder leaves out NUL.
  Array.from(`\0${signs}`).forEach((sign, byte) => {
    const lower = sign.toLowerCase();
    const found = letters.get(lower);
    kinds[byte] = found === undefined ? kindOf(sign) : OWN;
    ofLetter[byte] = found ?? 0;
    isLower[byte] = sign === lower ? 1 : 0;
  });
  // Letters with accents stand among Latin ones: `Nœ–ez` has a sign inside of its word as `Pe–a` has.
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
    /** Letters of the present word, and whether it can be one. */
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
        // Letters do not stand beside box drawings.
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
