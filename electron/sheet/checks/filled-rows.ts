import { cleanText } from '../../../shared/consumer/cells/clean-text';
import type { PlannedColumn, RowPlan } from '../../../shared/consumer/rows/row-plan';
import type { EditedTable } from '../table/edited-table';
import { FILLS } from './row-look';

const CONTACTS = [FILLS.email, FILLS.name, FILLS.phone];
const ANY_CONTACT = FILLS.email | FILLS.name | FILLS.phone;

/** Which rows have anything besides their id, and whether most rows have an e-mail, name or phone. */
export class FilledRows {
  readonly #bits: Uint8Array;
  /** Number of rows with exactly these bits. */
  readonly #rowsWith = new Uint32Array((ANY_CONTACT | FILLS.other) + 1);
  /** If all rows have the same name, it does not tell rows from lines below the table. */
  readonly #nameForAll: boolean;

  /** @param bits by row, as the scan of the file found them (see `FILLS`); taken over, not copied */
  constructor(
    private readonly table: EditedTable,
    private readonly plan: RowPlan,
    bits: Uint8Array,
  ) {
    this.#bits = bits;
    this.#nameForAll = plan.constants.some(({ field }) => field === 'name');
  }

  /** Adds a row whose bytes did not decide this. */
  addByText(row: number): void {
    this.#bits[row] = this.#bitsOf(row);
  }

  /** Call it when all rows are added. */
  finish(): void {
    for (let row = 1; row < this.#bits.length; row += 1) this.#count(this.#bits[row] as number, 1);
  }

  /** Call it when the row's cells changed. */
  refresh(row: number): void {
    this.#count(this.#bits[row] as number, -1);
    this.#bits[row] = this.#bitsOf(row);
    this.#count(this.#bits[row], 1);
  }

  /**
   * Whether a row without e-mail, name and phone is no consumer: one of these columns is filled in at least half of the rows, including
   * excluded ones.
   */
  get expectsContact(): boolean {
    if (this.#nameForAll) return false;
    return CONTACTS.some((contact) => {
      const rows = this.#rowsWith.reduce((sum, count, bits) => sum + ((bits & contact) === 0 ? 0 : count), 0);
      return rows > 0 && rows * 2 >= this.table.rowCount;
    });
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
      if (column.column !== this.plan.idColumn && this.#hasText(row, column)) bits |= filledBit(column);
    }
    return bits;
  }

  #hasText(row: number, { column }: PlannedColumn): boolean {
    return cleanText(this.table.cell(row, column)) !== '';
  }

  #count(bits: number, step: 1 | -1): void {
    this.#rowsWith[bits] = (this.#rowsWith[bits] as number) + step;
  }
}

/** The bit of {@link FILLS} for a column. */
export function filledBit({ target }: PlannedColumn): number {
  if (target.kind !== 'field') return FILLS.other;
  switch (target.field) {
    case 'email':
    case 'name':
    case 'phone':
      return FILLS[target.field];
    default:
      return FILLS.other;
  }
}
