/** Thousands are separated by spaces of any width. A comma is always a decimal separator. */
const NUMBER = /^[-+−]?(?:\d+|\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+)(?:[.,]\d+)?(?:e-\d{1,2})?$/i;

/** More digits than this do not survive in a JSON number (IEEE 754 double). */
const SAFE_DIGITS = 15;

/**
 * Reads `1 234,56`, `1234.56`, `−5`, `1e-7`. Null for anything that is no number, or that a JSON number could not hold exactly. `1,23E+15`
 * is not read either: a spreadsheet has rounded it.
 */
export function parseNumber(text: string): number | null {
  if (!NUMBER.test(text)) return null;
  const plain = text
    .replace(/[ \u00a0\u2009\u202f]/g, '')
    .replace('−', '-')
    .replace(',', '.');
  const mantissa = plain.replace(/e.*$/i, '');
  const needed = mantissa.includes('.') ? mantissa.replace(/0+$/, '') : mantissa;
  const digits = needed.replace(/\D/g, '').replace(/^0+/, '');
  // Adding zero turns −0 into 0.
  return digits.length > SAFE_DIGITS ? null : Number(plain) + 0;
}
