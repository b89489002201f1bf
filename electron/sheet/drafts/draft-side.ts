import type { DraftEntry, DraftEvent, DraftRestored, EarlierDraft } from '../../../shared/sheet/draft';
import type { SheetInput } from '../../../shared/sheet/protocol';
import { earlierSteps } from './earlier-steps';
import { draftLine } from './read-entries';
import { replayDraft, type Restorable } from './replay-draft';

type ReadEvent = Extract<DraftEvent, { event: 'read' }>;

/** The sheet process's side of drafts: tells main what is done to the sheet, and holds a sheet back until its draft is restored. */
export class DraftSide {
  /** Whether main keeps a draft. */
  isOn = false;
  #isRestored = false;
  /** Readings that hold something that the person did, by their rows. */
  readonly #withWork = new Set<string>();
  #waiting: { rowsId: string; release: () => void } | null = null;
  #table: Pick<ReadEvent, 'headers' | 'rows'> = { headers: [], rows: 0 };
  #earlier: SheetInput<'restore-draft'>['earlier'] = null;

  constructor(private readonly tell: (event: DraftEvent) => void) {}

  /** Whether the sheet is read, but its draft is not restored yet. */
  get isWaiting(): boolean {
    return this.#waiting !== null;
  }

  /** Whether the sheet may hold something that the person did. What the program does by itself, it does again when the file is opened. */
  holdsWork(rowsId: string): boolean {
    return !this.isOn || this.#withWork.has(rowsId);
  }

  note(rowsId: string, entry: DraftEntry | null, isAutomatic = false): void {
    if (entry === null) return;
    if (!isAutomatic) this.#withWork.add(rowsId);
    const holdsWork = this.holdsWork(rowsId);
    if (this.isOn) this.tell({ event: 'draft-entry', rowsId, line: draftLine(entry), holdsWork });
  }

  /** Whether the request is one for a fresh sheet, but this one comes from a draft. */
  ignores({ isAutomatic }: SheetInput<'apply-operation'>): boolean {
    return isAutomatic === true && this.#isRestored;
  }

  /** Tells main that a sheet is read, and waits until its draft is restored. Rejects if another reading takes its place. */
  async untilRestored(read: Omit<ReadEvent, 'event'>, signal: AbortSignal): Promise<void> {
    const { rowsId } = read;
    this.#isRestored = false;
    if (read.isAnew) this.#withWork.delete(rowsId);
    this.#earlier = null;
    if (!this.isOn) return;
    this.#table = read;
    try {
      await new Promise<void>((release, reject) => {
        this.#waiting = { rowsId, release };
        signal.addEventListener('abort', () => reject(new Error('another reading took its place')), { once: true });
        this.tell({ event: 'read', ...read });
      });
    } finally {
      if (this.#waiting?.rowsId === rowsId) this.#waiting = null;
    }
  }

  async restore(
    sheet: Restorable,
    { rowsId, draft, earlier }: SheetInput<'restore-draft'>,
    onProgress: (done: number) => void,
  ): Promise<DraftRestored | null> {
    if (this.#waiting?.rowsId !== rowsId) throw new Error('no sheet with these rows waits for its draft');
    try {
      const restored = draft === null ? null : await replayDraft(sheet, draft, onProgress);
      this.#isRestored = restored !== null;
      if (this.#isRestored) this.#withWork.add(rowsId);
      this.#earlier = earlier;
      return restored;
    } finally {
      this.#waiting.release();
      this.#waiting = null;
    }
  }

  /** What was done to the file before it changed; null if nothing is known of it. */
  async earlier(): Promise<EarlierDraft | null> {
    if (this.#earlier === null) return null;
    const { headers, rows, ...source } = this.#earlier;
    const now = new Set(this.#table.headers);
    const done = await earlierSteps(source).catch(() => null);
    if (done === null) return null;
    const goneHeaders = headers.filter((header) => !now.has(header));
    return { rowsBefore: rows, rowsNow: this.#table.rows, goneHeaders, ...done };
  }
}
