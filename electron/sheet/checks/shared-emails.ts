import type { KeyColumn } from './key-column';

/** Rows with the same e-mail and different ids: the shop would move the e-mail from one consumer to another. */
export class SharedEmails {
  /** Groups with more than one id. */
  readonly #mixed = new Set<number>();

  constructor(
    private readonly emails: KeyColumn,
    private readonly ids: KeyColumn,
  ) {}

  /** Checks groups again, and yields the rows of those that changed. */
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

  /** Numbers of the groups. */
  groups(): Iterable<number> {
    return this.#mixed;
  }

  has(group: number): boolean {
    return this.#mixed.has(group);
  }

  /** The first row with the same e-mail and another id. */
  otherOf(row: number): number | null {
    const group = this.emails.groupOf(row);
    if (!this.#mixed.has(group)) return null;
    return this.emails.index.rowsOf(group).find((other) => !this.ids.isSame(row, other)) ?? null;
  }
}
