import { emptyLook, firstLooked, type LookedRows, type LookPlan } from '../../checks/row-look';
import type { SecondThread } from '../../source/second-thread';
import type { CellIndex } from './cell-index';

/** Space for more rows than the first ones suggest, as a factor. */
const SPARE = 1.25;

/** Lets the second thread scan rows as soon as they are indexed. */
export class LookAhead {
  #found: LookedRows | undefined;
  #room = 0;
  #rows = 0;
  readonly #parts: Promise<unknown>[] = [];

  constructor(
    private readonly plan: LookPlan,
    private readonly thread: SecondThread,
    private readonly fileColumns: readonly number[],
  ) {}

  /**
   * Passes on the rows indexed since the last call.
   *
   * @param share of the text that all rows so far take
   */
  next(bytes: Uint8Array, cells: CellIndex, share: number): void {
    const firstRow = this.#rows + 1;
    const count = cells.rowCount - this.#rows;
    if (count === 0) return;
    this.#rows = cells.rowCount;
    if (this.#found === undefined) {
      this.#room = Math.ceil((count / share) * SPARE) + 1;
      this.#found = emptyLook(this.plan, 0, this.#room);
    }
    if (this.#rows >= this.#room) return;
    const { stride, rowShift, rowMask, starts, ends } = cells;
    const part = this.thread.do('look', {
      plan: this.plan,
      bytes,
      cells: { stride, rowShift, rowMask, starts, ends },
      fileColumns: this.fileColumns,
      firstRow,
      count,
      into: this.#found,
    });
    // It may fail while the file is still being read, and is awaited only later.
    part.catch(() => undefined);
    this.#parts.push(part);
  }

  /** The results for all rows. Undefined if there were far more rows than expected. */
  async finish(): Promise<LookedRows | undefined> {
    await Promise.all(this.#parts);
    return this.#found === undefined || this.#rows >= this.#room ? undefined : firstLooked(this.#found, this.#rows + 1);
  }
}
