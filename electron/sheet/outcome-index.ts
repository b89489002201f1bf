import {
  noOutcomes,
  OUTCOME_KINDS,
  OUTCOME_REASONS,
  type OutcomeCounts,
  type OutcomeKind,
} from '../../shared/delivery/outcome';
import type { DeliveredRow } from '../../shared/sheet/protocol';
import { valueBefore, type ColumnChange } from './table/column-change';

/** What the shop said of a row beyond its outcome; only rows that went to the shop have any. */
type Answer = Omit<DeliveredRow, 'row' | 'kind' | 'reason' | 'at'>;

const NO_ANSWER: Answer = {
  field: null,
  message: null,
  sentValue: null,
  serverValue: null,
  otherFields: null,
  httpStatus: null,
  requestId: null,
};

/** Of a row without an outcome, or of an outcome without a reason; the others are numbered from 1. */
const NONE = 0;

/** An edit of a column. */
interface Edit {
  change: ColumnChange;
  /** The sheet's revision with it. */
  revision: number;
}

/**
 * What became of the rows at the delivery last sent from the sheet. Ten bytes a row, since a million of them may be left out as
 * unchanged at once; words are kept only of rows that cost a request, and those come a few times a second.
 */
export class OutcomeIndex {
  #deliveryId: string | null = null;
  #kinds = new Uint8Array(0);
  #reasons = new Uint8Array(0);
  /** Milliseconds since 1970. */
  #times = new Float64Array(0);
  readonly #answers = new Map<number, Answer>();
  #counts = noOutcomes();
  /** In their order; whether a row was sent since is told by `#takenAt`. */
  #edits: Edit[] = [];
  /** Row → the sheet's revision as it was last taken to be sent, where not all rows were. */
  readonly #takenAt = new Map<number, number>();

  /** The delivery whose outcomes these are, with how many rows came to what; null where nothing was sent. */
  delivery(): { id: string; outcomes: OutcomeCounts } | null {
    return this.#deliveryId === null ? null : { id: this.#deliveryId, outcomes: { ...this.#counts } };
  }

  /**
   * A delivery has taken rows: they will come to a new outcome, so the one they have goes.
   *
   * @param rows null for all
   * @param takenAt the sheet's revision as the rows were taken; a row that was edited later is not what was sent
   */
  begin(deliveryId: string, rows: readonly number[] | null, rowCount: number, takenAt: number): void {
    this.#deliveryId = deliveryId;
    if (rows === null || this.#kinds.length !== rowCount + 1) {
      this.#kinds = new Uint8Array(rowCount + 1);
      this.#reasons = new Uint8Array(rowCount + 1);
      this.#times = new Float64Array(rowCount + 1);
      this.#answers.clear();
      this.#counts = noOutcomes();
    }
    for (const row of rows ?? []) {
      this.#forget(row);
      this.#takenAt.set(row, takenAt);
    }
    if (rows === null) {
      this.#takenAt.clear();
      this.#edits = this.#edits.filter(({ revision }) => revision > takenAt);
    }
  }

  /** Takes what became of a row; false where it comes of another delivery than the last one, or of no row of the sheet. */
  take(deliveryId: string, { row, kind, reason, at, ...answer }: DeliveredRow): boolean {
    if (deliveryId !== this.#deliveryId || row >= this.#kinds.length) return false;
    this.#forget(row);
    this.#kinds[row] = OUTCOME_KINDS.indexOf(kind) + 1;
    this.#reasons[row] = reason === null ? NONE : OUTCOME_REASONS.indexOf(reason) + 1;
    this.#times[row] = Date.parse(at);
    this.#counts[kind] += 1;
    // Of a row that was kept back the message names our own issues, which stand beside the row anyway.
    const isSaid = reason !== 'kept-back' && Object.values(answer).some((part) => part !== null);
    if (isSaid) this.#answers.set(row, answer);
    return true;
  }

  /** Notes an edit; its values are not copied. */
  noteEdit(edit: Edit): void {
    this.#edits.push(edit);
  }

  /**
   * Whether the row is another than the one that was taken to be sent, so that its outcome is that of other cells.
   *
   * @param cells as they are now
   * @param ownCell the file's own value of a column
   */
  isChanged(row: number, cells: readonly string[], ownCell: (column: number) => string): boolean {
    const takenAt = this.#takenAt.get(row) ?? -1;
    const before = new Map<number, string>();
    for (const { revision, change } of this.#edits) {
      if (revision <= takenAt || before.has(change.column)) continue;
      const value = valueBefore(change, row);
      if (value !== undefined) before.set(change.column, value ?? ownCell(change.column));
    }
    return [...before].some(([column, text]) => text !== cells[column]);
  }

  kindOf(row: number): OutcomeKind | null {
    const number = this.#kinds[row] ?? NONE;
    return number === NONE ? null : (OUTCOME_KINDS[number - 1] ?? null);
  }

  of(row: number): DeliveredRow | null {
    const kind = this.kindOf(row);
    if (kind === null) return null;
    const reason = OUTCOME_REASONS[(this.#reasons[row] ?? NONE) - 1] ?? null;
    const at = new Date(this.#times[row] ?? 0).toISOString();
    return { row, kind, reason, at, ...(this.#answers.get(row) ?? NO_ANSWER) };
  }

  #forget(row: number): void {
    const kind = this.kindOf(row);
    if (kind === null) return;
    this.#kinds[row] = NONE;
    this.#counts[kind] -= 1;
    this.#answers.delete(row);
  }
}
