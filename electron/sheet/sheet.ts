import { layoutOf } from '../../shared/consumer/columns/automatic-layout';
import { matchColumns, type MatchedColumn } from '../../shared/consumer/columns/match-columns';
import { isListIssue } from '../../shared/consumer/issue';
import type { RowRules } from '../../shared/consumer/target';
import type { Operation, OperationPreview, OperationResult } from '../../shared/sheet/operation';
import type { SheetInput, SheetAnswer } from '../../shared/sheet/protocol';
import type { ListSamples } from '../../shared/consumer/verdict/list-answers';
import type { FileFacts, SheetColumn, SheetState, WindowRow } from '../../shared/sheet/sheet-state';
import type { CountedColumn } from './column-facet';
import { contentKey } from './checks/sheet-keys';
import type { AppliedEntry, DraftEntry } from '../../shared/sheet/draft';
import { seenView, watchView, type SeenView } from './drafts/seen-rows';
import type { Restorable } from './drafts/replay-draft';
import { RowDecisions } from './decisions/row-decisions';
import { withoutList } from './decisions/decide-emails';
import { DeliveredRows } from './delivered-rows';
import { RowsToSend } from './rows-to-send';
import { duplicateGroupsPage } from './duplicate-groups-page';
import { describeColumns, hasValues } from './describe-columns';
import { EditedTable } from './table/edited-table';
import { Deeds } from './deeds/deeds';
import { ChangeMaker } from './make-change';
import { cellsOfRange, type CellsOfRange } from './operations/cells-of-range';
import { findEdge } from './find/find-edge';
import { unlessRefused } from './operations/refused-operation';
import { previewOf } from './operations/preview-change';
import { repairFacts } from './operations/repair-cells';
import { IssueIndex } from './checks/issue-index';
import { lookPlan } from './checks/look-plan';
import { OutcomeIndex } from './outcome-index';
import type { FileSheet } from './readers/open-sheet-file';
import { carryRules, dateColumns, layoutState, ownHeaders, tableToSave } from './sheet-rules';
import type { TableToSave } from './save/save-table';
import type { LookPlan } from './checks/row-look';
import type { Table } from './table/table';
import { Revisions } from './revisions';
import { listSamples } from './shop-list/list-samples';
import { sheetKeys, type SheetKeys } from './shop-list/sheet-keys';
import type { ShopList } from './shop-list/shop-list';
import { showElsewhere } from './shop-list/show-elsewhere';
import { VerdictIndex, type ListAbout, type SheetParts, type TriedList } from './shop-list/verdict-index';
import { View } from './view';

/** All rows of a file. */
type WholeSheet = Pick<FileSheet, 'table' | 'facts' | 'looked'>;

/** The rules that a sheet begins with. If the layout is null, it is found from the headers. */
export type SheetRules = Omit<RowRules, 'layout'> & { layout: RowRules['layout'] | null };

/** What an operation did. `entry` is for the draft; null if nothing changed. */
interface Applied {
  result: OperationResult;
  entry: AppliedEntry | null;
}

/** An open sheet: its cells, their issues, and everything a person can do to it. */
export class Sheet implements Restorable {
  #table: EditedTable;
  #issues: IssueIndex;
  #view: View;
  /** The view as the operation sees it that is being done. */
  #seen: SeenView | null = null;
  readonly #deeds = new Deeds({
    now: () => ({
      ...this.#verdicts.decidedOn,
      columns: this.#columns,
      matches: this.#matches,
      viewRows: (this.#seen ?? this.#view).rows,
      viewLength: (this.#seen ?? this.#view).length,
    }),
    make: (change) => this.#changes.make(change),
    put: (change) => this.#changes.put(change),
    check: () => this.#changes.check(),
  });
  readonly #outcomes = new OutcomeIndex();
  readonly #delivered = new DeliveredRows(this.#outcomes, () => this.#parts());
  readonly #decisions = new RowDecisions();
  readonly #verdicts = new VerdictIndex(() => this.#parts());
  readonly #changes = new ChangeMaker(() => ({
    ...this.#parts(),
    view: this.#view,
    delivered: this.#delivered,
    verdicts: this.#verdicts,
    nextRevision: this.#revisions.revision + 1,
    setRules: (rules) => this.#setRules(rules),
    onChecked: () => this.#contentChanged(),
  }));
  #matches: MatchedColumn[];
  #columns: SheetColumn[];
  #facts: FileFacts;
  #rules: RowRules;
  /** The rules before everything that undo can reach or a draft holds. */
  #base: RowRules;
  readonly #revisions = new Revisions();
  #complete = false;

  private constructor(table: Table, facts: FileFacts, rules: RowRules, matches: MatchedColumn[]) {
    this.#table = new EditedTable(table);
    this.#table.showTimes(dateColumns(rules));
    this.#issues = new IssueIndex(this.#table, rules);
    this.#view = new View(this.#table, this.#issues, this.#outcomes, this.#verdicts);
    this.#matches = matches;
    this.#columns = describeColumns(this.#table, matches);
    this.#facts = facts;
    this.#rules = rules;
    this.#base = rules;
  }

  /**
   * Opens a file's first rows and checks them; {@link load} brings the rest.
   *
   * @param revision the first revision: a sheet that replaces another one continues its count
   */
  static async open(table: Table, facts: FileFacts, rules: SheetRules, revision = 0): Promise<Sheet> {
    const matches = matchColumns(ownHeaders(table), (column) => hasValues(table, column));
    const sheet = new Sheet(table, facts, { ...rules, layout: rules.layout ?? layoutOf(matches) }, matches);
    sheet.#revisions.continueFrom(revision);
    await sheet.#issues.checkAll(sheet.#rules);
    return sheet;
  }

  /** Replaces the first rows by all rows. Until then rows can be viewed and rules changed; edits would be lost. */
  async load({ table, facts, looked }: WholeSheet, onProgress: (done: number) => void): Promise<void> {
    const edited = new EditedTable(table);
    const sameColumns = table.headers.join('\n') === this.#table.headers.join('\n');
    let seen: RowRules;
    let rules: RowRules;
    let issues: IssueIndex;
    let view: View;
    do {
      seen = this.#rules;
      rules = sameColumns ? seen : carryRules(seen, this.#table, table);
      edited.showTimes(dateColumns(rules));
      issues = new IssueIndex(edited, rules);
      await issues.checkAll(rules, { looked, onProgress });
      // Another view needs no second check, other rules do.
      do view = await this.#view.over(edited, issues);
      while (view.wanted !== this.#view.wanted);
    } while (seen !== this.#rules);
    this.#table = edited;
    this.#issues = issues;
    this.#rules = rules;
    this.#facts = facts;
    if (!sameColumns) this.#matches = matchColumns(ownHeaders(table), (column) => hasValues(edited, column));
    this.#columns = describeColumns(edited, this.#matches);
    this.#view = view;
    this.#verdicts.forget();
    if (!sameColumns) this.#forget();
    this.#complete = true;
    this.#contentChanged();
  }

  /** What {@link load} will look for in the rows, unless the rules change before. */
  lookPlan(): LookPlan {
    return lookPlan(this.#rules);
  }

  /**
   * The sheet is shown again after another reading of its file.
   *
   * @param revision the revision to continue from
   */
  comeBack(revision: number): void {
    this.#revisions.continueFrom(revision);
  }

  get base(): RowRules {
    return this.#base;
  }

  get isComplete(): boolean {
    return this.#complete;
  }

  state(): SheetState {
    return {
      ...this.#revisions.state(),
      complete: this.#complete,
      file: this.#facts,
      columns: this.#columns,
      rules: this.#rules,
      ...layoutState(this.#columns, this.#rules),
      counts: this.#issues.counts(),
      issuesByCode: this.#issues.byCode(),
      repairs: this.#issues.repairs(),
      view: this.#view.wanted,
      viewRows: this.#view.length,
      unsent: this.#delivered.isUnsent(),
      ...this.#deeds.state(),
      delivery: this.#outcomes.delivery(),
      adopting: this.#decisions.areAdopting,
      list: this.#verdicts.state(this.#revisions.state().contentRevision),
    };
  }

  window({ start, count }: SheetInput<'get-window'>): SheetAnswer<'get-window'> {
    return {
      revision: this.#revisions.revision,
      start,
      rows: Array.from(this.#view.rows(start, count), (row) => this.#windowRow(row)),
    };
  }

  async setView(view: SheetInput<'set-view'>): Promise<void> {
    await this.#view.set(view);
    this.#revisions.countChange(this.#view.version);
  }

  /** Does something to the sheet, as one step of undo. Throws a `RefusedOperation`. */
  async apply({ operation: asked, ...at }: SheetInput<'apply-operation'>): Promise<Applied> {
    this.#revisions.refuseLate(asked, at);
    // A draft has no list, so that it gets what the choice comes to.
    const { done: operation } = await withoutList(asked, this.#verdicts.decidedOn);
    const view = watchView(this.#view);
    const columns = this.#deeds.stepColumns(operation);
    const { changed, isChange } = await this.#applyTo(view, operation);
    return {
      result: { changed },
      entry: isChange ? { do: 'apply', operation, ...view.seen(), changed, columns } : null,
    };
  }

  /** What {@link apply} would do. */
  async preview({ operation, ...at }: SheetInput<'preview-operation'>): Promise<OperationPreview> {
    this.#revisions.refuseLate(operation, at);
    const { settled, done } = await withoutList(operation, this.#verdicts.decidedOn);
    const preview = previewOf(await this.#deeds.plan(done), this.#table);
    if (settled !== null) return { ...preview, elsewhere: settled.elsewhere };
    if (operation.kind !== 'repair') return preview;
    return { ...preview, ...repairFacts(this.#issues, operation, preview.changed) };
  }

  async beginAnew(rules: RowRules): Promise<void> {
    const isSame = JSON.stringify(rules) === JSON.stringify(this.#rules);
    if (!isSame) await this.#changes.make({ kind: 'rules', before: this.#rules, after: rules });
    this.#forget();
  }

  async replay(entry: DraftEntry): Promise<boolean> {
    if (entry.do === 'undo') return this.#isChangedBy(() => this.#deeds.undo());
    if (entry.do === 'redo') return this.#isChangedBy(() => this.#deeds.redo());
    if (entry.do === 'send') {
      this.#delivered.beginEarlier(entry.rows, this.#revisions.revision);
      return true;
    }
    const done = await unlessRefused(this.#applyTo(seenView(entry), entry.operation));
    // The entries after it count on a step of undo.
    if (done?.isChange !== true) await this.#deeds.standIn();
    return done?.changed === entry.changed;
  }

  steps(): SheetAnswer<'get-steps'> {
    return this.#deeds.steps();
  }

  /** The cells of a range of the view. Throws a `RefusedOperation`. */
  range({ range, ...at }: SheetInput<'summarize-range'>): CellsOfRange {
    this.#revisions.refuseMoved(at);
    return cellsOfRange(this.#table, this.#view.rows, range);
  }

  /** Throws a `RefusedOperation`. */
  findEdge({ rowsId, revision, ...from }: SheetInput<'find-edge'>): number {
    this.#revisions.refuseMoved({ rowsId, revision });
    return findEdge(this.#table, this.#view, from);
  }

  /** Returns whether there was something to undo. */
  async undo({ rowsId }: SheetInput<'undo'>): Promise<boolean> {
    this.#revisions.refuseOthers(rowsId);
    return this.#isChangedBy(() => this.#deeds.undo());
  }

  /** Returns whether there was something to redo. */
  async redo({ rowsId }: SheetInput<'redo'>): Promise<boolean> {
    this.#revisions.refuseOthers(rowsId);
    return this.#isChangedBy(() => this.#deeds.redo());
  }

  previewRequest({ row }: SheetInput<'preview-request'>): SheetAnswer<'preview-request'> {
    return this.rowsToSend.request(row);
  }

  /** A column, to be counted. Throws a `RefusedOperation`. */
  column({ rowsId, column }: SheetInput<'clusters'>): CountedColumn {
    this.#revisions.refuseOthers(rowsId);
    return { table: this.#table, issues: this.#issues, column };
  }

  /** A row's position in the view, or null. */
  positionOf(row: number): number | null {
    return this.#view.positionOf(row);
  }

  duplicateGroups(payload: SheetInput<'duplicate-groups'>): SheetAnswer<'duplicate-groups'> {
    return duplicateGroupsPage(payload, { table: this.#table, issues: this.#issues, rules: this.#rules });
  }

  findIssue({ from }: SheetInput<'find-issue'>): SheetAnswer<'find-issue'> {
    return this.#view.nextIssue(from);
  }

  /** The rows as they are now, for a delivery. */
  get rowsToSend(): RowsToSend {
    const onTaking = (): void => this.#delivered.noteTaking();
    return new RowsToSend(this.#table, this.#issues, this.#rules, this.#verdicts, onTaking);
  }

  /** The table as it is saved in a file. */
  get toSave(): TableToSave {
    return tableToSave(this.#table, this.#rules, this.#facts);
  }

  /** See {@link contentKey}. */
  contentKey(fileDigest: string): Promise<string> {
    const table = this.#table;
    const changes = { edits: table.edits(), excluded: this.#issues.excludedRows(), addedRows: table.added.rows };
    return contentKey(fileDigest, this.#facts, this.#rules, { ...changes, decisions: this.#decisions.entries() });
  }

  cells({ rowsId, rows }: SheetInput<'get-cells'>): SheetAnswer<'get-cells'> {
    return rowsId === this.#revisions.rowsId ? this.#delivered.cells(rows) : null;
  }

  /** Returns whether the rows are sent as they are now. */
  beginDelivery({ rowsId, ...delivery }: SheetInput<'begin-delivery'>): boolean {
    if (rowsId !== this.#revisions.rowsId) return false;
    const isCurrent = this.#revisions.hasContentOf(delivery.revision);
    this.#delivered.begin(delivery);
    this.#verdicts.noteSending();
    this.#revisions.countChange(this.#view.version);
    return isCurrent;
  }

  showDelivery({ rowsId, deliveryId, rows }: SheetInput<'show-delivery'>): void {
    if (rowsId !== this.#revisions.rowsId) return;
    this.#delivered.showEarlier(deliveryId, rows);
    this.#revisions.countChange(this.#view.version);
  }

  markOutcomes(marked: SheetInput<'mark-outcomes'>): void {
    this.#view.join(this.#delivered.take(marked));
    this.#revisions.countChange(this.#view.version);
  }

  /** The ids and e-mails by which the consumers of a shop list are kept. Throws a `RefusedOperation` for other rows. */
  listKeys(rowsId: string = this.#revisions.rowsId): Promise<SheetKeys> {
    this.#revisions.refuseOthers(rowsId);
    return sheetKeys(this.#table, this.#rules);
  }

  /** Compares the rows with a shop list that was read for {@link listKeys}. Nothing of it is shown before {@link useList}. */
  async tryList(list: ShopList, about: ListAbout): Promise<TriedList> {
    const { contentRevision } = this.#revisions.state();
    const verdicts = new VerdictIndex(() => this.#parts());
    await verdicts.use(list, about);
    return { verdicts, contentRevision };
  }

  /** Shows the verdicts of a list that is believed. */
  async useList({ verdicts, contentRevision }: TriedList): Promise<void> {
    this.#verdicts.takeOver(verdicts);
    if (contentRevision !== this.#revisions.state().contentRevision) await this.#verdicts.refreshAll();
    await showElsewhere(this.#verdicts, this.#issues, this.#table.rowCount);
    if (this.#isViewOfList()) await this.#view.refresh();
    this.#revisions.countChange(this.#view.version);
  }

  /** The list is not used any more. A view of what it says shows all rows again. */
  async forgetList(): Promise<void> {
    this.#verdicts.forget();
    await showElsewhere(this.#verdicts, this.#issues, this.#table.rowCount);
    if (this.#isViewOfList()) await this.#view.set({ ...this.#view.wanted, verdict: null, issue: null });
    this.#revisions.countChange(this.#view.version);
  }

  #parts(): SheetParts {
    return { table: this.#table, issues: this.#issues, rules: this.#rules, decisions: this.#decisions };
  }

  #isViewOfList(): boolean {
    const { verdict = null, issue } = this.#view.wanted;
    return verdict !== null || (issue !== null && isListIssue(issue));
  }

  /** See {@link listSamples}. */
  listSamples({ verdicts }: TriedList, random: () => number): Promise<ListSamples> {
    return listSamples(verdicts, this.#table.rowCount, this.#rules, random);
  }

  /** Nothing that was done can be undone. */
  #forget(): void {
    this.#base = this.#rules;
    this.#deeds.forget();
  }

  /** Does an operation that sees this view. */
  async #applyTo(view: SeenView, operation: Operation): Promise<{ changed: number; isChange: boolean }> {
    this.#seen = view;
    try {
      let changed = 0;
      const isChange = await this.#isChangedBy(async () => {
        changed = await this.#deeds.apply(operation);
      });
      // A recipe whose steps change nothing is remembered all the same.
      return { changed, isChange: isChange || operation.kind === 'recipe' };
    } finally {
      this.#seen = null;
    }
  }

  async #isChangedBy(work: () => Promise<void>): Promise<boolean> {
    const { contentRevision } = this.#revisions.state();
    await work();
    return this.#revisions.state().contentRevision !== contentRevision;
  }

  /** The table may have more or fewer columns than by the rules before. */
  #setRules(rules: RowRules): void {
    this.#rules = rules;
    this.#columns = describeColumns(this.#table, this.#matches, this.#columns);
  }

  #contentChanged(): void {
    this.#revisions.countContentChange(this.#view.version);
  }

  #windowRow(row: number): WindowRow {
    return {
      row,
      cells: [...this.#table.cells(row)],
      issues: [...this.#issues.issuesOf(row)],
      excluded: this.#issues.isExcluded(row),
      edited: this.#table.editedColumns(row),
      outcome: this.#delivered.outcomeOf(row),
      verdict: this.#verdicts.shown(row),
      decision: this.#verdicts.choiceOn(row),
    };
  }
}
