import type { KeyColumn } from './key-column';

/** An e-mail or phone that this many rows share is nobody's own: it was typed to fill the field. */
export const MANY_ROWS = 20;

/** Rows with the same e-mail and different ids: the shop would move the e-mail from one consumer to another. */
export class SharedEmails {
  /** Groups with more than one id → the first row whose id is not that of the group's first row. */
  readonly #mixed = new Map<number, number>();
  /** Those of them with many rows. */
  readonly #crowded = new Set<number>();

  constructor(
    private readonly emails: KeyColumn,
    private readonly ids: KeyColumn,
  ) {}

  /** Checks groups again, and yields the rows of those that changed. */
  *regroup(groups: Iterable<number>): Generator<number> {
    for (const group of groups) {
      const rows = this.emails.index.rowsOf(group);
      const other = rows.find((row) => !this.ids.isSame(rows[0] as number, row));
      const wasMixed = this.#mixed.has(group);
      const wasCrowded = this.#crowded.has(group);
      const isCrowded = other !== undefined && rows.length >= MANY_ROWS;
      if (isCrowded) this.#crowded.add(group);
      else this.#crowded.delete(group);
      if (other === undefined) this.#mixed.delete(group);
      else this.#mixed.set(group, other);
      if (wasMixed === (other === undefined) || wasCrowded !== isCrowded) yield* rows;
    }
  }

  /** Numbers of the groups. */
  groups(): Iterable<number> {
    return this.#mixed.keys();
  }

  has(group: number): boolean {
    return this.#mixed.has(group);
  }

  /** The number of rows with the row's e-mail if they are many; else null. */
  crowdOf(row: number): number | null {
    const group = this.emails.groupOf(row);
    return this.#crowded.has(group) ? this.emails.index.rowsOf(group).length : null;
  }

  /** The first row with the same e-mail and another id. */
  otherOf(row: number): number | null {
    const group = this.emails.groupOf(row);
    const other = this.#mixed.get(group);
    if (other === undefined) return null;
    const [first = other] = this.emails.index.rowsOf(group);
    return this.ids.isSame(first, row) ? other : first;
  }
}
