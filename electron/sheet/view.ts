import type { SheetView } from '../../shared/sheet/sheet-state';
import type { EditedTable } from './edited-table';
import type { IssueIndex } from './issue-index';
import { createTextSearch } from './search-text';

/**
 * The rows that the grid shows. They are found when the view is set and stay until then: a row that a person has just put right
 * does not vanish under the hand.
 */
export class View {
  #wanted: SheetView = { only: 'all', search: '' };
  /** Null: all rows, in their order. */
  #rows: number[] | null = null;

  constructor(
    private readonly table: EditedTable,
    private readonly issues: IssueIndex,
  ) {}

  /** The same view over other rows. */
  over(table: EditedTable, issues: IssueIndex): View {
    const view = new View(table, issues);
    view.set(this.#wanted);
    return view;
  }

  get length(): number {
    return this.#rows?.length ?? this.table.rowCount;
  }

  set(wanted: SheetView): void {
    this.#wanted = wanted;
    this.refresh();
  }

  /** Finds the rows anew, e.g. after other rules. */
  refresh(): void {
    const { only } = this.#wanted;
    const search = this.#wanted.search.trim();
    if (only === 'all' && search === '') {
      this.#rows = null;
      return;
    }
    const holds = search === '' ? () => true : createTextSearch(this.table, search);
    const rows: number[] = [];
    for (let row = 1; row <= this.table.rowCount; row += 1) if (this.#isOf(only, row) && holds(row)) rows.push(row);
    this.#rows = rows;
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
