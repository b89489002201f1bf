import type { RowRules } from '../../shared/consumer/target';
import { cellsOfAll, type ChangedCells } from './checks/changed-cells';
import type { IssueIndex } from './checks/issue-index';
import type { DecisionsChange } from './decisions/decide-emails';
import type { RowDecisions } from './decisions/row-decisions';
import type { DeliveredRows } from './delivered-rows';
import { inverse, type Change } from './operations/change';
import { reshapeTable } from './operations/reshape-table';
import { showElsewhere } from './shop-list/show-elsewhere';
import type { VerdictIndex } from './shop-list/verdict-index';
import { dateColumns } from './sheet-rules';
import { rowsOf, type ColumnChange } from './table/column-change';
import type { EditedTable } from './table/edited-table';
import { RowSet } from './table/row-set';
import { inTimeSlices } from './threads/time-slices';
import { uninterrupted } from './threads/job';
import type { View } from './view';

/** Decisions made before other requests are handled. */
const SLICE_DECISIONS = 8_192;

/** The parts of a sheet that changes affect. */
interface ChangedParts {
  table: EditedTable;
  issues: IssueIndex;
  view: View;
  delivered: DeliveredRows;
  decisions: RowDecisions;
  verdicts: VerdictIndex;
  rules: RowRules;
  /** The sheet's revision after the change. */
  nextRevision: number;
  setRules: (rules: RowRules) => void;
  /** Called when the sheet has changed and everything is checked. */
  onChecked: () => void;
}

/** A change that was made, but not checked. */
interface Made {
  change: Change;
  /** Number of rows before it. */
  rowsBefore: number;
}

/** Makes changes of a sheet, and checks what they concern: each by itself, or several together, which takes less time. */
export class ChangeMaker {
  #unchecked: Made[] = [];
  /** A check was cut off. How far it had come is not known. */
  #isCutOff = false;

  /** @param parts the sheet's current parts */
  constructor(private readonly parts: () => ChangedParts) {}

  /** Makes a change and checks what it concerns. If that fails or is cancelled, the sheet is as it was before. */
  async make(change: Change): Promise<void> {
    await this.put(change);
    try {
      await this.check();
    } catch (error) {
      await uninterrupted(async () => {
        this.#unchecked.pop();
        await put(inverse(change), this.parts());
        await this.#check();
      });
      throw error;
    }
  }

  /** Makes a change without checking anything. Nothing may read issues before {@link check}. */
  async put(change: Change): Promise<void> {
    const parts = this.parts();
    this.#unchecked.push({ change, rowsBefore: parts.table.rowCount });
    await uninterrupted(() => put(change, parts));
  }

  /** Checks what was changed since the last check. If it is cut off, the next one checks everything. */
  async check(): Promise<void> {
    if (this.#unchecked.length === 0) return;
    await this.#check();
    this.parts().onChecked();
  }

  async #check(): Promise<void> {
    const isCutOff = this.#isCutOff;
    this.#isCutOff = true;
    await check(this.#unchecked, isCutOff, this.parts());
    this.#isCutOff = false;
    this.#unchecked = [];
  }
}

async function put(change: Change, parts: ChangedParts): Promise<void> {
  const { table, issues, delivered, setRules } = parts;
  const changeCells = async (columns: readonly ColumnChange[]): Promise<void> => {
    delivered.noteEdit(columns, parts.nextRevision);
    for (const column of columns) await table.apply(column);
    delivered.showRefusals(changedRows(columns, table));
  };
  const useRules = (rules: RowRules): void => {
    setRules(rules);
    table.showTimes(dateColumns(rules));
  };
  switch (change.kind) {
    case 'columns':
      return changeCells(change.columns);
    case 'exclusion':
      return change.rows.eachInSlices((row) => {
        issues.setExcluded(row, change.excluded);
        delivered.noteExclusion(row);
      });
    case 'decisions':
      return inTimeSlices(change.rows.length, SLICE_DECISIONS, (start, end) => {
        for (const { row, before, after } of change.rows.slice(start, end)) {
          parts.decisions.set(row, after);
          delivered.noteDecision(row, before === null || after === null);
        }
      });
    case 'rules':
      useRules(change.after);
      return;
    case 'shape':
      await reshapeTable(table, change, changeCells);
      useRules(change.after.rules);
      return;
    case 'several':
      for (const each of change.changes) await put(each, parts);
      return;
  }
}

/** @param everything whether to check rows that did not change, too */
async function check(made: readonly Made[], everything: boolean, parts: ChangedParts): Promise<void> {
  const { issues, view, rules } = parts;
  const changes = made.flatMap(({ change }) => singleChanges(change));
  const reshaped = changes.some(({ kind }) => kind === 'shape');
  const hasNewRules = changes.some(
    (change) => change.kind === 'rules' || (change.kind === 'shape' && change.before.rules !== change.after.rules),
  );
  if (everything || reshaped || hasNewRules) {
    await issues.checkAll(rules);
    await judgeAll(parts);
  } else await checkChanges(changes, parts);
  if (hasNewRules) await view.refresh();
  else if (reshaped) view.resize((made[0] as Made).rowsBefore);
}

/** Checks what changes of cells, exclusions and decisions concern. */
async function checkChanges(changes: readonly Change[], { table, issues, verdicts }: ChangedParts): Promise<void> {
  const edited = changes.flatMap((change) => (change.kind === 'columns' ? [changedCells(change.columns, table)] : []));
  const excluded = changes.flatMap((change) =>
    change.kind === 'exclusion' ? [{ rows: change.rows, columns: issues.keyColumns }] : [],
  );
  const decided = changes.flatMap((change) => (change.kind === 'decisions' ? [decidedRows(change, table)] : []));
  await issues.recheckMany([...edited, ...excluded]);
  const judged = [...edited, ...decided];
  if (!verdicts.hasList || judged.length === 0) return;
  const { rows } = cellsOfAll(judged, table.rowCount);
  await verdicts.refresh(rows);
  await showElsewhere(verdicts, issues, rows);
}

function singleChanges(change: Change): readonly Change[] {
  return change.kind === 'several' ? change.changes.flatMap(singleChanges) : [change];
}

/** A decision changes no cell, but the verdict on its row. */
function decidedRows({ rows }: DecisionsChange, { rowCount }: EditedTable): ChangedCells {
  const numbers = rows.map(({ row }) => row);
  return { rows: RowSet.of(rowCount, numbers), columns: new Set() };
}

function changedCells(columns: readonly ColumnChange[], table: EditedTable): ChangedCells {
  return { rows: changedRows(columns, table), columns: new Set(columns.map(({ column }) => column)) };
}

async function judgeAll({ table, issues, verdicts }: ChangedParts): Promise<void> {
  await verdicts.refreshAll();
  if (verdicts.hasList) await showElsewhere(verdicts, issues, table.rowCount);
}

/** Do not change them. */
function changedRows(columns: readonly ColumnChange[], table: EditedTable): RowSet {
  const [first] = columns;
  if (columns.length === 1 && first?.kind === 'column') return first.rows;
  const rows = new RowSet(table.rowCount);
  for (const change of columns) for (const row of rowsOf(change)) rows.add(row);
  return rows;
}
