import { badCellOf, skipCell } from '../../../shared/consumer/cells/bad-cell';
import { checkCells, checkRow } from '../../../shared/consumer/rows/check-row';
import { duplicateIssues } from '../../../shared/consumer/rows/duplicate-issues';
import { ISSUE_SEVERITY, type Issue, type IssueCode, type ListIssue } from '../../../shared/consumer/issue';
import { sendsNothing } from '../../../shared/consumer/rows/prepare-row';
import { rowContentIssues } from '../../../shared/consumer/rows/row-content';
import { emailKey, idKey } from '../../../shared/consumer/rows/row-keys';
import { rowPlan, type PlannedColumn } from '../../../shared/consumer/rows/row-plan';
import type { RowRules } from '../../../shared/consumer/target';
import type { EditedTable } from '../table/edited-table';
import { ColumnFacts } from './column-facts';
import { FilledRows } from './filled-rows';
import { IssueCounts } from './issue-counts';
import { IssueProfiles } from './issue-profiles';
import { KeyColumn, type LookKey } from '../keys/key-column';
import { PhoneColumn } from '../keys/phone-column';
import { SharedEmails } from '../keys/shared-emails';
import type { LookedAhead } from './row-look';

const NO_ISSUES: readonly Issue[] = [];

const NO_KEY: LookKey = { column: -1, foldCase: false, seed: 0 };

/** What is known about each row. Checks single rows closely and keeps the counts up to date. */
export class RowChecks {
  readonly excluded = new Set<number>();
  /** Refusals by the shop. They are not our findings, so no check removes them. */
  readonly refusals = new Map<number, Issue>();
  /** Rows that lead to another consumer, by a list of the shop's consumers. */
  readonly elsewhere = new Map<number, ListIssue>();
  filled: FilledRows;
  facts: ColumnFacts;
  profiles = new IssueProfiles(0);
  counts = new IssueCounts();
  ids: KeyColumn;
  emails: KeyColumn;
  sharedEmails: SharedEmails;
  phones: PhoneColumn;

  constructor(
    readonly table: EditedTable,
    public rules: RowRules,
  ) {
    this.ids = new KeyColumn(table, NO_KEY, new Uint32Array(0), idKey);
    this.emails = new KeyColumn(table, NO_KEY, new Uint32Array(0), emailKey);
    this.sharedEmails = new SharedEmails(this.emails, this.ids);
    this.phones = new PhoneColumn(table, this.ids, new Float64Array(0), { column: -1, timeZone: rules.timeZone });
    this.facts = new ColumnFacts(table, rowPlan(rules));
    this.filled = new FilledRows(table, rowPlan(rules), new Uint8Array(table.rowCount + 1));
  }

  /** Starts again with the result of a scan of all rows. */
  begin(rules: RowRules, { plan, rows }: LookedAhead): void {
    this.rules = rules;
    for (const row of this.excluded) if (row > this.table.rowCount) this.excluded.delete(row);
    for (const row of this.refusals.keys()) if (row > this.table.rowCount) this.refusals.delete(row);
    for (const row of this.elsewhere.keys()) if (row > this.table.rowCount) this.elsewhere.delete(row);
    this.profiles = new IssueProfiles(this.table.rowCount);
    this.counts = new IssueCounts();
    this.ids = new KeyColumn(this.table, plan.keys.id, rows.hashes.id, idKey);
    this.emails = new KeyColumn(this.table, plan.keys.email, rows.hashes.email, emailKey);
    this.sharedEmails = new SharedEmails(this.emails, this.ids);
    const { timeZone } = rules;
    this.phones = new PhoneColumn(this.table, this.ids, rows.phones, { column: plan.phone, timeZone });
    this.facts = new ColumnFacts(this.table, rowPlan(rules));
    this.filled = new FilledRows(this.table, rowPlan(rules), rows.filled);
  }

  issuesOf(row: number): readonly Issue[] {
    if (!this.profiles.hasIssues(row)) return NO_ISSUES;
    const found = this.#find(row);
    return this.#tell(found, this.#badCellOf(row, found));
  }

  /** Cells of a row that can be repaired, with their repairs. Only for issues of this code and, unless it is null, this column. */
  repairsOf(row: number, code: IssueCode, column: number | null): { column: number; value: string }[] {
    if (this.excluded.has(row)) return [];
    return this.profiles.of(row).cells.flatMap((repair) => {
      if (!repair.hasRepair || repair.code !== code || (column !== null && repair.column !== column)) return [];
      const value = this.#repairOf(row, code, repair.column);
      return value === null ? [] : [{ column: repair.column, value }];
    });
  }

  /** The repair of an issue that the row has. */
  #repairOf(row: number, code: IssueCode, column: number): string | null {
    const isWanted = (issue: Issue) => issue.code === code && issue.column === column && issue.repair !== null;
    const planned = rowPlan(this.rules).columns.filter((each) => each.column === column);
    const own = this.facts.judge(
      row,
      checkCells(planned, () => this.table.cell(row, column), this.rules),
    );
    // Only a skipped cell has an issue with another code than its fault.
    return (own.find(isWanted) ?? this.issuesOf(row).find(isWanted))?.repair ?? null;
  }

  /**
   * Checks some of the cells of a row that has no issue in the others. False if its other cells matter: for an id, or an error. A cell with
   * only warnings is sent, so the row sends something.
   */
  checkCells(row: number, columns: readonly PlannedColumn[]): boolean {
    if (columns.some(({ kind }) => kind === 'id')) return false;
    const found = checkCells(columns, (column) => this.table.cell(row, column), this.rules);
    const issues = this.facts.judge(row, found);
    if (issues.some(({ severity }) => severity === 'error')) return false;
    this.forget(row);
    this.profiles.set(row, issues, false);
    if (!this.excluded.has(row)) this.counts.add(this.profiles.of(row));
    return true;
  }

  /** The row leaves or joins the counts with the issues it had so far. The caller rechecks it. */
  setExcluded(row: number, excluded: boolean): void {
    if (excluded === this.excluded.has(row)) return;
    if (excluded) {
      this.counts.subtract(this.profiles.of(row));
      this.excluded.add(row);
    } else {
      this.counts.add(this.profiles.of(row));
      this.excluded.delete(row);
    }
  }

  check(row: number): void {
    this.forget(row);
    const found = this.#find(row);
    const badCell = this.#badCellOf(row, found);
    this.profiles.set(row, this.#tell(found, badCell), badCell !== null);
    if (!this.excluded.has(row)) this.counts.add(this.profiles.of(row));
  }

  /** Removes the row's issues from the counts. */
  forget(row: number): void {
    if (!this.excluded.has(row)) this.counts.subtract(this.profiles.of(row));
    this.profiles.set(row, NO_ISSUES, false);
  }

  /** A row with nothing else to send cannot be sent without its bad cell. */
  #badCellOf(row: number, found: readonly Issue[]): number | null {
    const badCell = badCellOf(found, this.rules.layout);
    if (badCell === null || !sendsNothing(this.table.cells(row), this.rules, this.table.remarks(row))) return badCell;
    return null;
  }

  /** The issues, after the person's choice about bad cells is applied. */
  #tell(found: readonly Issue[], badCell: number | null): readonly Issue[] {
    return badCell !== null && this.rules.skipBadCells === true ? skipCell(found, badCell) : found;
  }

  /** Everything that is currently wrong with the row. */
  #find(row: number): Issue[] {
    const cells = this.table.cells(row);
    const remarks = this.table.remarks(row);
    const issues = this.facts.judge(row, checkRow(cells, this.rules));
    const plan = rowPlan(this.rules);
    for (const { code, column, line } of remarks) {
      if (code === 'id-rounded' && column !== plan.idColumn) continue;
      if (code === 'formula-error' && !plan.columns.some((planned) => planned.column === column)) continue;
      issues.push({ code, severity: ISSUE_SEVERITY[code], column, params: { line }, repair: null });
    }
    const hasError = issues.some(({ severity }) => severity === 'error');
    for (const issue of rowContentIssues(cells, this.rules, remarks, this.filled.expectsContact)) {
      // If its only cell is wrong, that issue is enough.
      if (!hasError || issue.code !== 'row-empty') issues.push(issue);
    }
    const crowds = { email: this.sharedEmails.crowdOf(row), phone: this.phones.crowdOf(row) };
    issues.push(...duplicateIssues(this.ids.firstOtherOf(row), this.sharedEmails.otherOf(row), crowds, this.rules));
    const refusal = this.refusals.get(row);
    if (refusal !== undefined) issues.push(refusal);
    const elsewhere = this.elsewhere.get(row);
    if (elsewhere !== undefined) {
      const column = elsewhere === 'email-elsewhere' ? plan.emailColumn : plan.idColumn;
      issues.push({ code: elsewhere, severity: ISSUE_SEVERITY[elsewhere], column, params: {}, repair: null });
    }
    return issues;
  }
}
