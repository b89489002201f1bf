import { readReference, reference } from './cell-reference';
import { NUMBER, readCellType, readStyle, SHARED } from './cell-type';

const SPACE = 0x20;
const DOUBLE_QUOTE = 0x22;
const ZERO = 0x30;
const NINE = 0x39;
const EQUALS = 0x3d;
const UPPER_A = 0x41;
const UPPER_Z = 0x5a;
const LOWER_N = 0x6e;
const LOWER_R = 0x72;
const LOWER_S = 0x73;
const LOWER_T = 0x74;

/** ` r="` and three letters; ` s="` and eight digits; and seven digits of a row. */
const REFERENCE_LETTERS = 3;
const ROW_DIGITS = 7;
const STYLE_DIGITS = 8;

/** What the tag of a cell says (ECMA-376 part 1, 18.3.1.4). One object for all cells. */
export class CellTag {
  /** 0-based. */
  column = 0;
  /** 1-based; -1 where the tag does not say. */
  row = -1;
  style = 0;
  type = NUMBER;

  /** @param column The column of a cell that does not say which it is. */
  clear(column: number): void {
    this.column = column;
    this.row = -1;
    this.style = 0;
    this.type = NUMBER;
  }

  /**
   * Reads attributes as long as they are written as nearly all programs do, ` r="AB12" s="3" t="s"`, each byte once.
   *
   * @returns where the first begins that is not, or where the tag ends
   */
  readUsual(b: Buffer, at: number, end: number): number {
    let p = at;
    // Behind the first letter of the value all digits of an attribute are looked at without a look at the end of the bytes.
    while (p + 24 < end && b[p] === SPACE && b[p + 2] === EQUALS && b[p + 3] === DOUBLE_QUOTE) {
      const name = b[p + 1] as number;
      let q = p + 4;
      let byte = b[q] as number;
      let number = 0;
      if (name === LOWER_R) {
        const letters = q;
        for (; byte >= UPPER_A && byte <= UPPER_Z && q < letters + REFERENCE_LETTERS; byte = b[++q] as number) {
          number = number * 26 + byte - UPPER_A + 1;
        }
        const column = number - 1;
        const digits = q;
        number = 0;
        for (; byte >= ZERO && byte <= NINE && q < digits + ROW_DIGITS; byte = b[++q] as number) {
          number = number * 10 + byte - ZERO;
        }
        if (byte !== DOUBLE_QUOTE || digits === letters || q === digits) break;
        this.column = column;
        this.row = number;
      } else if (name === LOWER_S) {
        const digits = q;
        for (; byte >= ZERO && byte <= NINE && q < digits + STYLE_DIGITS; byte = b[++q] as number) {
          number = number * 10 + byte - ZERO;
        }
        if (byte !== DOUBLE_QUOTE || q === digits) break;
        this.style = number;
      } else if (name === LOWER_T && (byte === LOWER_S || byte === LOWER_N) && b[q + 1] === DOUBLE_QUOTE) {
        this.type = byte === LOWER_S ? SHARED : NUMBER;
        q += 1;
      } else break;
      p = q + 1;
    }
    return p;
  }

  /**
   * Reads one attribute, however it is written, by the first letter of its name and its value.
   *
   * @returns false where the reference is none
   * @throws UnknownStructureError for an unknown type
   */
  readAttribute(bytes: Buffer, name: number, start: number, end: number): boolean {
    switch (name) {
      case LOWER_R:
        if (!readReference(bytes, start, end) || reference.column < 0) return false;
        this.column = reference.column;
        this.row = reference.row;
        return true;
      case LOWER_S:
        this.style = readStyle(bytes, start, end);
        return true;
      case LOWER_T:
        this.type = readCellType(bytes, start, end);
        return true;
      default:
        return true;
    }
  }
}
