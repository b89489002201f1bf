/** What is easily overlooked in a text. */
export const SIGN_KINDS = [
  'edge-space',
  'space-run',
  'no-break',
  'zero-width',
  'tab',
  'break',
  'latin',
  'cyrillic',
] as const;
export type SignKind = (typeof SIGN_KINDS)[number];

/** A part of a text, from `start` to `end` (exclusive). */
export interface HiddenSign {
  kind: SignKind;
  start: number;
  end: number;
}

/** Nearly all cells have none of these, and one look is enough. */
const MAY_HAVE =
  /^ | $| {2}|[\t\r\n\u00a0\u00ad\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff]|[a-z][а-яё]|[а-яё][a-z]|[^\0-\u024f\u0400-\u04ff]/i;

const SIGNS: readonly (readonly [SignKind, RegExp])[] = [
  ['break', /\r\n|[\r\n\u2028\u2029]/g],
  ['tab', /\t+/g],
  // Inside an emoji the joiner is part of it.
  ['zero-width', /[\u00ad\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]+|(?<!\p{Emoji}\ufe0f?)\u200d/gu],
  ['no-break', /[\u00a0\u2000-\u200a\u202f\u205f\u3000]+/g],
  ['edge-space', /^ +| +$/g],
  ['space-run', / {2,}/g],
];
const WORD = /[\p{Script=Latin}\p{Script=Cyrillic}]+/gu;
const LATIN = /\p{Script=Latin}+/gu;
const CYRILLIC = /\p{Script=Cyrillic}+/gu;

/** The signs of a text from left to right. They do not overlap. */
export function hiddenSigns(text: string): HiddenSign[] {
  if (!MAY_HAVE.test(text)) return [];
  const signs: HiddenSign[] = [];
  for (const [kind, expression] of SIGNS) {
    for (const { index, 0: found } of text.matchAll(expression)) {
      const sign = { kind, start: index, end: index + found.length };
      if (signs.every(({ start, end }) => sign.end <= start || sign.start >= end)) signs.push(sign);
    }
  }
  for (const { index, 0: word } of text.matchAll(WORD)) signs.push(...strangeLetters(word, index));
  return signs.sort((one, other) => one.start - other.start);
}

/** The letters of the alphabet that a word has fewer of; the Latin ones if it has as many of both. */
function strangeLetters(word: string, at: number): HiddenSign[] {
  const lettersIn = (found: RegExpExecArray[]): number =>
    found.reduce((sum, { 0: letters }) => sum + letters.length, 0);
  const [latin, cyrillic] = [[...word.matchAll(LATIN)], [...word.matchAll(CYRILLIC)]];
  if (latin.length === 0 || cyrillic.length === 0) return [];
  const kind = lettersIn(latin) > lettersIn(cyrillic) ? 'cyrillic' : 'latin';
  return (kind === 'latin' ? latin : cyrillic).map(({ index, 0: letters }) => ({
    kind,
    start: at + index,
    end: at + index + letters.length,
  }));
}
