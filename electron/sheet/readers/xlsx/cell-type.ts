// Types of cells (ECMA-376 part 1, 18.18.11).
export const NUMBER = 0;
export const SHARED = 1;
/** `str`, the text result of a formula, and `inlineStr`. */
export const PLAIN_TEXT = 2;
export const BOOLEAN = 3;
export const ISO_DATE = 4;
/** Its text is taken as it is. */
export const ERROR = 5;

const ONE = 0x31;
const LOWER_B = 0x62;
const LOWER_D = 0x64;
const LOWER_E = 0x65;
const LOWER_N = 0x6e;
const LOWER_S = 0x73;
const LOWER_T = 0x74;

/** The type in a cell's attribute `t`. A value whose type is not in the standard is taken as text, so that nothing of it is lost. */
export function readCellType(bytes: Buffer, start: number, end: number): number {
  if (end === start) return NUMBER;
  if (end - start > 1) return PLAIN_TEXT;
  switch (bytes[start]) {
    case LOWER_S:
      return SHARED;
    case LOWER_N:
      return NUMBER;
    case LOWER_E:
      return ERROR;
    case LOWER_B:
      return BOOLEAN;
    case LOWER_D:
      return ISO_DATE;
    default:
      return PLAIN_TEXT;
  }
}

/** A cell's style (attribute `s`); −1 if the value is not a number. */
export function readStyle(bytes: Buffer, start: number, end: number): number {
  const text = bytes.toString('latin1', start, end);
  return /^\d{1,9}$/.test(text) ? Number(text) : -1;
}

/** Whether an attribute is true as XML Schema writes it. */
export function readFlag(bytes: Buffer, start: number, end: number): boolean {
  const first = bytes[start];
  // Rules out most values without making a string, since some programs write `hidden="false"` on every row.
  if (first !== ONE && first !== LOWER_T) return false;
  const text = bytes.toString('latin1', start, end);
  return text === '1' || text === 'true';
}
