/**
 * The upper half of each code page that UTF-8 gets misread as, taken from the Encoding Standard. A0 to FF of 1252 are U+00A0 to U+00FF.
 * Latin-1 has control characters at 80 to 9F.
 */
const WINDOWS_1252 = `€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ${range(0xa0, 0xff)}`;
const WINDOWS_1251 = `ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—\u0098™љ›њќћџ\u00a0ЎўЈ¤Ґ¦§Ё©Є«¬\u00ad®Ї°±Ііґµ¶·ё№є»јЅѕї${range(0x410, 0x44f)}`;
const IBM866 = `${range(0x410, 0x43f)}░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀${range(0x440, 0x44f)}ЁёЄєЇїЎў°∙·√№¤■\u00a0`;

/**
 * For each code page: what garbled text begins with (the lead byte of a letter in UTF-8), the bytes of its characters, and how many letters
 * have to come out.
 */
const MISREADINGS = [
  { begins: /^[Â-ô]/, bytes: new Map([...byteTable(range(0x80, 0x9f)), ...byteTable(WINDOWS_1252)]), leastLetters: 1 },
  { begins: /^[РС]/, bytes: byteTable(WINDOWS_1251), leastLetters: 2 },
  { begins: /^[╨╤]/, bytes: byteTable(IBM866), leastLetters: 1 },
];

/** Text garbled twice has been seen in practice. */
const MOST_TIMES = 3;

/** A Cyrillic letter that was read as two characters: `Ð½`, `РЅ`, `╨╜`. */
const SPLIT_LETTERS = /[ÐÑ]\P{ASCII}|[РС][^\p{ASCII}А-Яа-яЁё]|[╨╤]\P{ASCII}/gu;
const LEAST_SPLIT = 3;
/** Share of all characters. Applies where some were lost on the way and the text cannot be read back. */
const SPLIT_SHARE = 0.6;

/** Half of a letter at the end: the other half was trimmed as white space or a soft hyphen. */
const HALF_AT_END = /[ÐÑÃÂРС╨╤]$/;
const TRIMMED_ENDS = ['\u00a0', '\u00ad'];

/** Letters of any language, and the punctuation between them. */
const READABLE = /^[\p{ASCII}\p{L}\u00a0«»„“”‘’№–—…]+$/u;
const CYRILLIC = /\p{Script=Cyrillic}/u;
/** Text with Cyrillic letters has no other letters beyond ASCII, and no archaic ones: `Рёаё–` would become «иถ», and `РёСё` «иѸ». */
const READABLE_CYRILLIC = /^[\p{ASCII}\u0400-\u045f\u048a-\u052f\u00a0«»„“”‘’№–—…]+$/u;

/**
 * Recognises a trimmed text as UTF-8 that a program read in another encoding (`ÐÐ½Ð½Ð°`, `РђРЅРЅР°`). `repair` is the original text, or
 * null if letters are lost. Null for any other text.
 */
export function garbledText(text: string): { repair: string | null } | null {
  if (!mayBeGarbled(text)) return null;
  const repair = readBack(text, MOST_TIMES);
  if (repair !== null) return { repair };
  const split = text.match(SPLIT_LETTERS)?.length ?? 0;
  return split >= LEAST_SPLIT && 2 * split >= SPLIT_SHARE * text.length ? { repair: null } : null;
}

/**
 * Checks only the first two characters, which is all there is time for with a million cells. `quick-check.ts` has the same rule for bytes.
 */
function mayBeGarbled(text: string): boolean {
  const first = text.charCodeAt(0);
  const second = text.charCodeAt(1);
  if (first < 0xc2 || second < 0x80 || text.length < 2) return false;
  if (first === 0x420 || first === 0x421) return second < 0x410 || second > 0x44f;
  return first <= 0xf4 || first === 0x2568 || first === 0x2564;
}

/** The text before it was garbled, undoing at most `times` rounds. */
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

/** Encodes the characters in the code page and decodes the bytes as UTF-8. Null if that fails. */
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
