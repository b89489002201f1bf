import { randomInt } from 'node:crypto';
import { phoneCountry } from '../../../shared/consumer/cells/phone';
import type { EditedTable } from '../table/edited-table';
import { inTimeSlices } from '../threads/time-slices';
import type { KeyColumn } from './key-column';
import { keyOfPhone, numberOf, ONE_FORM, WAYS } from './phone-numbers';
import { MANY_ROWS } from './shared-emails';

const SLICE_ROWS = 65_536;
/** Rows per counter: few enough for hardly any to reach {@link MANY_ROWS} by chance, many enough for all to stay in the cache. */
const ROWS_PER_SLOT = 4;
/** Spreads consecutive numbers (Knuth, multiplicative hashing). */
const SPREAD = 0x9e3779b1;

/** Rows with the same phone, of which not all have the same id. */
interface Crowd {
  first: number;
  count: number;
  isMixed: boolean;
}

/**
 * The phones of all rows: which of them very many rows have, and whether they are written in different ways. Two people may well have one
 * phone, so small groups are not kept: rows are only counted, which takes about ten bytes each, and those of a crowd are looked for when needed.
 */
export class PhoneColumn {
  readonly column: number;
  readonly #country: ReturnType<typeof phoneCountry>;
  /** Row → phone, see `phone-numbers.ts`. */
  readonly #phones: Float64Array;
  /** How many rows have a number with this hash. Where they are few, no number has many. */
  readonly #slots: Uint32Array;
  readonly #shift: number;
  /** Unpredictable, so that nobody can make a file whose numbers all have the same slot. */
  readonly #seed = randomInt(2 ** 32);
  readonly #ways = new Uint32Array(WAYS);
  #crowds = new Map<number, Crowd>();
  readonly #touched = new Set<number>();

  /** @param phones by row, as the scan of the file found them; taken over, not copied */
  constructor(
    private readonly table: EditedTable,
    private readonly ids: KeyColumn,
    phones: Float64Array,
    { column, timeZone }: { column: number; timeZone: string },
  ) {
    this.column = column;
    this.#country = phoneCountry(timeZone);
    this.#phones = phones;
    const bits = Math.max(1, Math.ceil(Math.log2(phones.length / ROWS_PER_SLOT)));
    this.#slots = new Uint32Array(2 ** bits);
    this.#shift = 32 - bits;
  }

  /** Sets a row's phone, or removes it with 0. Call {@link finish} when all are set. */
  add(row: number, phone: number): void {
    if (this.column !== -1) this.#phones[row] = phone;
  }

  /** The same with what the cell holds. */
  addByText(row: number): void {
    if (this.column !== -1) this.#phones[row] = this.#read(row);
  }

  /** Counts all phones. The ids must be counted before. */
  async finish(): Promise<void> {
    this.#slots.fill(0);
    this.#ways.fill(0);
    this.#touched.clear();
    await inTimeSlices(this.#phones.length, SLICE_ROWS, (start, end) => {
      for (let row = start; row < end; row += 1) this.#count(this.#phones[row] as number, 1);
    });
    const found = new Map<number, Crowd>();
    if (this.#slots.some((count) => count >= MANY_ROWS))
      await inTimeSlices(this.#phones.length, SLICE_ROWS, (start, end) => this.#gather(found, null, start, end));
    this.#crowds = new Map([...found].filter(([, crowd]) => isCrowd(crowd)));
  }

  leave(row: number): void {
    this.#change(row, 0);
  }

  join(row: number): void {
    this.#change(row, this.column === -1 ? 0 : this.#read(row));
  }

  /** Numbers that very many rows have now. */
  get crowds(): ReadonlySet<number> {
    return new Set(this.#crowds.keys());
  }

  /** Rows to check again after {@link leave} and {@link join}: their phone has become one of very many rows, or ceased to be. */
  *takeConcerned(): Generator<number> {
    const touched = new Set(
      [...this.#touched].filter((number) => this.#crowds.has(number) || this.#mayBeCrowd(number)),
    );
    this.#touched.clear();
    if (touched.size === 0) return;
    const before = this.crowds;
    const found = new Map<number, Crowd>();
    this.#gather(found, touched, 0, this.#phones.length);
    for (const number of touched) this.#crowds.delete(number);
    for (const [number, crowd] of found) if (isCrowd(crowd)) this.#crowds.set(number, crowd);
    if ([...touched].some((number) => this.#crowds.has(number) !== before.has(number))) yield* this.rowsToCheck(before);
  }

  /**
   * Rows to check again after a {@link finish}.
   *
   * @param before the crowds before it
   * @param changed rows that need the check if they are in a crowd now
   */
  *rowsToCheck(before: ReadonlySet<number>, changed?: { has(row: number): boolean }): Generator<number> {
    if (before.size === 0 && this.#crowds.size === 0) return;
    for (let row = 1; row < this.#phones.length; row += 1) {
      const number = numberOf(this.#phones[row] as number);
      const isNow = this.#crowds.has(number);
      if (isNow !== before.has(number) || (isNow && changed?.has(row) === true)) yield row;
    }
  }

  crowdedRows(): Generator<number> {
    return this.rowsToCheck(new Set());
  }

  /** The number of rows with the row's phone if they are many; else null. */
  crowdOf(row: number): number | null {
    if (this.#crowds.size === 0) return null;
    return this.#crowds.get(numberOf(this.#phones[row] as number))?.count ?? null;
  }

  /** How many phones are not in the form of `phoneForm`, if the column has several forms; else 0. */
  get inOtherForms(): number {
    const isMixed = this.#ways.filter((count) => count > 0).length > 1;
    return isMixed ? this.#ways.reduce((sum, count, way) => (way === ONE_FORM ? sum : sum + count), 0) : 0;
  }

  #read(row: number): number {
    return keyOfPhone(this.table.cell(row, this.column), this.#country);
  }

  #change(row: number, phone: number): void {
    if (this.column === -1) return;
    const before = this.#phones[row] as number;
    this.#count(before, -1);
    this.#count(phone, 1);
    this.#phones[row] = phone;
    for (const number of [numberOf(before), numberOf(phone)]) if (number !== 0) this.#touched.add(number);
  }

  #count(phone: number, step: 1 | -1): void {
    if (phone === 0) return;
    const number = numberOf(phone);
    const slot = this.#slotOf(number);
    this.#slots[slot] = (this.#slots[slot] as number) + step;
    const way = phone - number * WAYS;
    this.#ways[way] = (this.#ways[way] as number) + step;
  }

  #slotOf(number: number): number {
    const high = Math.floor(number / 2 ** 20);
    return Math.imul(Math.imul(high ^ this.#seed, SPREAD) ^ (number - high * 2 ** 20), SPREAD) >>> this.#shift;
  }

  #mayBeCrowd(number: number): boolean {
    return (this.#slots[this.#slotOf(number)] as number) >= MANY_ROWS;
  }

  /** Adds the rows from `start` to `end` to the numbers that may have many: to any, or to those that are wanted. */
  #gather(into: Map<number, Crowd>, wanted: ReadonlySet<number> | null, start: number, end: number): void {
    for (let row = start; row < end; row += 1) {
      const number = numberOf(this.#phones[row] as number);
      if (number === 0 || !(wanted === null ? this.#mayBeCrowd(number) : wanted.has(number))) continue;
      const crowd = into.get(number) ?? { first: row, count: 0, isMixed: false };
      crowd.count += 1;
      crowd.isMixed ||= !this.ids.isSame(crowd.first, row);
      into.set(number, crowd);
    }
  }
}

const isCrowd = ({ count, isMixed }: Crowd): boolean => isMixed && count >= MANY_ROWS;
