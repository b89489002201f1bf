import type { Additions, EditedTable } from '../table/edited-table';
import type { ColumnChange } from '../table/column-change';
import type { Reshaping } from './change';

/**
 * Changes a table's shape and cells.
 *
 * @param changeColumns changes cells while the table has both those that are removed and those that are added
 */
export async function reshapeTable(
  table: EditedTable,
  { before, after, columns }: Reshaping,
  changeColumns: (columns: readonly ColumnChange[]) => Promise<unknown>,
): Promise<void> {
  table.resize(larger(before.added, after.added));
  await changeColumns(columns);
  table.resize(after.added);
}

/** One of the two is the other one with more. */
function larger(one: Additions, other: Additions): Additions {
  return one.rows >= other.rows && one.columns.length >= other.columns.length ? one : other;
}
