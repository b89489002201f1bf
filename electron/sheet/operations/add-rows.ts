import type { OperationOf } from '../../../shared/sheet/operation';
import type { RowRules } from '../../../shared/consumer/target';
import { MAX_ROWS } from '../../../shared/sheet/limits';
import type { ColumnChange } from '../table/column-change';
import type { EditedTable } from '../table/edited-table';
import type { ViewRows } from './cells-of-range';
import type { Change, Reshaping } from './change';
import { RefusedOperation } from './refused-operation';
import { replaceCells } from './set-cells';

/** The sheet that cells are pasted into. */
interface PastesInto {
  table: EditedTable;
  rules: RowRules;
  viewRows: ViewRows;
}

/** Pastes a block. Rows for the lines below the view's last row are added, if that is wanted. */
export async function pasteCells(
  { position, columns, rows: block, addRows }: OperationOf<'paste'>,
  { table, rules, viewRows }: PastesInto,
): Promise<Change | null> {
  const shown = viewRows(position, block.length);
  const count = addRows ? block.length - shown.length : 0;
  const rows = new Uint32Array(shown.length + count);
  rows.set(shown);
  for (let added = 1; added <= count; added += 1) rows[shown.length + added - 1] = table.rowCount + added;
  const placeOf = new Map(columns.flatMap((column, place) => (column === null ? [] : [[column, place] as const])));
  const textOf = (index: number, _: number, column: number): string | undefined => {
    const place = placeOf.get(column);
    return place === undefined ? undefined : block[index]?.[place];
  };
  const changes = await replaceCells(table, rows, [...placeOf.keys()], textOf, table.rowCount + count);
  if (count > 0) return addRowsTo(table, rules, count, changes);
  return changes.length === 0 ? null : { kind: 'columns', columns: changes };
}

/**
 * Adds rows after the last one.
 *
 * @param columns changes of cells, of the new rows and of others
 */
export function addRowsTo(
  table: EditedTable,
  rules: RowRules,
  count: number,
  columns: readonly ColumnChange[] = [],
): Reshaping {
  const { added } = table;
  if (table.rowCount + count > MAX_ROWS) throw new RefusedOperation('sheet-full', 'The sheet has too many rows.');
  return {
    kind: 'shape',
    before: { added, rules },
    after: { added: { ...added, rows: added.rows + count }, rules },
    columns,
    madeOf: [],
    undivided: 0,
  };
}
