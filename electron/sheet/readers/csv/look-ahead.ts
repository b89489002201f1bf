import { emptyLook, KEYS, type LookedRows, type LookPlan } from '../../row-look';
import type { SecondThread } from '../../second-thread/second-thread';
import type { CellIndex } from './cell-index';

/** Has rows looked over by the second thread as soon as they are indexed. */
export class LookAhead {
  readonly #parts: Promise<LookedRows>[] = [];
  #rows = 0;

  constructor(
    private readonly plan: LookPlan,
    private readonly thread: SecondThread,
    private readonly fileColumns: readonly number[],
  ) {}

  /** Takes the rows that have come since the last call. */
  next(bytes: Uint8Array, cells: CellIndex): void {
    const firstRow = this.#rows + 1;
    const count = cells.rowCount - this.#rows;
    if (count === 0) return;
    this.#rows = cells.rowCount;
    const { stride, rowShift, rowMask, starts, ends, oddColumns } = cells;
    const part = this.thread.do('look', {
      plan: this.plan,
      bytes,
      cells: { stride, rowShift, rowMask, starts, ends, oddColumns },
      fileColumns: this.fileColumns,
      firstRow,
      count,
    });
    // It may fail while the file is still being read, and is waited for only then.
    part.catch(() => undefined);
    this.#parts.push(part);
  }

  /** What was found in all of them. */
  async finish(): Promise<LookedRows> {
    const all = emptyLook(this.plan, 0, this.#rows + 1);
    for (const { firstRow, marks, filled, hashes } of await Promise.all(this.#parts)) {
      all.marks.set(marks, firstRow);
      all.filled.set(filled, firstRow);
      for (const key of KEYS) all.hashes[key].set(hashes[key], firstRow);
    }
    return all;
  }
}
