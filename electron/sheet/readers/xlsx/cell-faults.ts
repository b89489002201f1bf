/** Faults of a cell that become issues. */
export const FORMULA_NO_VALUE = 1;
export const TEXT_DAMAGED = 2;
/** The cell's type marks its text as an error. */
export const FORMULA_ERROR = 3;
/** A whole number with more digits than a spreadsheet keeps. */
export const NUMBER_ROUNDED = 4;

const FIELDS = 3;
const FIRST_CAPACITY = 64;

/** Faults of cells, twelve bytes each: a sheet whose formulas were never computed has one in every cell. */
export class CellFaults {
  #fields = new Uint32Array(FIRST_CAPACITY * FIELDS);
  #count = 0;
  #isInOrder = true;

  /**
   * @param row 1-based, in the sheet
   * @param column 0-based, in the sheet
   */
  add(row: number, column: number, fault: number): void {
    const at = this.#count * FIELDS;
    if (at === this.#fields.length) {
      const larger = new Uint32Array(at * 2);
      larger.set(this.#fields);
      this.#fields = larger;
    }
    if (at > 0 && row < (this.#fields[at - FIELDS] as number)) this.#isInOrder = false;
    this.#fields[at] = row;
    this.#fields[at + 1] = column;
    this.#fields[at + 2] = fault;
    this.#count += 1;
  }

  /** Calls back for each fault, ascending by row. */
  forEach(visit: (row: number, column: number, fault: number) => void): void {
    const fields = this.#fields;
    const order = new Uint32Array(this.#count).map((_, index) => index);
    if (!this.#isInOrder) {
      // Faults of one row stay in their order, since a typed array's sort is stable.
      order.sort((one, other) => (fields[one * FIELDS] as number) - (fields[other * FIELDS] as number));
    }
    for (const index of order) {
      const at = index * FIELDS;
      visit(fields[at] as number, fields[at + 1] as number, fields[at + 2] as number);
    }
  }
}
