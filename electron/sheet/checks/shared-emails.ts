import type { KeyColumn } from './key-column';

/** Rows that have one e-mail and more than one id: the shop would take the e-mail from one consumer for another. */
export class SharedEmails {
  /** Groups of rows with one e-mail that have more than one id. */
  readonly #mixed = new Set<number>();

  constructor(
    private readonly emails: KeyColumn,
    private readonly ids: KeyColumn,
  ) {}

  /** Finds out again which of these groups have more than one id, and names the rows of those where that has changed. */
  *regroup(groups: Iterable<number>): Generator<number> {
    for (const group of groups) {
      const rows = this.emails.index.rowsOf(group);
      const [first] = rows;
      const isMixed = first !== undefined && rows.some((row) => !this.ids.isSame(first, row));
      if (isMixed === this.#mixed.has(group)) continue;
      if (isMixed) this.#mixed.add(group);
      else this.#mixed.delete(group);
      yield* rows;
    }
  }

  /** The first row with the row's e-mail and another id than its own. */
  otherOf(row: number): number | null {
    const group = this.emails.groupOf(row);
    if (!this.#mixed.has(group)) return null;
    return this.emails.index.rowsOf(group).find((other) => !this.ids.isSame(row, other)) ?? null;
  }
}
