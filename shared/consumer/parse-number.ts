const NUMBER = /^[-+]?\d+(?:\.\d+)?$/;

/** More digits than this do not survive in a JSON number (IEEE 754 double). */
const SAFE_DIGITS = 15;

/** Reads `1 234,56`, `1234.56`, `−5`; null where it is no number, or one that JSON could not hold exactly. */
export function parseNumber(text: string): number | null {
  const plain = text
    .replace(/(?<=\d)[\s\u00a0\u202f](?=\d{3}(?:\D|$))/gu, '')
    .replace('−', '-')
    .replace(',', '.');
  if (!NUMBER.test(plain)) return null;
  const digits = plain.replace(/\D/g, '').replace(/^0+/, '');
  return digits.length > SAFE_DIGITS ? null : Number(plain);
}
