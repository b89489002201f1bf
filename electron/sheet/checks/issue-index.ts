import { badCellOf, skipCell } from '../../../shared/consumer/cells/bad-cell';
import { cellFaults } from '../../../shared/consumer/cells/read-cell';
import { checkCells, checkRow } from '../../../shared/consumer/rows/check-row';
import { duplicateIssues } from '../../../shared/consumer/rows/duplicate-issues';
import { ISSUE_SEVERITY, type Issue, type IssueCode } from '../../../shared/consumer/issue';
import { sendsNothing } from '../../../shared/consumer/rows/prepare-row';
import { rowContentIssues } from '../../../shared/consumer/rows/row-content';
import { emailKey, idKey } from '../../../shared/consumer/rows/row-keys';
import { rowPlan, type PlannedColumn } from '../../../shared/consumer/rows/row-plan';
import type { RowRules } from '../../../shared/consumer/target';
import { isKnownZone } from '../../../shared/shop/zone-clock';
import type { SheetCounts, SheetState } from '../../../shared/sheet/sheet-state';
import type { EditedTable } from '../table/edited-table';
import { RowSet } from '../table/row-set';
import { FilledRows } from './filled-rows';
import { IssueCounts } from './issue-counts';
import { IssueProfiles } from './issue-profiles';
import { KeyColumn } from './key-column';
import { lookPlan } from './look-plan';
import { emptyLook, FILLED_BY_TEXT, isSamePlan, KEY_BY_TEXT, LOOK_ROWS } from './row-look';
import { lookOver, planOfColumns, SUSPECT } from './row-look';
import type { LookedAhead, LookKey, LookPlan } from './row-look';
import { SharedEmails } from './shared-emails';
import { inTimeSlices } from '../threads/time-slices';

/** Rows checked as strings before other requests are handled. */
const CLOSE_SLICE_ROWS = 1_000;
/** The first pass's share of a full check's progress. */
const FIRST_PASS_SHARE = 0.7;

const NO_ISSUES: readonly Issue[] = [];

/** A change of fewer rows is checked row by row. */
const FEW_ROWS = 64;
/** So is one of a smaller share of the rows: reading a row's cells as strings takes about this many times as long as scanning a column. */
const SMALL_SHARE = 1 / 64;

const NO_KEY: LookKey = { column: -1, foldCase: false, seed: 0 };

/**
 * The issues of all rows. A full check scans the bytes, and checks closely only rows that may have an issue. After a change, it checks only
 * the changed rows again, and rows that share or shared an id or e-mail with them. If many rows changed, it scans the changed columns first,
 * as a full check does. The result is the same as that of a full check. Only the
 * codes of issues are stored. Their details are found again when somebody looks.
 */
export class IssueIndex {
  readonly #excluded = new Set<number>();
  /** Refusals by the shop. They are not our findings, so no check removes them. */
  readonly #refusals = new Map<number, Issue>();
  #filled: FilledRows;
  #profiles = new IssueProfiles(0);
  #plan: LookPlan = { columns: [], keys: { id: NO_KEY, email: NO_KEY } };
  #counts = new IssueCounts();
  #ids: KeyColumn;
  #emails: KeyColumn;
  #sharedEmails: SharedEmails;

  constructor(
    private readonly table: EditedTable,
    private rules: RowRules,
  ) {
    this.#ids = new KeyColumn(table, NO_KEY, new Uint32Array(0), idKey);
    this.#emails = new KeyColumn(table, NO_KEY, new Uint32Array(0), emailKey);
    this.#sharedEmails = new SharedEmails(this.#emails, this.#ids);
    this.#filled = new FilledRows(table, rowPlan(rules), new Uint8Array(table.rowCount + 1));
  }

  /**
   * Checks all rows by new rules.
   *
   * @param looked what was found while the file was read, for a table without edits; ignored if it was found for other rules
   */
  async checkAll(
    rules: RowRules,
    { looked, onProgress }: { looked?: LookedAhead | undefined; onProgress?: (done: number) => void } = {},
  ): Promise<void> {
    this.rules = rules;
    const { rowCount } = this.table;
    const wanted = lookPlan(rules);
    const { plan, rows } =
      looked !== undefined && isSamePlan(looked.plan, wanted)
        ? looked
        : await this.#look(wanted, (done) => onProgress?.((FIRST_PASS_SHARE * done) / rowCount));
    const { marks } = rows;
    this.#plan = plan;
    this.#profiles = new IssueProfiles(rowCount);
    this.#counts = new IssueCounts();
    this.#ids = new KeyColumn(this.table, plan.keys.id, rows.hashes.id, idKey);
    this.#emails = new KeyColumn(this.table, plan.keys.email, rows.hashes.email, emailKey);
    this.#sharedEmails = new SharedEmails(this.#emails, this.#ids);
    this.#filled = new FilledRows(this.table, rowPlan(rules), rows.filled);
    await this.#finishByText(marks);
    this.#markAlways(marks);
    await inTimeSlices(
      rowCount,
      CLOSE_SLICE_ROWS,
      (start, end) => {
        for (let row = start + 1; row <= end; row += 1) if (((marks[row] as number) & SUSPECT) !== 0) this.#check(row);
      },
      (done) => onProgress?.(FIRST_PASS_SHARE + ((1 - FIRST_PASS_SHARE) * done) / rowCount),
    );
  }

  /** Checks rows again whose cells, exclusion or refusal changed, and the rows that depend on them. */
  recheck(changed: Iterable<number>): void {
    for (const row of this.#takeChanges(changed)) this.#check(row);
  }

  /**
   * The same for any number of rows, in slices.
   *
   * @param columns in which their cells changed
   */
  async recheckMany(changed: RowSet, columns: ReadonlySet<number>): Promise<void> {
    const isFew = changed.size < FEW_ROWS || changed.size < this.table.rowCount * SMALL_SHARE;
    const rows = Uint32Array.from(isFew ? this.#takeChanges(changed) : await this.#takeColumns(changed, columns));
    await inTimeSlices(rows.length, CLOSE_SLICE_ROWS, (start, end) => {
      for (const row of rows.subarray(start, end)) this.#check(row);
    });
  }

  /** {@link recheckMany} after an exclusion or inclusion. */
  recheckExclusion(changed: RowSet): Promise<void> {
    const keys = [this.#ids.column, this.#emails.column].filter((column) => column !== -1);
    return this.recheckMany(changed, new Set(keys));
  }

  /** Updates keys and counts for changed rows, and returns all rows that must be checked again. */
  #takeChanges(changed: Iterable<number>): ReadonlySet<number> {
    const rows = new Set(changed);
    const emailGroups = new Set<number>();
    const expectedContact = this.#filled.expectsContact;
    for (const row of rows) {
      emailGroups.add(this.#emails.groupOf(row));
      this.#ids.leave(row);
      this.#emails.leave(row);
      this.#filled.refresh(row);
    }
    for (const row of rows) {
      if (this.#excluded.has(row)) continue;
      this.#ids.join(row);
      this.#emails.join(row);
      emailGroups.add(this.#emails.groupOf(row));
    }
    const concerned = new Set(rows);
    for (const row of this.#ids.index.takeChanged()) concerned.add(row);
    for (const row of this.#emails.index.takeChanged()) concerned.add(row);
    for (const row of this.#sharedEmails.regroup(emailGroups)) concerned.add(row);
    if (this.#filled.expectsContact !== expectedContact) {
      for (const row of this.#filled.rowsWithoutContact()) concerned.add(row);
    }
    return concerned;
  }

  /**
   * As {@link #takeChanges}, by the bytes of the changed columns. A row that is not returned has no issue in these columns, and in the
   * others what it had before.
   */
  async #takeColumns(changed: RowSet, columns: ReadonlySet<number>): Promise<RowSet> {
    const { table } = this;
    const plan = planOfColumns(this.#plan, columns);
    const concerned = new RowSet(table.rowCount);
    const concern = (rows: Iterable<number>): void => {
      for (const row of rows) concerned.add(row);
    };
    const concernChanged = (rows: Iterable<number>): void => {
      for (const row of rows) if (changed.has(row)) concerned.add(row);
    };
    const keys = [this.#ids, this.#emails].filter(({ column }) => columns.has(column));
    for (const key of keys) for (const row of key.sharedRows()) if (!changed.has(row)) concerned.add(row);
    const expectedContact = this.#filled.expectsContact;
    await this.#scanChanged(changed, plan, columns, concerned);
    for (const key of keys) {
      key.finish();
      concern(key.sharedRows());
    }
    if (keys.includes(this.#emails)) this.#sharedEmails = new SharedEmails(this.#emails, this.#ids);
    if (keys.length > 0) concern(this.#sharedEmails.regroup(this.#emails.index.groups()));
    concernChanged(this.#refusals.keys());
    concernChanged(table.original.remarks.rows());
    const { expectsContact } = this.#filled;
    if (expectsContact !== expectedContact) concern(this.#filled.rowsWithoutContact());
    else if (expectsContact) concernChanged(this.#filled.rowsWithoutContact());
    if (!isKnownZone(this.rules.timeZone)) concern(changed);
    return concerned;
  }

  /** Takes over what the changed columns hold now, and adds the rows to check closely to `suspects`. */
  async #scanChanged(changed: RowSet, plan: LookPlan, columns: ReadonlySet<number>, suspects: RowSet): Promise<void> {
    const looked = emptyLook(plan, 0, LOOK_ROWS);
    const { marks, filled, hashes } = looked;
    const fills = this.#filled.fillsOf(columns);
    const planned = rowPlan(this.rules).columns.filter(({ column }) => columns.has(column));
    const isClear = (row: number): boolean =>
      this.#profiles.of(row).columns.every((column) => column !== null && columns.has(column));
    await inTimeSlices(this.table.rowCount, LOOK_ROWS, (start, end) => {
      for (const list of [marks, filled, hashes.id, hashes.email]) list.fill(0);
      lookOver(plan, this.table, start + 1, end - start, { ...looked, firstRow: start + 1 });
      for (let at = 0; at < end - start; at += 1) {
        const row = start + 1 + at;
        if (!changed.has(row)) continue;
        const mark = marks[at] as number;
        if (plan.keys.id.column !== -1) this.#takeKey(this.#ids, row, mark & KEY_BY_TEXT.id, hashes.id[at]);
        if (plan.keys.email.column !== -1) this.#takeKey(this.#emails, row, mark & KEY_BY_TEXT.email, hashes.email[at]);
        if ((mark & FILLED_BY_TEXT) !== 0) this.#filled.refresh(row);
        else this.#filled.refreshColumns(row, filled[at] as number, fills);
        if (this.#filled.isBlank(row) || !isClear(row)) suspects.add(row);
        else if ((mark & SUSPECT) === 0) this.#forget(row);
        else if (!this.#checkCells(row, planned)) suspects.add(row);
      }
    });
  }

  /**
   * Checks some of the cells of a row that has no issue in the others. False if its other cells matter: for an id, or an error. A cell with
   * only warnings is sent, so the row sends something.
   */
  #checkCells(row: number, columns: readonly PlannedColumn[]): boolean {
    if (columns.some(({ kind }) => kind === 'id')) return false;
    const issues = checkCells(columns, (column) => this.table.cell(row, column), this.rules);
    if (issues.some(({ severity }) => severity === 'error')) return false;
    this.#forget(row);
    this.#profiles.set(row, issues, false);
    if (!this.#excluded.has(row)) this.#counts.add(this.#profiles.of(row));
    return true;
  }

  #takeKey(keys: KeyColumn, row: number, isByText: number, hash = 0): void {
    if (this.#excluded.has(row)) keys.add(row, 0);
    else if (isByText === 0) keys.add(row, hash);
    else keys.addByText(row);
  }

  issuesOf(row: number): readonly Issue[] {
    if (!this.#profiles.hasIssues(row)) return NO_ISSUES;
    const found = this.#find(row);
    return this.#tell(found, this.#badCellOf(row, found));
  }

  /** Cells of a row that can be repaired, with their repairs. Only for issues of this code and, unless it is null, this column. */
  repairsOf(row: number, code: IssueCode, column: number | null): { column: number; value: string }[] {
    if (this.#excluded.has(row)) return [];
    return this.#profiles.of(row).repairs.flatMap((repair) => {
      if (repair.code !== code || (column !== null && repair.column !== column)) return [];
      const value = this.#repairOf(row, code, repair.column);
      return value === null ? [] : [{ column: repair.column, value }];
    });
  }

  /** The repair of an issue that the row has. */
  #repairOf(row: number, code: IssueCode, column: number): string | null {
    const isWanted = (fault: { code: IssueCode; repair: string | null }) =>
      fault.code === code && fault.repair !== null;
    const kind = rowPlan(this.rules).columns.find((planned) => planned.column === column)?.kind;
    const faults = kind === undefined ? [] : cellFaults(this.table.cell(row, column), kind, this.rules);
    // Only a skipped cell has an issue with another code than its fault.
    const fault =
      faults.find(isWanted) ?? this.issuesOf(row).find((issue) => issue.column === column && isWanted(issue));
    return fault?.repair ?? null;
  }

  hasIssues(row: number): boolean {
    return this.#profiles.hasIssues(row);
  }

  hasIssue(row: number, code: IssueCode): boolean {
    return this.#profiles.of(row).codes.includes(code);
  }

  /** Whether the row would be sent: not excluded, no error. */
  isReady(row: number): boolean {
    return !this.#excluded.has(row) && !this.#profiles.of(row).hasError;
  }

  /** Ascending. */
  excludedRows(): number[] {
    return [...this.#excluded].sort((a, b) => a - b);
  }

  isExcluded(row: number): boolean {
    return this.#excluded.has(row);
  }

  /** The row leaves or joins the counts with the issues it had so far. The caller rechecks it. */
  setExcluded(row: number, excluded: boolean): void {
    if (excluded === this.#excluded.has(row)) return;
    if (excluded) {
      this.#counts.subtract(this.#profiles.of(row));
      this.#excluded.add(row);
    } else {
      this.#counts.add(this.#profiles.of(row));
      this.#excluded.delete(row);
    }
  }

  /** The caller rechecks the row; null removes the refusal. */
  setRefusal(row: number, refusal: Issue | null): void {
    if (refusal === null) this.#refusals.delete(row);
    else this.#refusals.set(row, refusal);
  }

  refusedRows(): Iterable<number> {
    return this.#refusals.keys();
  }

  counts(): SheetCounts {
    return this.#counts.totals(this.table.rowCount, this.#excluded.size);
  }

  byCode(): SheetState['issuesByCode'] {
    return this.#counts.byCode();
  }

  repairs(): SheetState['repairs'] {
    return this.#counts.repairs();
  }

  async #look(plan: LookPlan, onProgress: (done: number) => void): Promise<LookedAhead> {
    const { table } = this;
    const { rowCount } = table;
    const rows = emptyLook(plan, 0, rowCount + 1);
    const lookAt = (start: number, end: number): void => lookOver(plan, table, start + 1, end - start, rows);
    await inTimeSlices(rowCount, LOOK_ROWS, lookAt, onProgress);
    return { plan, rows };
  }

  /** Takes from the texts what the bytes did not decide, and removes the keys of excluded rows. */
  async #finishByText(marks: Uint8Array): Promise<void> {
    await inTimeSlices(this.table.rowCount, LOOK_ROWS, (start, end) => {
      for (let row = start + 1; row <= end; row += 1) {
        const mark = marks[row] as number;
        if (mark <= SUSPECT) continue;
        if ((mark & KEY_BY_TEXT.id) !== 0) this.#ids.addByText(row);
        if ((mark & KEY_BY_TEXT.email) !== 0) this.#emails.addByText(row);
        if ((mark & FILLED_BY_TEXT) !== 0) this.#filled.addByText(row);
      }
    });
    for (const row of this.#excluded) {
      this.#ids.add(row, 0);
      this.#emails.add(row, 0);
    }
    this.#ids.finish();
    this.#emails.finish();
    this.#filled.finish();
  }

  /** Marks rows that must be checked closely whatever their bytes say. */
  #markAlways(marks: Uint8Array): void {
    const mark = (rows: Iterable<number>): void => {
      for (const row of rows) marks[row] = SUSPECT;
    };
    mark(this.#refusals.keys());
    mark(this.table.original.remarks.rows());
    mark(this.#ids.sharedRows());
    mark(this.#sharedEmails.regroup(this.#emails.index.groups()));
    const { expectsContact } = this.#filled;
    for (let row = 1; row < marks.length; row += 1) {
      if (this.#filled.isBlank(row) || (expectsContact && !this.#filled.hasContact(row))) marks[row] = SUSPECT;
    }
    if (!isKnownZone(this.rules.timeZone)) marks.fill(SUSPECT, 1);
  }

  #check(row: number): void {
    this.#forget(row);
    const found = this.#find(row);
    const badCell = this.#badCellOf(row, found);
    this.#profiles.set(row, this.#tell(found, badCell), badCell !== null);
    if (!this.#excluded.has(row)) this.#counts.add(this.#profiles.of(row));
  }

  #forget(row: number): void {
    if (!this.#excluded.has(row)) this.#counts.subtract(this.#profiles.of(row));
    this.#profiles.set(row, NO_ISSUES, false);
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
    const issues = checkRow(cells, this.rules);
    const plan = rowPlan(this.rules);
    for (const { code, column, line } of remarks) {
      if (code === 'id-rounded' && column !== plan.idColumn) continue;
      if (code === 'formula-error' && !plan.columns.some((planned) => planned.column === column)) continue;
      issues.push({ code, severity: ISSUE_SEVERITY[code], column, params: { line }, repair: null });
    }
    const hasError = issues.some(({ severity }) => severity === 'error');
    for (const issue of rowContentIssues(cells, this.rules, remarks, this.#filled.expectsContact)) {
      // If its only cell is wrong, that issue is enough.
      if (!hasError || issue.code !== 'row-empty') issues.push(issue);
    }
    issues.push(...duplicateIssues(this.#ids.firstOtherOf(row), this.#sharedEmails.otherOf(row), this.rules));
    const refusal = this.#refusals.get(row);
    if (refusal !== undefined) issues.push(refusal);
    return issues;
  }
}
