import { randomUUID } from 'node:crypto';
import { layoutOf } from '../../shared/consumer/automatic-layout';
import { buildRequest } from '../../shared/consumer/build-request';
import { constantProblems } from '../../shared/consumer/check-constants';
import { checkLayout } from '../../shared/consumer/check-layout';
import { carryLayout } from '../../shared/consumer/carry-layout';
import { ISSUE_SEVERITY, type LayoutProblem } from '../../shared/consumer/issue';
import { matchColumns, type MatchedColumn } from '../../shared/consumer/match-columns';
import { columnOfField } from '../../shared/delivery/differences';
import type { RowRules } from '../../shared/consumer/target';
import type { RowCells, SheetInput, SheetAnswer } from '../../shared/sheet/protocol';
import type { FileFacts, SheetColumn, SheetState, WindowOutcome, WindowRow } from '../../shared/sheet/sheet-state';
import { rowPlan } from '../../shared/consumer/row-plan';
import { contentKey, tableKey } from './checks/sheet-keys';
import { DeliveryRows, MOST_CHARACTERS } from './delivery-rows';
import { describeColumns } from './describe-columns';
import { EditedTable } from './table/edited-table';
import { History, type Change, type ColumnChange } from './history';
import { IssueIndex, lookPlan } from './checks/issue-index';
import { OutcomeIndex } from './outcome-index';
import type { FileSheet } from './readers/open-sheet-file';
import { repairsOfIssue } from './repair-all';
import type { LookPlan } from './checks/row-look';
import type { Table } from './table/table';
import { View } from './view';

/** All rows of a file. */
type WholeSheet = Pick<FileSheet, 'table' | 'facts' | 'looked'>;

/** The rules a sheet begins with; a layout of null is found by its headers. */
export type SheetRules = Omit<RowRules, 'layout'> & { layout: RowRules['layout'] | null };

/** An open sheet: its cells, what is wrong with them, and all that a person may do to it. */
export class Sheet {
  #table: EditedTable;
  #issues: IssueIndex;
  #view: View;
  #history = new History();
  readonly #outcomes = new OutcomeIndex();
  #matches: MatchedColumn[];
  #columns: SheetColumn[];
  #facts: FileFacts;
  #rules: RowRules;
  #revision = 0;
  #contentRevision = 0;
  readonly #rowsId = randomUUID();
  #complete = false;
  /** Rows whose exclusion was changed since the sheet was last sent. */
  readonly #newlyExcluded = new Set<number>();

  private constructor(table: Table, facts: FileFacts, rules: RowRules, matches: MatchedColumn[]) {
    this.#table = new EditedTable(table);
    this.#table.showTimes(dateColumns(rules));
    this.#issues = new IssueIndex(this.#table, rules);
    this.#view = new View(this.#table, this.#issues, this.#outcomes);
    this.#matches = matches;
    this.#columns = describeColumns(this.#table, matches);
    this.#facts = facts;
    this.#rules = rules;
  }

  /**
   * Opens a file's first rows and checks them; {@link load} brings all.
   *
   * @param revision where the count of changes begins: a sheet in another's place goes on from there
   */
  static async open(table: Table, facts: FileFacts, rules: SheetRules, revision = 0): Promise<Sheet> {
    const matches = matchColumns(ownHeaders(table));
    const sheet = new Sheet(table, facts, { ...rules, layout: rules.layout ?? layoutOf(matches) }, matches);
    sheet.#revision = revision;
    await sheet.#issues.checkAll(sheet.#rules);
    return sheet;
  }

  /**
   * Puts all rows in the place of the first ones. Those can be looked at until this is done, and the rules changed; to edit them
   * would be lost work.
   */
  async load({ table, facts, looked }: WholeSheet, onProgress: (done: number) => void): Promise<void> {
    const edited = new EditedTable(table);
    const sameColumns = table.headers.join('\n') === this.#table.headers.join('\n');
    const carried = (): RowRules =>
      sameColumns
        ? this.#rules
        : { ...this.#rules, layout: carryLayout(this.#table.headers, this.#rules.layout, ownHeaders(table)) };
    let seen: RowRules;
    let rules: RowRules;
    let issues: IssueIndex;
    do {
      seen = this.#rules;
      rules = carried();
      edited.showTimes(dateColumns(rules));
      issues = new IssueIndex(edited, rules);
      await issues.checkAll(rules, { looked, onProgress });
    } while (seen !== this.#rules);
    this.#table = edited;
    this.#issues = issues;
    this.#rules = rules;
    this.#facts = facts;
    if (!sameColumns) this.#matches = matchColumns(ownHeaders(table));
    this.#columns = describeColumns(edited, this.#matches);
    this.#view = this.#view.over(edited, issues);
    if (!sameColumns) this.#history = new History();
    this.#complete = true;
    this.#contentChanged();
  }

  /** What {@link load} will look over the rows for, unless the rules are changed until then. */
  lookPlan(): LookPlan {
    return lookPlan(this.#rules);
  }

  /**
   * The sheet is shown again after another reading of its file was.
   *
   * @param revision where its count of changes goes on
   */
  comeBack(revision: number): void {
    this.#revision = revision;
  }

  get isComplete(): boolean {
    return this.#complete;
  }

  state(): SheetState {
    const { problems, missing } = checkLayout(this.#rules.layout);
    return {
      revision: this.#revision,
      contentRevision: this.#contentRevision,
      rowsId: this.#rowsId,
      complete: this.#complete,
      file: this.#facts,
      columns: this.#columns,
      rules: this.#rules,
      layoutProblems: [...problems, ...constantProblems(this.#rules), ...headerProblems(this.#columns, this.#rules)],
      missing,
      counts: this.#issues.counts(),
      issuesByCode: this.#issues.byCode(),
      repairs: this.#issues.repairs(),
      view: this.#view.wanted,
      viewRows: this.#view.length,
      unsent: this.#isUnsent(),
      canUndo: this.#history.canUndo,
      canRedo: this.#history.canRedo,
      delivery: this.#outcomes.delivery(),
    };
  }

  window({ start, count }: SheetInput<'get-window'>): SheetAnswer<'get-window'> {
    return { revision: this.#revision, start, rows: this.#view.rows(start, count).map((row) => this.#windowRow(row)) };
  }

  setView(view: SheetInput<'set-view'>): void {
    this.#view.set(view);
  }

  async setRules(change: SheetInput<'set-rules'>): Promise<void> {
    const known = Object.fromEntries(
      Object.entries(change).filter(([, value]) => value !== undefined),
    ) as Partial<RowRules>;
    const after = { ...this.#rules, ...known };
    if (JSON.stringify(after) !== JSON.stringify(this.#rules))
      await this.#do({ kind: 'rules', before: this.#rules, after });
  }

  resetLayout(): Promise<void> {
    return this.setRules({ layout: layoutOf(this.#matches) });
  }

  async editCells({ edits }: SheetInput<'edit-cells'>): Promise<void> {
    const cells = edits
      .filter(({ row, column }) => row <= this.#table.rowCount && column < this.#table.headers.length)
      .map(({ row, column, value }) => ({ row, column, before: this.#table.cell(row, column), after: value }))
      .filter(({ before, after }) => before !== after);
    if (cells.length > 0) await this.#do({ kind: 'cells', cells });
  }

  /** Answers how many cells were put right. */
  async applyRepair(which: SheetInput<'apply-repair'>): Promise<number> {
    const columns = await repairsOfIssue(this.#table, this.#issues, which);
    if (columns.length > 0) await this.#do({ kind: 'columns', columns });
    return columns.reduce((sum, { rows }) => sum + rows.length, 0);
  }

  /** Cells beyond the last row of the view and the last column are left out. */
  async pasteCells({ position, columns, rows }: SheetInput<'paste-cells'>): Promise<void> {
    const edits = this.#view.rows(position, rows.length).flatMap((row, at) =>
      (rows[at] ?? []).flatMap((value, place) => {
        const column = columns[place] ?? null;
        return column === null ? [] : [{ row, column, value }];
      }),
    );
    await this.editCells({ edits });
  }

  async excludeRows({ rows, excluded }: SheetInput<'exclude-rows'>): Promise<void> {
    const wanted = rows === 'view' ? this.#view.rows(0, this.#view.length) : rows;
    const changing = wanted.filter((row) => row <= this.#table.rowCount && this.#issues.isExcluded(row) !== excluded);
    if (changing.length > 0) await this.#do({ kind: 'exclusion', rows: changing, excluded });
  }

  async undo(): Promise<void> {
    const change = this.#history.undo();
    if (change !== undefined) await this.#apply(change);
  }

  async redo(): Promise<void> {
    const change = this.#history.redo();
    if (change !== undefined) await this.#apply(change);
  }

  previewRequest({ row }: SheetInput<'preview-request'>): SheetAnswer<'preview-request'> {
    if (row > this.#table.rowCount || !this.#issues.isReady(row)) return null;
    return buildRequest(this.deliveryRows.prepare(row), this.#rules.mode);
  }

  findIssue({ from }: SheetInput<'find-issue'>): SheetAnswer<'find-issue'> {
    const { length } = this.#view;
    for (let step = 1; step <= length; step += 1) {
      const position = (from + step) % length;
      const row = this.#view.rowAt(position);
      if (this.#issues.isExcluded(row) || !this.#issues.hasIssues(row)) continue;
      return { position, row, column: this.#issues.issuesOf(row)[0]?.column ?? null };
    }
    return null;
  }

  /** What a delivery takes of the rows as they are now. */
  get deliveryRows(): DeliveryRows {
    return new DeliveryRows(this.#table, this.#issues, this.#rules);
  }

  /** See {@link contentKey}. */
  contentKey(fileDigest: string): string {
    const changes = { edits: this.#table.edits(), excluded: this.#issues.excludedRows() };
    return contentKey(fileDigest, this.#facts, this.#rules, changes);
  }

  /** See {@link tableKey}. */
  tableKey(fileDigest: string): string {
    return tableKey(fileDigest, this.#facts);
  }

  cells({ rowsId, rows }: SheetInput<'get-cells'>): SheetAnswer<'get-cells'> {
    if (rowsId !== this.#rowsId) return null;
    const found: RowCells[] = [];
    let characters = 0;
    for (const row of rows) {
      if (characters > MOST_CHARACTERS) break;
      const cells = [...this.#table.cells(row)];
      characters += cells.reduce((sum, cell) => sum + cell.length, 0);
      found.push({ cells, changed: this.#isChanged(row) });
    }
    return found;
  }

  beginDelivery({ rowsId, deliveryId, revision, rows }: SheetInput<'begin-delivery'>): void {
    if (rowsId !== this.#rowsId) return;
    this.#outcomes.begin(deliveryId, rows, this.#table.rowCount, revision);
    this.#newlyExcluded.clear();
    // A row on its way to the shop will get a new verdict; the old one goes.
    const refused = [...(rows ?? this.#issues.refusedRows())];
    for (const row of refused) this.#issues.setRefusal(row, null);
    this.#issues.recheck(refused);
    this.#revision += 1;
  }

  markOutcomes({ deliveryId, outcomes }: SheetInput<'mark-outcomes'>): void {
    const taken = outcomes.filter((outcome) => this.#outcomes.take(deliveryId, outcome));
    const refused = taken.filter(({ kind }) => kind === 'failed').map(({ row }) => row);
    for (const row of refused) this.#showRefusal(row);
    this.#issues.recheck(refused);
    this.#view.join(taken.map(({ row }) => row));
    this.#revision += 1;
  }

  async #do(change: Change): Promise<void> {
    this.#history.push(change);
    await this.#apply(change);
  }

  async #apply(change: Change): Promise<void> {
    switch (change.kind) {
      case 'cells': {
        const rows = new Set(change.cells.map(({ row }) => row));
        for (const row of rows) {
          this.#outcomes.noteEdit(row, { revision: this.#revision + 1, before: [...this.#table.cells(row)] });
        }
        for (const { row, column, after } of change.cells) this.#table.set(row, column, after);
        for (const row of rows) this.#showRefusal(row);
        this.#issues.recheck(rows);
        break;
      }
      case 'columns':
        await this.#changeColumns(change.columns);
        break;
      case 'exclusion':
        for (const row of change.rows) {
          this.#issues.setExcluded(row, change.excluded);
          // Twice changed is as it was.
          if (!this.#newlyExcluded.delete(row)) this.#newlyExcluded.add(row);
        }
        this.#issues.recheck(change.rows);
        break;
      case 'rules':
        this.#rules = change.after;
        this.#table.showTimes(dateColumns(change.after));
        await this.#issues.checkAll(change.after);
        this.#view.refresh();
        break;
    }
    this.#contentChanged();
  }

  async #changeColumns(columns: readonly ColumnChange[]): Promise<void> {
    const changed = new Set<number>();
    for (const change of columns) {
      this.#outcomes.noteBulkEdit({ ...change, revision: this.#revision + 1 });
      change.rows.forEach((row, at) => {
        this.#table.set(row, change.column, change.after[at] ?? null);
        changed.add(row);
      });
    }
    for (const row of changed) if (this.#outcomes.kindOf(row) === 'failed') this.#showRefusal(row);
    await this.#issues.recheckMany(changed);
  }

  #contentChanged(): void {
    this.#revision += 1;
    this.#contentRevision += 1;
  }

  #windowRow(row: number): WindowRow {
    return {
      row,
      cells: [...this.#table.cells(row)],
      issues: [...this.#issues.issuesOf(row)],
      excluded: this.#issues.isExcluded(row),
      edited: this.#table.editedColumns(row),
      outcome: this.#windowOutcome(row),
    };
  }

  #windowOutcome(row: number): WindowOutcome | null {
    const delivered = this.#outcomes.of(row);
    if (delivered === null) return null;
    const { row: _row, ...outcome } = delivered;
    return { ...outcome, column: this.#columnOf(outcome.field), changed: this.#isChanged(row) };
  }

  /** Puts what the shop refused on the cell it names. A row that was edited since is not the one that the shop speaks of. */
  #showRefusal(row: number): void {
    const outcome = this.#outcomes.of(row);
    const isRefused = outcome?.kind === 'failed' && !this.#isChanged(row);
    this.#issues.setRefusal(
      row,
      isRefused
        ? {
            code: 'server-refused',
            severity: ISSUE_SEVERITY['server-refused'],
            column: this.#columnOf(outcome.field),
            params: { message: outcome.message ?? '' },
            repair: null,
          }
        : null,
    );
  }

  #isUnsent(): boolean {
    if (this.#newlyExcluded.size > 0) return true;
    for (const row of this.#table.editedRows()) {
      if (this.#isChanged(row) || this.#outcomes.of(row)?.reason === 'kept-back') return true;
    }
    return false;
  }

  #isChanged(row: number): boolean {
    return this.#outcomes.isChanged(row, this.#table.cells(row), (column) => this.#table.ownCell(row, column));
  }

  /** The column that is sent as the attribute the shop named; null where none is. */
  #columnOf(field: string | null): number | null {
    return field === null ? null : columnOfField(field, this.#rules.layout.targets);
  }
}

/** Columns that are sent as dates. */
function dateColumns(rules: RowRules): ReadonlySet<number> {
  const dates = rowPlan(rules).columns.filter(({ kind }) => kind === 'date');
  return new Set(dates.map(({ column }) => column));
}

/** The headers as the file has them, so that a column without one is not taken for what it was named by us. */
function ownHeaders({ headers, headerFaults }: Table): string[] {
  return headers.map((header, column) => (headerFaults[column] === 'empty' ? '' : header));
}

/** A column that is sent nowhere on purpose, or has been given a key by hand, needs no remark. */
function headerProblems(columns: readonly SheetColumn[], { layout }: RowRules): LayoutProblem[] {
  return columns.flatMap(({ header, fault }, column): LayoutProblem[] => {
    const target = layout.targets[column];
    if (fault === 'empty' && target?.kind === 'skip') return [{ code: 'header-empty', column }];
    if (fault === 'repeated' && target?.kind === 'custom' && target.key === header) {
      return [{ code: 'header-repeated', column, header }];
    }
    return [];
  });
}
