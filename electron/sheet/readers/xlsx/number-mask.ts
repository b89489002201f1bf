/** The place of a digit. This character never occurs in a format's text. */
const DIGIT = '\0';

/** One token of a format: a quoted text, an escaped character, a gap, a fill, a bracket, or a single character. */
const TOKEN = /"([^"]*)"|\\(.)|_.|\*.|\[[^\]]*\]|(.)/gsu;
/** Characters shown as they are without quotes (ECMA-376 part 1, 18.8.31). */
const LITERAL = /[-+()/ :!^&'~{}<>=]/;

/**
 * The mask of a format for phones or ids, such as `"+7" (000) 000-00-00` and `"ID-"00000`: its text with NUL for each digit. Null for every
 * other format, such as sums with a currency or numbers followed by a unit.
 */
export function readMask(format: string): string | null {
  let mask = '';
  for (const [token, quoted, escaped, sign] of format.matchAll(TOKEN)) {
    if (sign === ';') break;
    if (sign === '0') mask += DIGIT;
    else if (sign !== undefined && !LITERAL.test(sign)) return null;
    // A condition: other numbers are shown in another form.
    else if (/^\[[<>=]/.test(token)) return null;
    else mask += quoted ?? escaped ?? sign ?? '';
  }
  return isMask(mask) ? mask : null;
}

function isMask(mask: string): boolean {
  const first = mask.indexOf(DIGIT);
  if (first < 0) return false;
  const last = mask.lastIndexOf(DIGIT);
  const inside = mask.slice(first, last + 1);
  // A blank alone separates the thousands of a sum.
  if (/[^\0\s]/.test(inside)) return true;
  const prefix = mask.slice(0, first).trim();
  if (prefix === '' || prefix === '-' || /\p{Sc}/u.test(prefix)) return false;
  return /[+\d]/.test(prefix) || /[-–_/#№:]$/.test(prefix) || inside.length > 1;
}

/** Puts a whole number's digits into a mask, from the end. Extra digits go before the mask's first one. */
export function fillMask(mask: string, number: string): string {
  const places = mask.split(DIGIT).length - 1;
  const digits = number.padStart(places, '0');
  let at = digits.length - places;
  return mask
    .split(DIGIT)
    .map((text, place) => {
      if (place === 0) return text + digits.slice(0, at);
      at += 1;
      return digits.charAt(at - 1) + text;
    })
    .join('');
}
