import {
  noOutcomes,
  OUTCOME_KINDS,
  OUTCOME_REASONS,
  type OutcomeCounts,
  type OutcomeKind,
} from '../../shared/delivery/outcome';
import type { DeliveredRow } from '../../shared/sheet/protocol';
import { NotedEdits } from './noted-edits';
import type { ColumnChange } from './table/column-change';

/** The shop's answer about a row, besides its outcome. Only rows that were sent have one. */
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

/** For a row without an outcome, or an outcome without a reason. The others are numbered from 1. */
const NONE = 0;

/**
 * The outcomes of rows in the delivery last sent from the sheet. Takes ten bytes per row, since a million rows may be left out as unchanged
 * at once. Texts are stored only for rows that needed a request, and those come a few times a second.
 */
export class OutcomeIndex {
  #deliveryId: string | null = null;
  #kinds = new Uint8Array(0);
  #reasons = new Uint8Array(0);
  /** Milliseconds since 1970. */
  #times = new Float64Array(0);
  readonly #answers = new Map<number, Answer>();
  #counts = noOutcomes();
  /** `#takenAt` tells whether a row was sent since. */
  readonly #edits = new NotedEdits();
  /** Row → the sheet's revision when it was last taken to be sent, unless all rows were taken. */
  readonly #takenAt = new Map<number, number>();

  /** The delivery of these outcomes, with the number of rows per outcome; null if nothing was sent. */
  delivery(): { id: string; outcomes: OutcomeCounts } | null {
    return this.#deliveryId === null ? null : { id: this.#deliveryId, outcomes: { ...this.#counts } };
  }

  /**
   * A delivery has taken rows. They will get a new outcome, so their current one is removed.
   *
   * @param rows null for all
   * @param takenAt the sheet's revision when the rows were taken; a row edited later differs from what was sent
   */
  begin(deliveryId: string, rows: readonly number[] | null, rowCount: number, takenAt: number): void {
    this.expect(deliveryId, rows, rowCount);
    if (rows === null) {
      this.#takenAt.clear();
      this.#edits.forget(takenAt);
    } else this.noteTaken(rows, takenAt);
  }

  /** Outcomes of a delivery follow for these rows, or for all if null, in place of those they have. */
  expect(deliveryId: string, rows: readonly number[] | null, rowCount: number): void {
    this.#deliveryId = deliveryId;
    if (rows === null) {
      this.#kinds = new Uint8Array(0);
      this.#reasons = new Uint8Array(0);
      this.#times = new Float64Array(0);
      this.#answers.clear();
      this.#counts = noOutcomes();
    }
    this.#grow(rowCount + 1);
    for (const row of rows ?? []) this.#forget(row);
  }

  /** Rows were taken to be sent at this revision. */
  noteTaken(rows: readonly number[], takenAt: number): void {
    for (const row of rows) this.#takenAt.set(row, takenAt);
    this.#edits.noteTaking();
  }

  /** Rows are being taken to be sent. {@link begin} may be called after further edits. */
  noteTaking(): void {
    this.#edits.noteTaking();
  }

  /** Whether any row was refused. */
  get hasFailed(): boolean {
    return this.#counts.failed > 0;
  }

  /** Stores a row's outcome. False if it is from a delivery other than the last one, or the row does not exist. */
  take(deliveryId: string, { row, kind, reason, at, ...answer }: DeliveredRow): boolean {
    if (deliveryId !== this.#deliveryId || row >= this.#kinds.length) return false;
    this.#forget(row);
    this.#kinds[row] = OUTCOME_KINDS.indexOf(kind) + 1;
    this.#reasons[row] = reason === null ? NONE : OUTCOME_REASONS.indexOf(reason) + 1;
    this.#times[row] = Date.parse(at);
    this.#counts[kind] += 1;
    // The message of a row that was blocked names our own issues, which are shown on the row anyway.
    const isSaid = reason !== 'kept-back' && Object.values(answer).some((part) => part !== null);
    if (isSaid) this.#answers.set(row, answer);
    return true;
  }

  /**
   * Remembers an edit. Its values are not copied.
   *
   * @param revision the sheet's revision after it
   * @param rowCount rows that the sheet has
   */
  noteEdit(change: ColumnChange, revision: number, rowCount: number): void {
    this.#edits.note(change, revision, rowCount);
  }

  /**
   * Whether the row differs from the one that was taken to be sent, so that its outcome is not that of the current cells.
   *
   * @param cells the current cells; a column that is no longer there is empty
   * @param ownCell the file's own value of a column
   */
  isChanged(row: number, cells: readonly string[], ownCell: (column: number) => string): boolean {
    const before = this.#edits.valuesAt(this.#takenAt.get(row) ?? -1, row);
    return [...before].some(([column, value]) => (value ?? ownCell(column)) !== (cells[column] ?? ''));
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

  /** Never shrinks: rows that were sent may be removed, and come back. */
  #grow(length: number): void {
    if (length <= this.#kinds.length) return;
    const [kinds, reasons, times] = [new Uint8Array(length), new Uint8Array(length), new Float64Array(length)];
    kinds.set(this.#kinds);
    reasons.set(this.#reasons);
    times.set(this.#times);
    [this.#kinds, this.#reasons, this.#times] = [kinds, reasons, times];
  }

  #forget(row: number): void {
    const kind = this.kindOf(row);
    if (kind === null) return;
    this.#kinds[row] = NONE;
    this.#counts[kind] -= 1;
    this.#answers.delete(row);
  }
}
