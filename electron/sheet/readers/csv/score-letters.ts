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

const USUAL_SIGN = -5;
/** Box drawings, control characters, letters of other languages. */
const STRANGE_SIGN = -12;
/** Letters of two alphabets in one word. */
const MIXED_WORD = -6;
/** `иВАНОВА`: what a name looks like in the wrong one of windows-1251 and KOI8-R. */
const CAPITAL_INSIDE = -5;
/** Letters with accents hardly ever stand together. */
const ACCENTED_PAIR = -3;

/** How much text looks like Russian; the more the better. Only what is beyond ASCII counts. */
export function scoreCyrillic(text: string): number {
  return score(text, CYRILLIC, { besideAscii: MIXED_WORD, besideOwn: 0 });
}

/** How much text looks like a language of Western Europe, on the same scale. */
export function scoreWestern(text: string): number {
  return score(text, WESTERN, { besideAscii: 0, besideOwn: ACCENTED_PAIR });
}

function score(
  text: string,
  letters: ReadonlyMap<string, number>,
  { besideAscii, besideOwn }: { besideAscii: number; besideOwn: number },
): number {
  let total = 0;
  let before: 'none' | 'ascii' | 'own' = 'none';
  let isLowerBefore = false;
  for (const sign of text) {
    if (sign < '\u0080') {
      const isLetter = (sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z');
      if (isLetter && before === 'own') total += besideAscii;
      before = isLetter ? 'ascii' : 'none';
      isLowerBefore = isLetter && sign >= 'a';
      continue;
    }
    const lower = sign.toLowerCase();
    const ofLetter = letters.get(lower);
    if (ofLetter === undefined) {
      total += USUAL_SIGNS.has(sign) ? USUAL_SIGN : STRANGE_SIGN;
      before = 'none';
      isLowerBefore = false;
      continue;
    }
    total += ofLetter;
    if (before === 'ascii') total += besideAscii;
    if (before === 'own') total += besideOwn;
    if (isLowerBefore && sign !== lower) total += CAPITAL_INSIDE;
    before = 'own';
    isLowerBefore = sign === lower;
  }
  return total;
}

function scores(...shares: readonly Readonly<Record<string, number>>[]): ReadonlyMap<string, number> {
  const all = shares.flatMap((part) => Object.entries(part));
  return new Map(all.map(([letter, share]) => [letter, Math.log(share / 1000)]));
}
