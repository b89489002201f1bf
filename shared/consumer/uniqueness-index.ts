/**
 * Which rows of a sheet share a value that should be unique, kept up to date change by change. Made for a million rows:
 * a value that stands once costs a number, only repeated ones a list.
 */
export class UniquenessIndex {
  /** Row → its key; '' or a hole for none. */
  readonly #keys: string[] = [''];
  readonly #rows = new Map<string, number | Group>();
  readonly #changedRows = new Set<number>();
  readonly #changedKeys = new Set<string>();

  /** Gives the row a key in place of its former one. '' takes it out. `row` is 1-based. */
  set(row: number, key: string): void {
    const before = this.keyOf(row);
    if (before === key) return;
    this.#leave(row, before);
    while (this.#keys.length < row) this.#keys.push('');
    this.#keys[row] = key;
    this.#join(row, key);
  }

  /** Takes the row out, e.g. because it is excluded. */
  delete(row: number): void {
    this.set(row, '');
  }

  keyOf(row: number): string {
    return this.#keys[row] ?? '';
  }

  /** The first of the other rows with this row's key; null when it is alone or has none. */
  firstOtherOf(row: number): number | null {
    const [first, second] = this.#groupOf(row);
    return (first === row ? second : first) ?? null;
  }

  /** All other rows with this row's key, ascending. */
  othersOf(row: number): number[] {
    return this.#groupOf(row).filter((other) => other !== row);
  }

  /**
   * The rows that have become duplicates, are none any more, or share their key with other rows than at the last call.
   * It may hold a few whose state is the same again.
   */
  takeChanged(): Iterable<number> {
    const changed = new Set(this.#changedRows);
    for (const key of this.#changedKeys) {
      const rows = this.#rows.get(key);
      if (typeof rows === 'number') changed.add(rows);
      else if (rows !== undefined) for (const row of this.#living(key, rows)) changed.add(row);
    }
    this.#changedRows.clear();
    this.#changedKeys.clear();
    return changed;
  }

  #join(row: number, key: string): void {
    if (key === '') return;
    const rows = this.#rows.get(key);
    if (rows === undefined) {
      this.#rows.set(key, row);
      return;
    }
    this.#changedRows.add(row);
    if (typeof rows === 'number') {
      this.#rows.set(key, { sorted: rows < row ? [rows, row] : [row, rows], size: 2 });
      this.#changedRows.add(rows);
      return;
    }
    this.#changedKeys.add(key);
    insert(rows.sorted, row);
    rows.size += 1;
  }

  #leave(row: number, key: string): void {
    if (key === '') return;
    const rows = this.#rows.get(key);
    if (rows === undefined || typeof rows === 'number') {
      this.#rows.delete(key);
      return;
    }
    this.#changedRows.add(row);
    this.#changedKeys.add(key);
    rows.size -= 1;
    this.#keys[row] = '';
    if (rows.size > 1) return;
    // The one that is left is alone now, and says so even if its key is gone by the next look.
    const left = this.#living(key, rows)[0] ?? row;
    this.#changedRows.add(left);
    this.#rows.set(key, left);
  }

  #groupOf(row: number): readonly number[] {
    const key = this.keyOf(row);
    const rows = key === '' ? undefined : this.#rows.get(key);
    return rows === undefined || typeof rows === 'number' ? [] : this.#living(key, rows);
  }

  #living(key: string, group: Group): readonly number[] {
    if (group.sorted.length !== group.size) group.sorted = group.sorted.filter((row) => this.#keys[row] === key);
    return group.sorted;
  }
}

/**
 * The rows of a repeated key. A row that left stays in `sorted` until the next look, so that a hundred thousand rows
 * leave in one sweep instead of moving the list each time; `size` counts the others.
 */
interface Group {
  sorted: number[];
  size: number;
}

/** Puts the row into the ascending list unless it is there. */
function insert(sorted: number[], row: number): void {
  let low = 0;
  let high = sorted.length;
  if (high > 0 && (sorted[high - 1] ?? 0) < row) {
    sorted.push(row);
    return;
  }
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? 0) < row) low = middle + 1;
    else high = middle;
  }
  if (sorted[low] !== row) sorted.splice(low, 0, row);
}
