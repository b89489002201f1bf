import { cleanText } from '../../shared/consumer/clean-text';
import type { PlannedColumn, RowPlan } from '../../shared/consumer/row-plan';
import type { EditedTable } from './edited-table';
import type { CellSpans } from './table';

/** A bit for each field that a person is known by, and one for whatever else a row has. */
const EMAIL = 1;
const NAME = 2;
const PHONE = 4;
const OTHER = 8;
const CONTACTS = [EMAIL, NAME, PHONE];
const ANY_CONTACT = EMAIL | NAME | PHONE;

/** First bytes of a cell that surely has text: not unseen, no quote or `=` that may stand around nothing, no `NULL`, no `\N`. */
const SURELY_TEXT = new Uint8Array(256).fill(1, 0x21, 0x7f).fill(1, 0xc3, 0xe0);
for (const sign of '"=N\\') SURELY_TEXT[sign.charCodeAt(0)] = 0;

/** Which rows have anything beside their id, and whether the sheet's rows have e-mails, names or phones as a rule. */
export class FilledRows {
  readonly #bits: Uint8Array;
  /** Rows that have this. */
  readonly #counts = new Map<number, number>(CONTACTS.map((bit) => [bit, 0]));
  /** Where all have the same name, rows are not told from those below the table by having one. */
  readonly #nameForAll: boolean;

  constructor(
    private readonly table: EditedTable,
    private readonly plan: RowPlan,
  ) {
    this.#bits = new Uint8Array(table.rowCount + 1);
    this.#nameForAll = plan.constants.some(({ field }) => field === 'name');
  }

  /** Takes in cells that stand where `spans` says; of edited rows only {@link finish} knows. */
  addCells(column: PlannedColumn, firstRow: number, count: number, { starts, ends }: CellSpans): void {
    const bit = bitOf(column);
    const { bytes } = this.table.original;
    const bits = this.#bits;
    for (let at = 0; at < count; at += 1) {
      const start = starts[at] as number;
      const row = firstRow + at;
      if ((ends[at] as number) <= start || (bit === OTHER && bits[row] !== 0)) continue;
      if (SURELY_TEXT[bytes[start] as number] === 1 || this.#hasText(row, column))
        bits[row] = (bits[row] as number) | bit;
    }
  }

  /** All cells of the file are in. */
  finish(): void {
    for (const row of this.table.editedRows()) this.#bits[row] = this.#bitsOf(row);
    for (let row = 1; row < this.#bits.length; row += 1) this.#count(this.#bits[row] as number, 1);
  }

  /** The row's cells have changed. */
  refresh(row: number): void {
    this.#count(this.#bits[row] as number, -1);
    this.#bits[row] = this.#bitsOf(row);
    this.#count(this.#bits[row] as number, 1);
  }

  /**
   * Whether a row with none of e-mail, name and phone is no consumer's: one of these columns is filled in at least half of the rows,
   * excluded ones among them.
   */
  get expectsContact(): boolean {
    if (this.#nameForAll) return false;
    const most = Math.max(...this.#counts.values());
    return most > 0 && most * 2 >= this.table.rowCount;
  }

  hasContact(row: number): boolean {
    return ((this.#bits[row] as number) & ANY_CONTACT) !== 0;
  }

  /** Whether all cells but the id's are empty. */
  isBlank(row: number): boolean {
    return this.#bits[row] === 0;
  }

  *rowsWithoutContact(): Generator<number> {
    for (let row = 1; row < this.#bits.length; row += 1) if (!this.hasContact(row)) yield row;
  }

  #bitsOf(row: number): number {
    let bits = 0;
    for (const column of this.plan.columns) {
      if (column.column !== this.plan.idColumn && this.#hasText(row, column)) bits |= bitOf(column);
    }
    return bits;
  }

  #hasText(row: number, { column }: PlannedColumn): boolean {
    return cleanText(this.table.cell(row, column)) !== '';
  }

  #count(bits: number, step: 1 | -1): void {
    for (const bit of CONTACTS) {
      if ((bits & bit) !== 0) this.#counts.set(bit, (this.#counts.get(bit) ?? 0) + step);
    }
  }
}

function bitOf({ target }: PlannedColumn): number {
  if (target.kind !== 'field') return OTHER;
  switch (target.field) {
    case 'email':
      return EMAIL;
    case 'name':
      return NAME;
    case 'phone':
      return PHONE;
    default:
      return OTHER;
  }
}
