import type { SheetAnswer } from '../../shared/sheet/protocol';
import type { ColumnFilter } from '../../shared/sheet/row-scope';
import type { SheetView } from '../../shared/sheet/sheet-state';
import type { EditedTable } from './table/edited-table';
import type { IssueIndex } from './checks/issue-index';
import type { ViewRows } from './operations/cells-of-range';
import type { OutcomeIndex } from './outcome-index';
import type { VerdictIndex } from './shop-list/verdict-index';
import { rowNumbers } from './table/row-numbers';
import { RowSet } from './table/row-set';
import { createTextSearch } from './table/search-text';
import { inTimeSlices } from './threads/time-slices';
import { filterRows, holdsFor } from './values/filter-rows';
import { orderRows } from './values/order-rows';

const SLICE_ROWS = 16_384;

/**
 * The rows that the grid shows. They are selected when the view is set and stay until it is set again: a row that was just corrected does
 * not vanish under the person's hands.
 */
export class View {
  #wanted: SheetView = { only: 'all', outcome: null, issue: null, search: '' };
  /** Null for all rows, in order; else the first `#length` entries. */
  #rows: Uint32Array | null = null;
  #length = 0;
  #version = 0;
  #has = new RowSet(0);

  constructor(
    private readonly table: EditedTable,
    private readonly issues: IssueIndex,
    private readonly outcomes: OutcomeIndex,
    private readonly verdicts: VerdictIndex,
  ) {}

  /** The same view over other rows. */
  async over(table: EditedTable, issues: IssueIndex): Promise<View> {
    const view = new View(table, issues, this.outcomes, this.verdicts);
    view.#version = this.#version + 1;
    await view.set(this.#wanted);
    return view;
  }

  /** What it was last set to. */
  get wanted(): SheetView {
    return this.#wanted;
  }

  get length(): number {
    return this.#rows === null ? this.table.rowCount : this.#length;
  }

  async set(wanted: SheetView): Promise<void> {
    const before = this.#wanted;
    this.#wanted = wanted;
    try {
      await this.refresh();
    } catch (error) {
      this.#wanted = before;
      throw error;
    }
  }

  /** Grows whenever positions mean other rows than before. */
  get version(): number {
    return this.#version;
  }

  /** Selects the rows again, e.g. after a change of rules. */
  async refresh(): Promise<void> {
    const { table } = this;
    const { outcome, order = null } = this.#wanted;
    let rows = await this.#chosen();
    for (const filter of this.#filters()) {
      rows = await filterRows(table, rows ?? this.#all(), filter);
    }
    if (order !== null && this.#isThere(order.column)) rows = await orderRows(table, rows ?? this.#all(), order);
    if (!this.#isSame(rows)) this.#version += 1;
    this.#rows = rows;
    this.#length = rows?.length ?? 0;
    this.#has = outcome === null || rows === null ? new RowSet(0) : RowSet.of(table.rowCount, rows);
  }

  /**
   * Follows a table that has other rows at its end: new ones are added at the view's end, where they move nothing, and removed ones go.
   *
   * @param rowsBefore how many rows the table had
   */
  resize(rowsBefore: number): void {
    if (this.#rows === null) return;
    const { rowCount } = this.table;
    const kept = this.#rows.subarray(0, this.#length).filter((row) => row <= rowCount);
    if (kept.length < this.#length) this.#version += 1;
    const added = rowNumbers(rowsBefore + 1, rowCount - rowsBefore);
    this.#rows = new Uint32Array(rowCount);
    this.#rows.set(kept);
    this.#rows.set(added, kept.length);
    this.#length = kept.length + added.length;
    this.#has = RowSet.of(rowCount, this.#rows.subarray(0, this.#length));
  }

  /**
   * Adds rows that just got the outcome being shown, so that the view grows during a delivery. They are added at the end, where they move
   * nothing on the screen.
   */
  join(rows: Iterable<number>): void {
    if (this.#rows === null || this.#wanted.outcome === null) return;
    const belongs = this.#filter();
    const { table } = this;
    const filters = this.#filters();
    for (const row of rows) {
      if (this.#has.has(row) || !belongs(row)) continue;
      if (!filters.every((filter) => holdsFor(filter, table.cell(row, filter.column)))) continue;
      if (this.#length === this.#rows.length) this.#rows = roomier(this.#rows, table.rowCount);
      this.#rows[this.#length] = row;
      this.#length += 1;
      this.#has.add(row);
    }
  }

  /** The row at a position below {@link length}. */
  rowAt(position: number): number {
    return this.#rows === null ? position + 1 : (this.#rows[position] ?? 0);
  }

  /** The position of a row, or null if the view does not have it. */
  positionOf(row: number): number | null {
    if (this.#rows === null) return row <= this.table.rowCount ? row - 1 : null;
    const position = this.#rows.subarray(0, this.#length).indexOf(row);
    return position === -1 ? null : position;
  }

  /** Row numbers from a position on, at most `count`; none for a negative count. */
  readonly rows: ViewRows = (start, count) => {
    const end = Math.min(start + count, this.length);
    if (this.#rows !== null) return this.#rows.slice(start, end);
    return rowNumbers(start + 1, end - start);
  };

  /**
   * The next row with an issue after a position, wrapping around; the row at the position itself comes last. Of its issues, the one that the
   * view is about comes first.
   */
  nextIssue(from: number): SheetAnswer<'find-issue'> {
    const { length } = this;
    for (let step = 1; step <= length; step += 1) {
      const position = (from + step) % length;
      const row = this.rowAt(position);
      if (this.issues.isExcluded(row) || !this.issues.hasIssues(row)) continue;
      const found = this.issues.issuesOf(row);
      const issue = found.find(({ code }) => code === this.#wanted.issue) ?? found[0];
      return { position, row, column: issue?.column ?? null };
    }
    return null;
  }

  /** The rows that meet all conditions except those on columns, ascending; null for all. */
  async #chosen(): Promise<Uint32Array | null> {
    const { only, outcome, issue, verdict = null, search } = this.#wanted;
    const isAll = only === 'all' && outcome === null && issue === null && verdict === null;
    if (isAll && search.trim() === '') return null;
    const { rowCount } = this.table;
    const belongs = this.#filter();
    const rows = new Uint32Array(rowCount);
    let length = 0;
    await inTimeSlices(rowCount, SLICE_ROWS, (start, end) => {
      for (let row = start + 1; row <= end; row += 1) if (belongs(row)) rows[length++] = row;
    });
    return rows.slice(0, length);
  }

  #all(): Uint32Array {
    return rowNumbers(1, this.table.rowCount);
  }

  #filters(): ColumnFilter[] {
    return (this.#wanted.filters ?? []).filter(({ column }) => this.#isThere(column));
  }

  /** The file's later rows, read after the view was set, may have other columns. */
  #isThere(column: number): boolean {
    return column < this.table.headers.length;
  }

  #isSame(rows: Uint32Array | null): boolean {
    if (rows === null || this.#rows === null) return rows === this.#rows;
    if (this.#length !== rows.length) return false;
    for (let at = 0; at < rows.length; at += 1) if (this.#rows[at] !== rows[at]) return false;
    return true;
  }

  #filter(): (row: number) => boolean {
    const { only, outcome, issue, verdict = null } = this.#wanted;
    const search = this.#wanted.search.trim();
    const holds = search === '' ? () => true : createTextSearch(this.table, search);
    const hasIssue = (row: number): boolean =>
      issue === null || (!this.issues.isExcluded(row) && this.issues.hasIssue(row, issue));
    return (row) =>
      this.#isOf(only, row) &&
      (outcome === null || this.outcomes.kindOf(row) === outcome) &&
      (verdict === null || this.verdicts.kindOf(row) === verdict) &&
      hasIssue(row) &&
      holds(row);
  }

  #isOf(only: SheetView['only'], row: number): boolean {
    switch (only) {
      case 'all':
        return true;
      case 'issues':
        return !this.issues.isExcluded(row) && this.issues.hasIssues(row);
      case 'excluded':
        return this.issues.isExcluded(row);
      case 'ready':
        return this.issues.isReady(row);
      case 'unhelped':
        return this.issues.isUnhelped(row, this.#wanted.issue);
      case 'edited':
        return this.table.isEdited(row);
    }
  }
}

/** The same rows with room for more, at most for all of the sheet. */
function roomier(rows: Uint32Array, rowCount: number): Uint32Array {
  const larger = new Uint32Array(Math.min(rowCount, 2 * rows.length + 64));
  larger.set(rows);
  return larger;
}
