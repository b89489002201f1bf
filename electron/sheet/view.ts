import type { SheetAnswer, SheetInput } from '../../shared/sheet/protocol';
import type { SheetView } from '../../shared/sheet/sheet-state';
import type { EditedTable } from './table/edited-table';
import type { IssueIndex } from './checks/issue-index';
import type { OutcomeIndex } from './outcome-index';
import { createTextSearch } from './table/search-text';

/**
 * The rows that the grid shows. They are selected when the view is set and stay until it is set again: a row that was just corrected does
 * not vanish under the person's hands.
 */
export class View {
  #wanted: SheetView = { only: 'all', outcome: null, search: '' };
  /** Null for all rows, in order. */
  #rows: number[] | null = null;
  /** 1 for each row of `#rows`, by row number. */
  #has = new Uint8Array(0);

  constructor(
    private readonly table: EditedTable,
    private readonly issues: IssueIndex,
    private readonly outcomes: OutcomeIndex,
  ) {}

  /** The same view over other rows. */
  over(table: EditedTable, issues: IssueIndex): View {
    const view = new View(table, issues, this.outcomes);
    view.set(this.#wanted);
    return view;
  }

  /** What it was last set to. */
  get wanted(): SheetView {
    return this.#wanted;
  }

  get length(): number {
    return this.#rows?.length ?? this.table.rowCount;
  }

  set(wanted: SheetView): void {
    this.#wanted = wanted;
    this.refresh();
  }

  /** Selects the rows again, e.g. after a change of rules. */
  refresh(): void {
    const { only, outcome } = this.#wanted;
    const search = this.#wanted.search.trim();
    if (only === 'all' && outcome === null && search === '') {
      this.#rows = null;
      return;
    }
    const belongs = this.#filter();
    const rows: number[] = [];
    this.#has = new Uint8Array(this.table.rowCount + 1);
    for (let row = 1; row <= this.table.rowCount; row += 1) {
      if (!belongs(row)) continue;
      rows.push(row);
      this.#has[row] = 1;
    }
    this.#rows = rows;
  }

  /**
   * Adds rows that just got the outcome being shown, so that the view grows during a delivery. They are added at the end, where they move
   * nothing on the screen.
   */
  join(rows: Iterable<number>): void {
    if (this.#rows === null || this.#wanted.outcome === null) return;
    const belongs = this.#filter();
    for (const row of rows) {
      if (this.#has[row] === 1 || !belongs(row)) continue;
      this.#rows.push(row);
      this.#has[row] = 1;
    }
  }

  /** The row at a position below {@link length}. */
  rowAt(position: number): number {
    return this.#rows === null ? position + 1 : (this.#rows[position] ?? 0);
  }

  /** Row numbers from a position on, at most `count`. */
  rows(start: number, count: number): number[] {
    if (this.#rows !== null) return this.#rows.slice(start, start + count);
    const end = Math.min(start + count, this.table.rowCount);
    return Array.from({ length: Math.max(0, end - start) }, (_, index) => start + index + 1);
  }

  /** The next row with an issue after a position, wrapping around; the row at the position itself comes last. */
  nextIssue(from: number): SheetAnswer<'find-issue'> {
    const { length } = this;
    for (let step = 1; step <= length; step += 1) {
      const position = (from + step) % length;
      const row = this.rowAt(position);
      if (this.issues.isExcluded(row) || !this.issues.hasIssues(row)) continue;
      return { position, row, column: this.issues.issuesOf(row)[0]?.column ?? null };
    }
    return null;
  }

  /** The edits of a pasted block; rows beyond the last, and columns of null, are ignored. */
  editsOfPaste({ position, columns, rows }: SheetInput<'paste-cells'>): SheetInput<'edit-cells'>['edits'] {
    return this.rows(position, rows.length).flatMap((row, at) =>
      (rows[at] ?? []).flatMap((value, place) => {
        const column = columns[place] ?? null;
        return column === null ? [] : [{ row, column, value }];
      }),
    );
  }

  #filter(): (row: number) => boolean {
    const { only, outcome } = this.#wanted;
    const search = this.#wanted.search.trim();
    const holds = search === '' ? () => true : createTextSearch(this.table, search);
    return (row) => this.#isOf(only, row) && (outcome === null || this.outcomes.kindOf(row) === outcome) && holds(row);
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
    }
  }
}
