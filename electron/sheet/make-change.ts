import type { RowRules } from '../../shared/consumer/target';
import type { IssueIndex } from './checks/issue-index';
import type { DeliveredRows } from './delivered-rows';
import { inverse, type Change } from './operations/change';
import { reshapeTable } from './operations/reshape-table';
import { showElsewhere } from './shop-list/show-elsewhere';
import type { VerdictIndex } from './shop-list/verdict-index';
import { dateColumns } from './sheet-rules';
import { rowsOf, type ColumnChange } from './table/column-change';
import type { EditedTable } from './table/edited-table';
import { RowSet } from './table/row-set';
import { uninterrupted } from './threads/job';
import type { View } from './view';

/** The parts of a sheet that a change affects. */
interface ChangedParts {
  table: EditedTable;
  issues: IssueIndex;
  view: View;
  delivered: DeliveredRows;
  verdicts: VerdictIndex;
  /** The sheet's revision after the change. */
  nextRevision: number;
  setRules: (rules: RowRules) => void;
}

interface Before {
  /** Number of rows before the change. */
  rowsBefore: number;
}

/** Makes a change and checks what it concerns. If that fails or is cancelled, the sheet is as it was before. */
export async function makeChange(change: Change, parts: ChangedParts): Promise<void> {
  const rowsBefore = parts.table.rowCount;
  const { rules } = parts.issues;
  await uninterrupted(() => put(change, parts));
  try {
    await check(change, { ...parts, rowsBefore });
  } catch (error) {
    await uninterrupted(async () => {
      await put(inverse(change), parts);
      // How far the checks had come is not known.
      await parts.issues.checkAll(rules);
      await judgeAll(parts);
    });
    throw error;
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

async function check(change: Change, parts: ChangedParts & Before): Promise<void> {
  const { table, issues, view, verdicts, rowsBefore } = parts;
  switch (change.kind) {
    case 'columns': {
      const rows = changedRows(change.columns, table);
      await issues.recheckMany(rows, new Set(change.columns.map(({ column }) => column)));
      if (!verdicts.hasList) return;
      await verdicts.refresh(rows);
      return showElsewhere(verdicts, issues, rows);
    }
    case 'exclusion':
      return issues.recheckExclusion(change.rows);
    case 'rules':
      await issues.checkAll(change.after);
      await judgeAll(parts);
      return view.refresh();
    case 'shape':
      await issues.checkAll(change.after.rules);
      await judgeAll(parts);
      if (change.before.rules !== change.after.rules) return view.refresh();
      view.resize(rowsBefore);
      return;
    case 'several':
      for (const each of change.changes) await check(each, parts);
      return;
  }
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
