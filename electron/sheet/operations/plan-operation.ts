import { layoutOf } from '../../../shared/consumer/columns/automatic-layout';
import type { MatchedColumn } from '../../../shared/consumer/columns/match-columns';
import type { ColumnLayout, RowRules } from '../../../shared/consumer/target';
import type { OperationOf, SingleOperation } from '../../../shared/sheet/operation';
import type { IssueIndex } from '../checks/issue-index';
import type { RowDecisions } from '../decisions/row-decisions';
import type { ColumnChange } from '../table/column-change';
import type { EditedTable } from '../table/edited-table';
import { addRowsTo, pasteCells } from './add-rows';
import { cellsOfRange, type ViewRows } from './cells-of-range';
import type { Change } from './change';
import { decideEmails, settleEmails, type EmailsElsewhere } from '../decisions/decide-emails';
import { excludeRows } from './exclude-rows';
import { addColumn, joinColumns, splitColumn } from './make-columns';
import { RefusedOperation } from './refused-operation';
import { mergeGroups } from './merge-groups';
import { repairCells } from './repair-cells';
import { replaceTexts } from './replace-texts';
import { mapCells, replaceCells, setCells } from './set-cells';

/** The sheet that an operation is planned for. */
export interface PlannedOn {
  table: EditedTable;
  issues: IssueIndex;
  rules: RowRules;
  matches: readonly MatchedColumn[];
  decisions: RowDecisions;
  elsewhere: EmailsElsewhere;
  viewRows: ViewRows;
  viewLength: number;
}

/** Whether the plan of an operation depends on the cells of the table alone, so that issues need not be checked before. */
export function readsOnlyCells({ kind }: SingleOperation): boolean {
  return ['replace', 'map-values', 'split', 'join', 'add-column'].includes(kind);
}

/** The change that an operation would make; null if it changes nothing. Does not change the sheet. */
export async function planOperation(operation: SingleOperation, on: PlannedOn): Promise<Change | null> {
  const { table } = on;
  switch (operation.kind) {
    case 'set':
      return cellsChanged(await setCells(table, operation.edits));
    case 'fill': {
      const { rows, columns } = cellsOfRange(table, on.viewRows, operation.range);
      return cellsChanged(await replaceCells(table, rows, columns, () => operation.value));
    }
    case 'copy':
      return cellsChanged(await copyCells(operation, on));
    case 'paste':
      return pasteCells(operation, on);
    case 'replace':
      return cellsChanged(await replaceTexts(table, on.viewRows, operation));
    case 'map-values':
      return cellsChanged(await mapCells(table, operation));
    case 'repair':
      return cellsChanged(await repairCells(table, on.issues, on.rules, operation));
    case 'split':
      return splitColumn(operation, on);
    case 'join':
      return joinColumns(operation, on);
    case 'add-column':
      return addColumn(operation, on);
    case 'add-rows':
      return addRowsTo(table, on.rules, operation.count);
    case 'merge-duplicates':
      return mergeGroups(operation, on);
    case 'exclude':
    case 'include':
      return excludeRows(operation, on);
    case 'settle-emails':
      return decideEmails((await settleEmails(operation, on)).operation, on);
    case 'decide-emails':
      return decideEmails(operation, on);
    case 'rules':
      return rulesChanged(operation, on);
  }
}

const cellsChanged = (columns: readonly ColumnChange[]): Change | null =>
  columns.length === 0 ? null : { kind: 'columns', columns };

function copyCells({ range, direction, lines = 1 }: OperationOf<'copy'>, on: PlannedOn): Promise<ColumnChange[]> {
  const { table } = on;
  const { rows, columns } = cellsOfRange(table, on.viewRows, range);
  const sourceOf = new Map(columns.map((column, place) => [column, columns[place % lines] ?? column]));
  return replaceCells(table, rows, columns, (index, row, column) =>
    direction === 'down'
      ? table.cell(rows[index % lines] ?? row, column)
      : table.cell(row, sourceOf.get(column) ?? column),
  );
}

function rulesChanged({ rules: { layout, ...others } }: OperationOf<'rules'>, on: PlannedOn): Change | null {
  const wanted = layout === 'matched' ? matchedLayout(on) : layout;
  if (wanted !== undefined && wanted.targets.length !== on.table.headers.length)
    throw new RefusedOperation('sheet-changed', 'The sheet has other columns by now.');
  const known = Object.entries({ ...others, layout: wanted }).filter(([, value]) => value !== undefined);
  const after = { ...on.rules, ...(Object.fromEntries(known) as Partial<RowRules>) };
  return JSON.stringify(after) === JSON.stringify(on.rules) ? null : { kind: 'rules', before: on.rules, after };
}

/** The layout that the file's headers suggest. Added columns keep their targets. */
function matchedLayout({ matches, rules }: PlannedOn): ColumnLayout {
  const layout = layoutOf(matches);
  return { ...layout, targets: [...layout.targets, ...rules.layout.targets.slice(matches.length)] };
}
