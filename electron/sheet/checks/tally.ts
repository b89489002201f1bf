/** Counts rows by a text, such as their e-mail's host, and notices when a count reaches a limit or falls below it. */
export class Tally {
  readonly #textOf = new Map<number, string>();
  readonly #rows = new Map<string, Set<number>>();
  readonly #crossed = new Set<string>();

  /** @param limit number of rows from which on a text is frequent */
  constructor(private readonly limit: number) {}

  /** Counts the row under a text; null for none. */
  put(row: number, text: string | null): void {
    const before = this.#textOf.get(row) ?? null;
    if (before === text) return;
    if (before !== null) {
      const rows = this.#rows.get(before) as Set<number>;
      if (rows.size === this.limit) this.#crossed.add(before);
      rows.delete(row);
      if (rows.size === 0) this.#rows.delete(before);
      this.#textOf.delete(row);
    }
    if (text === null) return;
    const rows = this.#rows.get(text) ?? new Set();
    this.#rows.set(text, rows.add(row));
    if (rows.size === this.limit) this.#crossed.add(text);
    this.#textOf.set(row, text);
  }

  isFrequent(text: string): boolean {
    return (this.#rows.get(text)?.size ?? 0) >= this.limit;
  }

  rowsOf(text: string): Iterable<number> {
    return this.#rows.get(text) ?? [];
  }

  /** Texts that became frequent, or ceased to be, since the last call. May include some that did both. */
  takeCrossed(): string[] {
    const texts = [...this.#crossed];
    this.#crossed.clear();
    return texts;
  }
}
