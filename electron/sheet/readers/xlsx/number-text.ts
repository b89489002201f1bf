const PLUS = 0x2b;
const MINUS = 0x2d;
const POINT = 0x2e;
const ZERO = 0x30;
const UPPER_E = 0x45;
const LOWER_E = 0x65;

/** The number of digits that Excel computes with. Any further ones are noise of the binary fraction, as in 0.30000000000000004. */
const SIGNIFICANT = 15;
/** Covers the largest and smallest doubles (1.8e308, 5e-324), with room for their digits. */
const MAX_DIGITS = 400;

const digits = new Uint8Array(MAX_DIGITS);

/**
 * Rewrites a number in place as a person would have typed it: without an exponent, whole numbers with all digits in the file
 * (`7.9161234567E+10` becomes 79161234567), others with 15 significant digits. There must be room for 1024 bytes from `start`.
 *
 * @param zeros whole numbers are padded with zeros to this length (number format `00000`)
 * @returns the new end, or −1 if the bytes are not a number; they are then left as they are
 */
export function writeNumber(bytes: Buffer, start: number, end: number, zeros: number): number {
  const isNegative = bytes[start] === MINUS;
  const first = isNegative ? start + 1 : start;
  let p = first;
  while (p < end && isDigit(bytes[p] as number)) p += 1;
  // Fast path for nearly every number: digits that stay as they are.
  if (p === end && p > first && (bytes[first] !== ZERO || end - first === 1) && end - first >= zeros) {
    return isNegative && bytes[first] === ZERO ? writeZero(bytes, start) : end;
  }
  return rewrite(bytes, start, end, zeros);
}

/** Whether a whole number has more significant digits than a spreadsheet keeps, so that another program has rounded it. */
export function isRoundedNumber(bytes: Buffer, start: number, end: number): boolean {
  if (end - start <= SIGNIFICANT) return false;
  let first = bytes[start] === MINUS ? start + 1 : start;
  while (first < end && bytes[first] === ZERO) first += 1;
  let last = end;
  while (last > first && bytes[last - 1] === ZERO) last -= 1;
  if (last - first <= SIGNIFICANT) return false;
  for (let at = first; at < last; at += 1) if (!isDigit(bytes[at] as number)) return false;
  return true;
}

const isDigit = (byte: number): boolean => byte >= ZERO && byte <= ZERO + 9;

function writeZero(bytes: Buffer, start: number): number {
  bytes[start] = ZERO;
  return start + 1;
}

function rewrite(bytes: Buffer, start: number, end: number, zeros: number): number {
  let p = start;
  const isNegative = bytes[p] === MINUS;
  if (isNegative || bytes[p] === PLUS) p += 1;
  let count = 0;
  // Digits before the decimal point, counted from the first that is not 0. Negative if zeros come first after the point.
  let point = 0;
  let hasPoint = false;
  let hasDigits = false;
  for (; p < end; p += 1) {
    const byte = bytes[p] as number;
    if (isDigit(byte)) {
      hasDigits = true;
      if (count === 0 && byte === ZERO) {
        if (hasPoint) point -= 1;
        continue;
      }
      if (count === MAX_DIGITS) return -1;
      digits[count] = byte - ZERO;
      count += 1;
      if (!hasPoint) point += 1;
    } else if (byte === POINT && !hasPoint) hasPoint = true;
    else break;
  }
  if (!hasDigits) return -1;
  if (p < end) {
    const exponent = readExponent(bytes, p, end);
    if (exponent === null) return -1;
    point += exponent;
  }
  while (count > 0 && digits[count - 1] === 0) count -= 1;
  if (count > 0 && (point > MAX_DIGITS || point < -MAX_DIGITS)) return -1;
  if (count > SIGNIFICANT && point < count) {
    const rounded = roundDigits(count, point);
    count = rounded.count;
    point += rounded.carry;
  }
  return emit(bytes, start, isNegative && count > 0, count, count === 0 ? 0 : point, zeros);
}

/** The exponent after `E`; null if there is none. */
function readExponent(bytes: Buffer, at: number, end: number): number | null {
  const letter = bytes[at];
  if (letter !== UPPER_E && letter !== LOWER_E) return null;
  let p = at + 1;
  const isNegative = bytes[p] === MINUS;
  if (isNegative || bytes[p] === PLUS) p += 1;
  if (p >= end) return null;
  let exponent = 0;
  for (; p < end; p += 1) {
    const digit = (bytes[p] as number) - ZERO;
    if (digit < 0 || digit > 9) return null;
    // Outside every limit, and no larger, however many digits there are.
    exponent = Math.min(exponent * 10 + digit, 1e6);
  }
  return isNegative ? -exponent : exponent;
}

/**
 * Rounds the digits to {@link SIGNIFICANT}. The file's text identifies a binary fraction uniquely, so it is on the same side of a half as
 * the fraction. Only if the text is exactly a half does the fraction decide, as in Excel.
 */
function roundDigits(count: number, point: number): { count: number; carry: number } {
  const next = digits[SIGNIFICANT] as number;
  const isHalf = next === 5 && count === SIGNIFICANT + 1;
  let kept = SIGNIFICANT;
  if (isHalf ? roundsHalfUp(count, point) : next >= 5) {
    while (kept > 0 && digits[kept - 1] === 9) kept -= 1;
    if (kept === 0) {
      digits[0] = 1;
      return { count: 1, carry: 1 };
    }
    digits[kept - 1] = (digits[kept - 1] as number) + 1;
  }
  while (kept > 0 && digits[kept - 1] === 0) kept -= 1;
  return { count: kept, carry: 0 };
}

function roundsHalfUp(count: number, point: number): boolean {
  const text = digits.subarray(0, count).join('');
  const rounded = Number(`${text}e${point - count}`).toExponential(SIGNIFICANT - 1);
  return rounded.replace('.', '').slice(0, SIGNIFICANT) !== text.slice(0, SIGNIFICANT);
}

function emit(bytes: Buffer, start: number, isNegative: boolean, count: number, point: number, zeros: number): number {
  let w = start;
  if (isNegative) bytes[w++] = MINUS;
  const isWhole = point >= count;
  if (isWhole) for (let fill = Math.max(point, 1); fill < zeros; fill += 1) bytes[w++] = ZERO;
  if (point <= 0) bytes[w++] = ZERO;
  for (let index = 0; index < point; index += 1) bytes[w++] = ZERO + (index < count ? (digits[index] as number) : 0);
  if (isWhole) return w;
  bytes[w++] = POINT;
  for (let index = point; index < 0; index += 1) bytes[w++] = ZERO;
  for (let index = Math.max(point, 0); index < count; index += 1) bytes[w++] = ZERO + (digits[index] as number);
  return w;
}
