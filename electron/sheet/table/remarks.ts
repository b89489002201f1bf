/** Problems that a reader finds with a row or cell of the file itself. Each is an issue with the same code. */
export const REMARK_CODES = [
  'row-short',
  'row-long',
  'quote-unclosed',
  'text-damaged',
  'formula-no-value',
  'formula-error',
  /** Applies only to a column of ids. */
  'id-rounded',
] as const;
export type RemarkCode = (typeof REMARK_CODES)[number];

export interface Remark {
  code: RemarkCode;
  /** 0-based column of the table, or null for the row as a whole. */
  column: number | null;
  /** 1-based line of a text file, or row of a workbook's sheet. */
  line: number;
}

const FIELDS = 4;
const FIRST_CAPACITY = 64;

/** Remarks in the order of their rows. Sixteen bytes each, since a file may have one in every row. */
export class Remarks {
  #fields = new Uint32Array(FIRST_CAPACITY * FIELDS);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** @param row 1-based; not below that of the previous remark */
  add(row: number, { code, column, line }: Remark): void {
    const at = this.#length * FIELDS;
    if (at === this.#fields.length) {
      const larger = new Uint32Array(at * 2);
      larger.set(this.#fields);
      this.#fields = larger;
    }
    this.#fields[at] = row;
    this.#fields[at + 1] = REMARK_CODES.indexOf(code);
    this.#fields[at + 2] = column === null ? 0 : column + 1;
    this.#fields[at + 3] = line;
    this.#length += 1;
  }

  of(row: number): Remark[] {
    const found: Remark[] = [];
    for (let index = this.#firstOf(row); index < this.#length && this.#row(index) === row; index += 1) {
      const at = index * FIELDS;
      const column = this.#fields[at + 2] ?? 0;
      found.push({
        code: REMARK_CODES[this.#fields[at + 1] ?? 0] ?? 'row-short',
        column: column === 0 ? null : column - 1,
        line: this.#fields[at + 3] ?? 0,
      });
    }
    return found;
  }

  /** Rows with remarks, ascending, each once. */
  *rows(): Generator<number> {
    let last = 0;
    for (let index = 0; index < this.#length; index += 1) {
      const row = this.#row(index);
      if (row !== last) yield row;
      last = row;
    }
  }

  #row(index: number): number {
    return this.#fields[index * FIELDS] ?? 0;
  }

  /** Index of the first remark for this row or a later one. */
  #firstOf(row: number): number {
    let low = 0;
    let high = this.#length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#row(middle) < row) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
