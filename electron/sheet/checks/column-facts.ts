import { cleanText } from '../../../shared/consumer/cells/clean-text';
import { doubtfulHost, hostOf, isEmail } from '../../../shared/consumer/cells/email';
import type { Issue } from '../../../shared/consumer/issue';
import type { RowPlan } from '../../../shared/consumer/rows/row-plan';
import type { EditedTable } from '../table/edited-table';
import { Tally } from './tally';

/** A host that this many rows have is no slip, unless it cannot exist. */
const OFTEN = 20;

/** What a column as a whole says about its cells: a host that many rows have is no slip. Excluded rows count too. */
export class ColumnFacts {
  readonly #emailColumn: number;
  readonly #hosts = new Tally(OFTEN);

  constructor(
    private readonly table: EditedTable,
    { emailColumn }: RowPlan,
  ) {
    this.#emailColumn = emailColumn;
  }

  /** Takes over what a row's cells say. Needed for every row that a scan finds suspect. */
  refresh(row: number): void {
    if (this.#emailColumn === -1) return;
    const email = cleanText(this.table.cell(row, this.#emailColumn));
    this.#hosts.put(row, isEmail(email) ? doubtfulHost(email) : null);
  }

  /** The row's cells in these columns are not suspect, so they say nothing. */
  clear(row: number, columns: ReadonlySet<number>): void {
    if (columns.has(this.#emailColumn)) this.#hosts.put(row, null);
  }

  /** Rows to check again since the last call: what is said about them has changed. May include some where it did not. */
  *takeConcerned(): Generator<number> {
    for (const host of this.#hosts.takeCrossed()) yield* this.#hosts.rowsOf(host);
  }

  /** The issues of single cells, less those that the column speaks against. */
  judge(row: number, issues: Issue[]): Issue[] {
    return issues.some(({ code }) => code === 'email-slip') && this.#isUsualHost(row)
      ? issues.filter(({ code }) => code !== 'email-slip')
      : issues;
  }

  #isUsualHost(row: number): boolean {
    return this.#hosts.isFrequent(hostOf(cleanText(this.table.cell(row, this.#emailColumn))));
  }
}
