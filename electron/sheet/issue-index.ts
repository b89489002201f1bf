import { checkRow } from '../../shared/consumer/check-row';
import { duplicateIssues } from '../../shared/consumer/duplicate-issues';
import type { Issue } from '../../shared/consumer/issue';
import { rowKeys } from '../../shared/consumer/row-keys';
import type { RowRules } from '../../shared/consumer/target';
import { UniquenessIndex } from '../../shared/consumer/uniqueness-index';
import type { SheetCounts, SheetState } from '../../shared/sheet/sheet-state';
import { IssueCounts } from './issue-counts';
import type { Table } from './table';
import { inTimeSlices } from './time-slices';

/** Rows that are checked before other requests get their turn. */
const SLICE_ROWS = 5_000;

const NO_ISSUES: readonly Issue[] = [];

/**
 * The issues of all rows, kept beside them. After a change of some rows only those are checked again, and the rows that share
 * or shared an id or e-mail with them; the result is that of a full check.
 */
export class IssueIndex {
  readonly #excluded = new Set<number>();
  /** What the shop refused; not a finding of ours, so no check takes it away. */
  readonly #refusals = new Map<number, Issue>();
  #issues = new Map<number, readonly Issue[]>();
  #ids = new UniquenessIndex();
  #emails = new UniquenessIndex();
  #counts = new IssueCounts();

  constructor(
    private readonly table: Table,
    private rules: RowRules,
  ) {}

  /** Checks all rows by new rules. */
  async checkAll(rules: RowRules, onProgress?: (done: number) => void): Promise<void> {
    this.rules = rules;
    this.#issues = new Map();
    this.#ids = new UniquenessIndex();
    this.#emails = new UniquenessIndex();
    this.#counts = new IssueCounts();
    const { rowCount } = this.table;
    await inTimeSlices(
      rowCount,
      SLICE_ROWS,
      (index) => this.#setKeys(index + 1),
      (done) => onProgress?.(done / rowCount / 2),
    );
    this.#takeChanged();
    await inTimeSlices(
      rowCount,
      SLICE_ROWS,
      (index) => this.#check(index + 1),
      (done) => onProgress?.(0.5 + done / rowCount / 2),
    );
  }

  /** Checks rows again whose cells, exclusion or refusal have changed, and what depends on them. */
  recheck(rows: Iterable<number>): void {
    const concerned = new Set<number>();
    for (const row of rows) {
      concerned.add(row);
      // Another id tells apart, or no longer, rows that share an e-mail.
      for (const other of this.#emails.othersOf(row)) concerned.add(other);
      this.#setKeys(row);
      for (const other of this.#emails.othersOf(row)) concerned.add(other);
    }
    for (const row of this.#takeChanged()) concerned.add(row);
    for (const row of concerned) this.#check(row);
  }

  issuesOf(row: number): readonly Issue[] {
    return this.#issues.get(row) ?? NO_ISSUES;
  }

  /** Whether the row would be sent: not excluded, no error. */
  isReady(row: number): boolean {
    return !this.#excluded.has(row) && !this.issuesOf(row).some(({ severity }) => severity === 'error');
  }

  isExcluded(row: number): boolean {
    return this.#excluded.has(row);
  }

  /** The caller rechecks the row. */
  setExcluded(row: number, excluded: boolean): void {
    // The row leaves or joins the counts: without its issues first, with them again in the recheck.
    this.#forget(row);
    if (excluded) this.#excluded.add(row);
    else this.#excluded.delete(row);
  }

  /** The caller rechecks the row; null takes the refusal away. */
  setRefusal(row: number, refusal: Issue | null): void {
    if (refusal === null) this.#refusals.delete(row);
    else this.#refusals.set(row, refusal);
  }

  hasRefusal(row: number): boolean {
    return this.#refusals.has(row);
  }

  counts(): SheetCounts {
    return this.#counts.totals(this.table.rowCount, this.#excluded.size);
  }

  byCode(): SheetState['issuesByCode'] {
    return this.#counts.byCode();
  }

  #setKeys(row: number): void {
    const keys = this.#excluded.has(row) ? { id: '', email: '' } : rowKeys(this.table.cells(row), this.rules);
    this.#ids.set(row, keys.id);
    this.#emails.set(row, keys.email);
  }

  #takeChanged(): number[] {
    return [...this.#ids.takeChanged(), ...this.#emails.takeChanged()];
  }

  #check(row: number): void {
    this.#forget(row);
    const id = this.#ids.keyOf(row);
    const sameEmail = this.#emails.othersOf(row).filter((other) => this.#ids.keyOf(other) !== id);
    const issues = [
      ...checkRow(this.table.cells(row), this.rules),
      ...duplicateIssues(this.#ids.othersOf(row), sameEmail, this.rules),
    ];
    const refusal = this.#refusals.get(row);
    if (refusal !== undefined) issues.push(refusal);
    if (issues.length === 0) return;
    this.#issues.set(row, issues);
    if (!this.#excluded.has(row)) this.#counts.add(issues);
  }

  #forget(row: number): void {
    const issues = this.#issues.get(row);
    if (issues === undefined) return;
    this.#issues.delete(row);
    if (!this.#excluded.has(row)) this.#counts.subtract(issues);
  }
}
