import { emptyLook, firstLooked, type LookedRows, type LookPlan } from '../../checks/row-look';
import type { SecondThread } from '../../source/second-thread';
import type { CellIndex } from './cell-index';

/** How many more rows than the first ones let expect are made room for. */
const SPARE = 1.25;

/** Has rows looked over by the second thread as soon as they are indexed. */
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

  /** Takes the rows that have come since the last call. @param share of the text that all rows so far take */
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
    // It may fail while the file is still being read, and is waited for only then.
    part.catch(() => undefined);
    this.#parts.push(part);
  }

  /** What was found in all of them; undefined where they turned out to be far more than was thought. */
  async finish(): Promise<LookedRows | undefined> {
    await Promise.all(this.#parts);
    return this.#found === undefined || this.#rows >= this.#room ? undefined : firstLooked(this.#found, this.#rows + 1);
  }
}
