import type { Issue, IssueCode, ListIssue } from '../../../shared/consumer/issue';
import type { RowRules } from '../../../shared/consumer/target';
import { isKnownZone } from '../../../shared/shop/zone-clock';
import type { MergeWay } from '../../../shared/sheet/operations/merge-duplicates';
import type { DateEvidence } from '../../../shared/sheet/operation';
import type { SheetCounts, SheetState } from '../../../shared/sheet/sheet-state';
import type { EditedTable } from '../table/edited-table';
import { inTimeSlices } from '../threads/time-slices';
import type { ChangedCells } from './changed-cells';
import { duplicateGroups } from './duplicate-groups';
import { lookPlan } from './look-plan';
import { RowChecks } from './row-checks';
import {
  emptyLook,
  FILLED_BY_TEXT,
  isSamePlan,
  KEY_BY_TEXT,
  LOOK_ROWS,
  lookOver,
  PHONE_BY_TEXT,
  SUSPECT,
} from './row-look';
import type { LookedAhead, LookPlan } from './row-look';
import { takeChangedColumns } from './take-changed-columns';

/** Rows checked as strings before other requests are handled. */
const CLOSE_SLICE_ROWS = 1_000;
/** The first pass's share of a full check's progress. */
const FIRST_PASS_SHARE = 0.7;

/** A change of fewer rows is checked row by row. */
const FEW_ROWS = 64;
/** So is one of a smaller share of the rows: reading a row's cells as strings takes about this many times as long as scanning a column. */
const SMALL_SHARE = 1 / 64;

/**
 * The issues of all rows. A full check scans the bytes, and checks closely only rows that may have an issue. After a change, it checks only
 * the changed rows again, and rows that share or shared an id, e-mail or phone with them. If many rows changed, it scans the changed columns first,
 * as a full check does. The result is the same as that of a full check. Only the
 * codes of issues are stored. Their details are found again when somebody looks.
 */
export class IssueIndex {
  readonly #checks: RowChecks;
  #plan: LookPlan;

  constructor(
    private readonly table: EditedTable,
    rules: RowRules,
  ) {
    this.#checks = new RowChecks(table, rules);
    this.#plan = lookPlan(rules);
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
    const { rowCount } = this.table;
    const wanted = lookPlan(rules);
    const found =
      looked !== undefined && isSamePlan(looked.plan, wanted)
        ? looked
        : await this.#look(wanted, (done) => onProgress?.((FIRST_PASS_SHARE * done) / rowCount));
    const { marks } = found.rows;
    this.#plan = found.plan;
    this.#checks.begin(rules, found);
    await this.#finishByText(marks);
    this.#checks.facts.settle();
    this.#markAlways(marks);
    await inTimeSlices(
      rowCount,
      CLOSE_SLICE_ROWS,
      (start, end) => {
        for (let row = start + 1; row <= end; row += 1)
          if (((marks[row] as number) & SUSPECT) !== 0) this.#checks.check(row);
      },
      (done) => onProgress?.(FIRST_PASS_SHARE + ((1 - FIRST_PASS_SHARE) * done) / rowCount),
    );
  }

  /** Checks rows again whose cells, exclusion or refusal changed, and the rows that depend on them. */
  recheck(changed: Iterable<number>): void {
    for (const row of this.#takeChanges(changed)) this.#checks.check(row);
  }

  /**
   * The same for any number of changes, in slices. Exclusions count as changes of the {@link keyColumns}.
   */
  async recheckMany(changes: readonly ChangedCells[]): Promise<void> {
    const count = changes.reduce((sum, { rows }) => sum + rows.size, 0);
    const isFew = count < FEW_ROWS || count < this.table.rowCount * SMALL_SHARE;
    const rows = Uint32Array.from(
      isFew
        ? this.#takeChanges(changes.flatMap((change) => [...change.rows]))
        : await takeChangedColumns(this.#checks, this.#plan, changes),
    );
    await inTimeSlices(rows.length, CLOSE_SLICE_ROWS, (start, end) => {
      for (const row of rows.subarray(start, end)) this.#checks.check(row);
    });
  }

  /** Columns whose values are compared between rows. */
  get keyColumns(): ReadonlySet<number> {
    const { ids, emails, phones } = this.#checks;
    return new Set([ids, emails, phones].map(({ column }) => column).filter((column) => column !== -1));
  }

  /** Updates keys and counts for changed rows, and returns all rows that must be checked again. */
  #takeChanges(changed: Iterable<number>): ReadonlySet<number> {
    const rows = new Set(changed);
    const emailGroups = new Set<number>();
    const expectedContact = this.#checks.filled.expectsContact;
    for (const row of rows) {
      emailGroups.add(this.#checks.emails.groupOf(row));
      this.#checks.ids.leave(row);
      this.#checks.emails.leave(row);
      this.#checks.phones.leave(row);
      this.#checks.filled.refresh(row);
      this.#checks.facts.refresh(row);
    }
    for (const row of rows) {
      if (this.#checks.excluded.has(row)) continue;
      this.#checks.ids.join(row);
      this.#checks.emails.join(row);
      this.#checks.phones.join(row);
      emailGroups.add(this.#checks.emails.groupOf(row));
    }
    const concerned = new Set(rows);
    for (const row of this.#checks.ids.index.takeChanged()) concerned.add(row);
    for (const row of this.#checks.emails.index.takeChanged()) concerned.add(row);
    for (const row of this.#checks.sharedEmails.regroup(emailGroups)) concerned.add(row);
    for (const row of this.#checks.phones.takeConcerned()) concerned.add(row);
    for (const row of this.#checks.facts.takeConcerned()) concerned.add(row);
    if (this.#checks.filled.expectsContact !== expectedContact) {
      for (const row of this.#checks.filled.rowsWithoutContact()) concerned.add(row);
    }
    return concerned;
  }

  /** By which the rows were checked. */
  get rules(): RowRules {
    return this.#checks.rules;
  }

  issuesOf(row: number): readonly Issue[] {
    return this.#checks.issuesOf(row);
  }

  /** Cells of a row that can be repaired, with their repairs. Only for issues of this code and, unless it is null, this column. */
  repairsOf(row: number, code: IssueCode, column: number | null): { column: number; value: string }[] {
    return this.#checks.repairsOf(row, code, column);
  }

  /** See {@link duplicateGroups}. */
  duplicateGroups(by: MergeWay['by'], row: number | null): Uint32Array {
    return duplicateGroups(this.#checks, by, row);
  }

  /** Ascending. */
  rowsOfGroup(by: MergeWay['by'], group: number): readonly number[] {
    return (by === 'id' ? this.#checks.ids : this.#checks.emails).index.rowsOf(group);
  }

  /** Columns of a row that has an issue of this code there and is not excluded; in one column or, with null, in all. */
  columnsWith(row: number, code: IssueCode, column: number | null): number[] {
    if (this.#checks.excluded.has(row)) return [];
    const found = this.#checks.profiles.of(row).cells.filter((each) => each.code === code);
    return found.map((each) => each.column).filter((each) => column === null || each === column);
  }

  /** Whether the row has an issue without a repair, of this code or, with null, of any. */
  isUnhelped(row: number, code: IssueCode | null): boolean {
    if (this.#checks.excluded.has(row)) return false;
    const { cells } = this.#checks.profiles.of(row);
    return cells.some((cell) => !cell.hasRepair && (code === null || cell.code === code));
  }

  /** Number of cells with an issue, in one column or, with null, in all. Excluded rows do not count. */
  cellsWith(code: IssueCode, column: number | null): number {
    return this.#checks.counts.ofCells(code, column);
  }

  /** See `ColumnFacts`. */
  dateEvidence(column: number): DateEvidence | null {
    return this.#checks.facts.dateEvidence(column);
  }

  hasIssues(row: number): boolean {
    return this.#checks.profiles.hasIssues(row);
  }

  hasIssue(row: number, code: IssueCode): boolean {
    return this.#checks.profiles.of(row).codes.includes(code);
  }

  /** Whether the row would be sent: not excluded, no error. */
  isReady(row: number): boolean {
    return !this.#checks.excluded.has(row) && !this.#checks.profiles.of(row).hasError;
  }

  /** Whether the row would be sent if no list of the shop's consumers were against it. */
  isSound(row: number): boolean {
    return !this.#checks.excluded.has(row) && !this.#checks.profiles.of(row).hasOwnError;
  }

  /** Where a row leads by a list of the shop's consumers; null for nowhere else. Checks the row again if that is new. */
  setElsewhere(row: number, issue: ListIssue | null): void {
    const { elsewhere } = this.#checks;
    if ((elsewhere.get(row) ?? null) === issue) return;
    if (issue === null) elsewhere.delete(row);
    else elsewhere.set(row, issue);
    this.#checks.check(row);
  }

  /** Ascending. */
  excludedRows(): number[] {
    return [...this.#checks.excluded].sort((a, b) => a - b);
  }

  isExcluded(row: number): boolean {
    return this.#checks.excluded.has(row);
  }

  /** The caller rechecks the row. */
  setExcluded(row: number, excluded: boolean): void {
    this.#checks.setExcluded(row, excluded);
  }

  /** The caller rechecks the row; null removes the refusal. */
  setRefusal(row: number, refusal: Issue | null): void {
    if (refusal === null) this.#checks.refusals.delete(row);
    else this.#checks.refusals.set(row, refusal);
  }

  refusedRows(): Iterable<number> {
    return this.#checks.refusals.keys();
  }

  counts(): SheetCounts {
    return this.#checks.counts.totals(this.table.rowCount, this.#checks.excluded.size);
  }

  byCode(): SheetState['issuesByCode'] {
    return this.#checks.counts.byCode();
  }

  repairs(): SheetState['repairs'] {
    const { column, inOtherForms: count } = this.#checks.phones;
    const inOneForm = count === 0 ? [] : [{ code: 'phone-form' as const, column, count, unhelped: 0 }];
    return [...this.#checks.counts.repairs(), ...inOneForm];
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
        if ((mark & SUSPECT) !== 0) this.#checks.facts.refresh(row);
        else if (this.table.isEdited(row)) this.#checks.facts.recall(row);
        if (mark === 0) continue;
        if ((mark & KEY_BY_TEXT.id) !== 0) this.#checks.ids.addByText(row);
        if ((mark & KEY_BY_TEXT.email) !== 0) this.#checks.emails.addByText(row);
        if ((mark & PHONE_BY_TEXT) !== 0) this.#checks.phones.addByText(row);
        if ((mark & FILLED_BY_TEXT) !== 0) this.#checks.filled.addByText(row);
      }
    });
    for (const row of this.#checks.excluded) {
      this.#checks.ids.add(row, 0);
      this.#checks.emails.add(row, 0);
      this.#checks.phones.add(row, 0);
    }
    await this.#checks.ids.finish();
    await this.#checks.emails.finish();
    await this.#checks.phones.finish();
    this.#checks.filled.finish();
  }

  /** Marks rows that must be checked closely whatever their bytes say. */
  #markAlways(marks: Uint8Array): void {
    const mark = (rows: Iterable<number>): void => {
      for (const row of rows) marks[row] = SUSPECT;
    };
    mark(this.#checks.refusals.keys());
    mark(this.#checks.elsewhere.keys());
    mark(this.table.original.remarks.rows());
    mark(this.#checks.ids.sharedRows());
    mark(this.#checks.sharedEmails.regroup(this.#checks.emails.index.groups()));
    mark(this.#checks.phones.crowdedRows());
    const { expectsContact } = this.#checks.filled;
    for (let row = 1; row < marks.length; row += 1) {
      if (this.#checks.filled.isBlank(row) || (expectsContact && !this.#checks.filled.hasContact(row)))
        marks[row] = SUSPECT;
    }
    if (!isKnownZone(this.#checks.rules.timeZone)) marks.fill(SUSPECT, 1);
  }
}
