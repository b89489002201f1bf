import { carryLayout } from '../../shared/consumer/columns/carry-layout';
import { constantProblems } from '../../shared/consumer/rows/check-constants';
import { checkLayout } from '../../shared/consumer/columns/check-layout';
import type { LayoutProblem } from '../../shared/consumer/issue';
import { rowPlan } from '../../shared/consumer/rows/row-plan';
import type { RowRules } from '../../shared/consumer/target';
import type { FileFacts, SheetColumn, SheetState } from '../../shared/sheet/sheet-state';
import type { TableToSave } from './save/save-table';
import type { EditedTable } from './table/edited-table';
import type { Table } from './table/table';

/** The rules for a table with other columns: columns with the same header keep their target. */
export function carryRules(rules: RowRules, from: Pick<Table, 'headers'>, to: Table): RowRules {
  return { ...rules, layout: carryLayout(from.headers, rules.layout, ownHeaders(to)) };
}

/** Columns that are sent as dates. */
export function dateColumns(rules: RowRules): ReadonlySet<number> {
  const dates = rowPlan(rules).columns.filter(({ kind }) => kind === 'date');
  return new Set(dates.map(({ column }) => column));
}

/** The file's own headers, so that a column without one is not matched by the name we gave it. */
export function ownHeaders({ headers, headerFaults }: Pick<Table, 'headers' | 'headerFaults'>): string[] {
  return headers.map((header, column) => (headerFaults[column] === 'empty' ? '' : header));
}

/** The table as it is saved in a file. */
export function tableToSave(table: EditedTable, rules: RowRules, { sheetName }: FileFacts): TableToSave {
  return {
    headers: ownHeaders({ headers: table.headers, headerFaults: table.original.headerFaults }),
    rowCount: table.rowCount,
    cells: (row) => table.cells(row),
    dates: dateColumns(rules),
    name: sheetName ?? 'Aplaut',
  };
}

/** What must be decided about the columns before rows can be sent. */
export function layoutState(
  columns: readonly SheetColumn[],
  rules: RowRules,
): Pick<SheetState, 'layoutProblems' | 'missing'> {
  const { problems, missing } = checkLayout(rules.layout);
  return { layoutProblems: [...problems, ...constantProblems(rules), ...headerProblems(columns, rules)], missing };
}

/** Remarks on missing and repeated headers. Columns that are not sent on purpose, or have a key typed by hand, need none. */
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
