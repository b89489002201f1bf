import { cleanText } from '../../../shared/consumer/cells/clean-text';
import type { PlannedColumn, RowPlan } from '../../../shared/consumer/rows/row-plan';
import type { EditedTable } from '../table/edited-table';
import { FILLS } from './row-look';

const CONTACTS = [FILLS.email, FILLS.name, FILLS.phone];
const ANY_CONTACT = FILLS.email | FILLS.name | FILLS.phone;

/** What changed columns fill, as bits of {@link FILLS}. */
export interface ChangedFills {
  touched: number;
  /** Bits that no other column fills. */
  alone: number;
}

/** Which rows have anything besides their id, and whether most rows have an e-mail, name or phone. */
export class FilledRows {
  /** `other` is known only of rows without a contact. */
  readonly #bits: Uint8Array;
  readonly #filling: readonly PlannedColumn[];
  /** Number of rows with exactly these bits. */
  readonly #rowsWith = new Uint32Array((ANY_CONTACT | FILLS.other) + 1);
  /** If all rows have the same name, it does not tell rows from lines below the table. */
  readonly #nameForAll: boolean;

  /** @param bits by row, as the scan of the file found them (see `FILLS`); taken over, not copied */
  constructor(
    private readonly table: EditedTable,
    plan: RowPlan,
    bits: Uint8Array,
  ) {
    this.#bits = bits;
    this.#filling = plan.columns.filter(({ column }) => column !== plan.idColumn);
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
    this.#put(row, this.#bitsOf(row));
  }

  /** What these columns fill. */
  fillsOf(columns: ReadonlySet<number>): ChangedFills {
    let touched = 0;
    let others = 0;
    for (const column of this.#filling) {
      if (columns.has(column.column)) touched |= filledBit(column);
      else others |= filledBit(column);
    }
    return { touched, alone: touched & ~others };
  }

  /**
   * Call it when cells of the row changed, in columns that were scanned.
   *
   * @param found bits of the scanned columns
   */
  refreshColumns(row: number, found: number, { touched, alone }: ChangedFills): void {
    if (touched === 0) return;
    const before = this.#bits[row] as number;
    const lost = before & touched & ~found;
    const after = (before & ~touched) | found;
    const isKnown = (lost & ~alone & ANY_CONTACT) === 0 && ((after & ANY_CONTACT) !== 0 || (found & FILLS.other) !== 0);
    this.#put(row, isKnown ? after : this.#bitsOf(row));
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
    for (const column of this.#filling) {
      const bit = filledBit(column);
      if ((bit & ANY_CONTACT) !== 0 && this.#hasText(row, column)) bits |= bit;
    }
    const hasOther = (column: PlannedColumn) => filledBit(column) === FILLS.other && this.#hasText(row, column);
    return bits === 0 && this.#filling.some(hasOther) ? FILLS.other : bits;
  }

  #put(row: number, bits: number): void {
    this.#count(this.#bits[row] as number, -1);
    this.#bits[row] = bits;
    this.#count(bits, 1);
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
