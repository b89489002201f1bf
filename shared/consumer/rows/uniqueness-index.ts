import { HashBuckets } from './hash-buckets';

/** Two or more rows that share a key. */
interface KeyGroup {
  /** Ascending. May include rows that have left, see {@link UniquenessIndex.rowsOf}. */
  sorted: number[];
  size: number;
}

/**
 * Knows which rows of a sheet share a value that should be unique, and is updated change by change. Built for a million rows: it stores
 * numbers only, by a hash of the value, and asks `same` whether two values are really equal. Only repeated values take a list.
 *
 * A row's value may change only between its {@link leave} and its {@link join}. If several rows change together, all of them leave first.
 */
export class UniquenessIndex {
  /** Row → hash of its current key, 0 for none. */
  readonly #hashes: Uint32Array;
  /** The rows as they were at first. An entry whose row has another hash by now is ignored. */
  readonly #atFirst: HashBuckets;
  /** Hash → rows that got it later. */
  readonly #latecomers = new Map<number, Set<number>>();
  /** Hash → a row that has it, tried first. Without it, a search would be slow after many rows have left. */
  readonly #lastFound = new Map<number, number>();
  readonly #groupOf: Uint32Array;
  /** Group numbers begin with 1. */
  readonly #groups: (KeyGroup | undefined)[] = [undefined];
  readonly #changed = new Set<number>();

  /**
   * Usable when {@link build} is done.
   *
   * @param hashes row → hash of its key, 0 for none, from row 1 on; taken over, not copied
   * @param same whether two rows with the same hash have the same key now
   */
  constructor(
    hashes: Uint32Array,
    private readonly same: (a: number, b: number) => boolean,
  ) {
    this.#hashes = hashes;
    this.#groupOf = new Uint32Array(hashes.length);
    this.#atFirst = new HashBuckets(hashes);
  }

  /** Finds equal keys. Yields the number of rows done after every few thousand rows, so that the caller can let others work. */
  *build(): Generator<number> {
    yield* this.#atFirst.eachRepeated((row, earlier) => {
      const isMate = this.same(row, earlier);
      if (isMate) this.#joinGroup(row, earlier);
      return isMate;
    });
    this.#changed.clear();
  }

  /**
   * Puts a row in with its new key.
   *
   * @param hash of the row's key; 0 if it has none
   */
  join(row: number, hash: number): void {
    this.#hashes[row] = hash;
    if (hash === 0) return;
    const mate = this.#findMate(row, hash);
    if (mate !== 0) {
      this.#lastFound.set(hash, mate);
      this.#joinGroup(row, mate);
    }
    if (this.#atFirst.holds(row, hash)) return;
    const latecomers = this.#latecomers.get(hash);
    if (latecomers === undefined) this.#latecomers.set(hash, new Set([row]));
    else latecomers.add(row);
  }

  /** Takes the row out. Its key may change after that. */
  leave(row: number): void {
    const hash = this.#hashes[row] as number;
    if (hash === 0) return;
    this.#hashes[row] = 0;
    this.#latecomers.get(hash)?.delete(row);
    const number = this.#groupOf[row] as number;
    if (number === 0) return;
    this.#changed.add(row);
    this.#groupOf[row] = 0;
    const group = this.#groups[number] as KeyGroup;
    group.size -= 1;
    const left = this.#lastLiving(number, group);
    this.#lastFound.set(hash, left);
    if (group.size > 1) return;
    this.#changed.add(left);
    this.#groupOf[left] = 0;
    this.#groups[number] = undefined;
  }

  hasKey(row: number): boolean {
    return this.#hashes[row] !== 0;
  }

  /** Number of the row's group; 0 if no other row has its key. */
  groupOf(row: number): number {
    return this.#groupOf[row] as number;
  }

  /** Rows of a group, ascending; empty if the group no longer exists. */
  rowsOf(group: number): readonly number[] {
    const found = this.#groups[group];
    if (found === undefined) return [];
    if (found.sorted.length !== found.size) {
      found.sorted = found.sorted.filter((row) => this.#groupOf[row] === group);
    }
    return found.sorted;
  }

  /** Numbers of all current groups. */
  *groups(): Generator<number> {
    for (let number = 1; number < this.#groups.length; number += 1)
      if (this.#groups[number] !== undefined) yield number;
  }

  /** Rows that began or ceased to share their key with others since the last call. May include some that did not change. */
  takeChanged(): number[] {
    const rows = [...this.#changed];
    this.#changed.clear();
    return rows;
  }

  /** Another row with the same key now, or 0. */
  #findMate(row: number, hash: number): number {
    const isMate = (other: number): boolean => other !== row && this.#hashes[other] === hash && this.same(row, other);
    const known = this.#lastFound.get(hash);
    if (known !== undefined && isMate(known)) return known;
    const { offsets, hashes, rows } = this.#atFirst;
    const bucket = this.#atFirst.bucketOf(hash);
    for (let at = offsets[bucket] as number; at < (offsets[bucket + 1] as number); at += 1) {
      if (hashes[at] === hash && isMate(rows[at] as number)) return rows[at] as number;
    }
    for (const other of this.#latecomers.get(hash) ?? []) if (isMate(other)) return other;
    return 0;
  }

  #joinGroup(row: number, mate: number): void {
    let number = this.#groupOf[mate] as number;
    this.#changed.add(row);
    if (number === 0) {
      number = this.#groups.length;
      this.#groups.push({ sorted: [mate], size: 1 });
      this.#groupOf[mate] = number;
      this.#changed.add(mate);
    }
    this.#groupOf[row] = number;
    const group = this.#groups[number] as KeyGroup;
    insert(group.sorted, row);
    group.size += 1;
  }

  /**
   * The last row that is still in the group. Drops rows that have left on the way, so that rows leaving one by one do not walk over them
   * again.
   */
  #lastLiving(number: number, group: KeyGroup): number {
    let row = group.sorted.at(-1);
    while (row !== undefined && this.#groupOf[row] !== number) {
      group.sorted.pop();
      row = group.sorted.at(-1);
    }
    if (row === undefined) throw new Error('a group without rows');
    return row;
  }
}

/** Inserts the row into the ascending list unless it is already there. */
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
