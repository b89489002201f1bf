import { cleanText } from '../../../shared/consumer/cells/clean-text';
import { doubtfulHost, hostOf, isEmail } from '../../../shared/consumer/cells/email';
import type { Issue, IssueCode } from '../../../shared/consumer/issue';
import type { RowPlan } from '../../../shared/consumer/rows/row-plan';
import type { EditedTable } from '../table/edited-table';
import { DateFacts } from './date-facts';
import { Tally } from './tally';

/** A host that this many rows have is no slip, unless it cannot exist. */
const OFTEN = 20;

/** Issues that depend on the other cells of their column. */
const JUDGED: ReadonlySet<IssueCode> = new Set<IssueCode>(['email-slip', 'date-order', 'date-invalid']);

/**
 * What a column as a whole says about its cells: a host that many rows have is no slip, a day above 12 shows the order of day and month.
 * Excluded rows count too.
 */
export class ColumnFacts {
  readonly #emailColumn: number;
  readonly #hosts = new Tally(OFTEN);
  readonly #dates: readonly DateFacts[];

  constructor(
    private readonly table: EditedTable,
    { emailColumn, columns }: RowPlan,
  ) {
    this.#emailColumn = emailColumn;
    this.#dates = columns.flatMap(({ column, kind }) => (kind === 'date' ? [new DateFacts(table, column)] : []));
  }

  /** Takes over what a row's cells say. Needed for every row that a scan finds suspect. */
  refresh(row: number): void {
    for (const dates of this.#dates) dates.refresh(row);
    if (this.#emailColumn === -1) return;
    const email = cleanText(this.table.cell(row, this.#emailColumn));
    this.#hosts.put(row, isEmail(email) ? doubtfulHost(email) : null);
  }

  /** An edited row has no suspect cell. */
  recall(row: number): void {
    for (const dates of this.#dates) dates.clear(row);
  }

  /** The row's cells in these columns are not suspect. */
  clear(row: number, columns: ReadonlySet<number>): void {
    for (const dates of this.#dates) if (columns.has(dates.column)) dates.clear(row);
    if (columns.has(this.#emailColumn)) this.#hosts.put(row, null);
  }

  /** Rows to check again since the last call: what is said about them has changed. May include some where it did not. */
  *takeConcerned(): Generator<number> {
    for (const host of this.#hosts.takeCrossed()) yield* this.#hosts.rowsOf(host);
    for (const dates of this.#dates) yield* dates.takeConcerned();
  }

  /** All rows will be checked, so that none is concerned by what was said so far. */
  settle(): void {
    this.#hosts.takeCrossed();
    for (const dates of this.#dates) dates.settle();
  }

  /** In how many rows of a column of dates a number above 12 shows which one is the day; null for other columns. */
  dateEvidence(column: number): ReturnType<DateFacts['evidence']> | null {
    return this.#dates.find((dates) => dates.column === column)?.evidence() ?? null;
  }

  /** The issues of single cells, less what the column speaks against. */
  judge(row: number, issues: Issue[]): Issue[] {
    if (!issues.some(({ code }) => JUDGED.has(code))) return issues;
    return issues.flatMap((issue) => this.#judged(row, issue) ?? []);
  }

  #judged(row: number, issue: Issue): Issue | null {
    if (issue.code === 'email-slip') return this.#isUsualHost(row) ? null : issue;
    const dates = this.#dates.find(({ column }) => column === issue.column);
    return dates === undefined ? issue : dates.judge(row, issue);
  }

  #isUsualHost(row: number): boolean {
    return this.#hosts.isFrequent(hostOf(cleanText(this.table.cell(row, this.#emailColumn))));
  }
}
