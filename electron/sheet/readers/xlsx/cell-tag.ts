import { readReference, reference } from './cell-reference';
import { NUMBER, readCellType, readStyle } from './cell-type';

const LOWER_R = 0x72;
const LOWER_S = 0x73;
const LOWER_T = 0x74;

/** What the tag of a cell says (ECMA-376 part 1, 18.3.1.4). One object for all cells. */
export class CellTag {
  /** 0-based. */
  column = 0;
  /** 1-based; −1 if the tag does not give it. */
  row = -1;
  style = 0;
  type = NUMBER;

  /** @param column the column of the cell if its tag does not give one */
  clear(column: number): void {
    this.column = column;
    this.row = -1;
    this.style = 0;
    this.type = NUMBER;
  }

  /**
   * Reads one attribute.
   *
   * @param name the first byte of its name
   * @returns false if the value should be a reference and is not one
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
