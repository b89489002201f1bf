/**
 * The upper half of the code pages in which UTF-8 is misread, as the Encoding Standard has them; A0 to FF of 1252 are U+00A0 to U+00FF.
 * Latin-1 has control characters in the place of its signs.
 */
const WINDOWS_1252 = `€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ${range(0xa0, 0xff)}`;
const WINDOWS_1251 = `ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—\u0098™љ›њќћџ\u00a0ЎўЈ¤Ґ¦§Ё©Є«¬\u00ad®Ї°±Ііґµ¶·ё№є»јЅѕї${range(0x410, 0x44f)}`;
const IBM866 = `${range(0x410, 0x43f)}░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀${range(0x440, 0x44f)}ЁёЄєЇїЎў°∙·√№¤■\u00a0`;

/** Letters of such a text by what begins it, which is what the first byte of a letter looks like in each code page. */
const MISREADINGS = [
  { begins: /^[Â-ô]/, bytes: new Map([...byteTable(range(0x80, 0x9f)), ...byteTable(WINDOWS_1252)]), leastLetters: 1 },
  { begins: /^[РС]/, bytes: byteTable(WINDOWS_1251), leastLetters: 2 },
  { begins: /^[╨╤]/, bytes: byteTable(IBM866), leastLetters: 1 },
];

/** Twice is how often people have been seen to do it. */
const MOST_TIMES = 3;

/** A Cyrillic letter that was taken for two: `Ð½`, `РЅ`, `╨╜`. */
const SPLIT_LETTERS = /[ÐÑ]\P{ASCII}|[РС][^\p{ASCII}А-Яа-яЁё]|[╨╤]\P{ASCII}/gu;
const LEAST_SPLIT = 3;
/** Of all signs, where some were lost on the way and the text cannot be read back. */
const SPLIT_SHARE = 0.6;

/** A half of a letter at the end: what stood behind it was trimmed as white space or a soft hyphen. */
const HALF_AT_END = /[ÐÑÃÂРС╨╤]$/;
const TRIMMED_ENDS = ['\u00a0', '\u00ad'];

/** Letters of any language, and the signs that stand between them. */
const READABLE = /^[\p{ASCII}\p{L}\u00a0«»„“”‘’№–—…]+$/u;
const CYRILLIC = /\p{Script=Cyrillic}/u;
/** With Cyrillic letters there are no others beyond ASCII, nor those of old books: `Рёаё–` would be «иถ», and `РёСё` «иѸ». */
const READABLE_CYRILLIC = /^[\p{ASCII}\u0400-\u045f\u048a-\u052f\u00a0«»„“”‘’№–—…]+$/u;

/**
 * Whether a trimmed text is UTF-8 that a program took for another encoding (`ÐÐ½Ð½Ð°`, `РђРЅРЅР°`), and what it was; `repair` is null
 * where letters are lost. Null for any other text.
 */
export function garbledText(text: string): { repair: string | null } | null {
  if (!mayBeGarbled(text)) return null;
  const repair = readBack(text, MOST_TIMES);
  if (repair !== null) return { repair };
  const split = text.match(SPLIT_LETTERS)?.length ?? 0;
  return split >= LEAST_SPLIT && 2 * split >= SPLIT_SHARE * text.length ? { repair: null } : null;
}

/** By the first two signs, which is all that a million cells can be looked at for; `quick-check.ts` knows the same of bytes. */
function mayBeGarbled(text: string): boolean {
  const first = text.charCodeAt(0);
  const second = text.charCodeAt(1);
  if (first < 0xc2 || second < 0x80 || text.length < 2) return false;
  if (first === 0x420 || first === 0x421) return second < 0x410 || second > 0x44f;
  return first <= 0xf4 || first === 0x2568 || first === 0x2564;
}

/** The text as it was before it was garbled, at most `times` times. */
function readBack(text: string, times: number): string | null {
  const misreading = MISREADINGS.find(({ begins }) => begins.test(text));
  if (misreading === undefined || times === 0) return null;
  for (const end of HALF_AT_END.test(text) ? TRIMMED_ENDS : ['']) {
    const read = decode(text + end, misreading.bytes);
    if (read === null || lettersIn(read) < misreading.leastLetters) continue;
    const before = mayBeGarbled(read) ? readBack(read, times - 1) : null;
    if (before !== null) return before;
    if ((CYRILLIC.test(read) ? READABLE_CYRILLIC : READABLE).test(read)) return read;
  }
  return null;
}

/** The text whose UTF-8 these signs are in a code page; null where they are none. */
function decode(text: string, bytes: ReadonlyMap<string, string>): string | null {
  let escaped = '';
  for (const sign of text) {
    const byte = sign <= '\x7f' ? encodeURIComponent(sign) : bytes.get(sign);
    if (byte === undefined) return null;
    escaped += byte;
  }
  try {
    return decodeURIComponent(escaped);
  } catch {
    return null;
  }
}

function lettersIn(text: string): number {
  return text.match(/\P{ASCII}/gu)?.length ?? 0;
}

function byteTable(upperHalf: string): ReadonlyMap<string, string> {
  return new Map(Array.from(upperHalf, (sign, index) => [sign, `%${(0x80 + index).toString(16)}`]));
}

function range(from: number, to: number): string {
  return String.fromCharCode(...Array.from({ length: to - from + 1 }, (_, index) => from + index));
}
