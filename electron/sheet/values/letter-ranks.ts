/**
 * The order of letters in a sorted column: signs, digits, Latin letters, Cyrillic ones with ё right after е, everything else by its code.
 * Capital and small letters are equal.
 */
const CYRILLIC = 'абвгґдеёєжзиіїйклмнопрстуўфхцчшщъыьэюя';

/** Marks a character that has no rank of its own: its UTF-8 follows. */
const OTHER = 255;
const SPACE = 1;
const NO_BREAK_SPACE = [0xc2, 0xa0] as const;

const asciiRanks = new Uint8Array(128);
/** Ranks of two-byte characters that begin with 0xD0 to 0xD2, 64 for each. */
const cyrillicRanks = new Uint8Array(3 * 64);
fillRanks();

function fillRanks(): void {
  let rank = SPACE;
  const isLetterOrDigit = (code: number): boolean => /[0-9a-z]/i.test(String.fromCharCode(code));
  asciiRanks.fill(SPACE, 0, 0x21);
  for (let code = 0x21; code < 128; code += 1) if (!isLetterOrDigit(code)) asciiRanks[code] = rank += 1;
  for (const sign of '0123456789') asciiRanks[sign.charCodeAt(0)] = rank += 1;
  for (const letter of 'abcdefghijklmnopqrstuvwxyz') {
    asciiRanks[letter.charCodeAt(0)] = rank += 1;
    asciiRanks[letter.toUpperCase().charCodeAt(0)] = rank;
  }
  for (const letter of CYRILLIC) {
    rank += 1;
    for (const form of [letter, letter.toUpperCase()]) {
      const [lead = 0, next = 0] = new TextEncoder().encode(form);
      cyrillicRanks[(lead - 0xd0) * 64 + next - 0x80] = rank;
    }
  }
}

/** The most bytes of ranks for a text of so many bytes. */
export const mostRankBytes = (byteCount: number): number => 2 * byteCount;

/**
 * Writes the ranks of a text's letters, none of them 0: texts are in order if these are.
 *
 * @returns where the ranks end
 */
export function writeRanks(bytes: Uint8Array, start: number, end: number, into: Uint8Array, at: number): number {
  let to = at;
  for (let from = start; from < end;) {
    const byte = bytes[from] as number;
    if (byte < 128) {
      into[to++] = asciiRanks[byte] as number;
      from += 1;
      continue;
    }
    const next = from + 1 < end ? (bytes[from + 1] as number) : 0x80;
    const rank = byte >= 0xd0 && byte <= 0xd2 ? (cyrillicRanks[(byte - 0xd0) * 64 + (next & 63)] as number) : 0;
    if (rank !== 0) {
      into[to++] = rank;
      from += 2;
    } else if (byte === NO_BREAK_SPACE[0] && next === NO_BREAK_SPACE[1]) {
      into[to++] = SPACE;
      from += 2;
    } else {
      into[to++] = OTHER;
      into[to++] = byte;
      from += 1;
      while (from < end && ((bytes[from] as number) & 0xc0) === 0x80) into[to++] = bytes[from++] as number;
    }
  }
  return to;
}
