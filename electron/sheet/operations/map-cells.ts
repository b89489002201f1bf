import type { OperationOf } from '../../../shared/sheet/operation';
import { createValueMap } from '../../../shared/sheet/operations/map-values';
import type { ColumnChange } from '../table/column-change';
import { ColumnTexts } from '../table/column-texts';
import type { EditedTable } from '../table/edited-table';
import { inTimeSlices } from '../threads/time-slices';
import { CellChanges } from './set-cells';

const SLICE_ROWS = 8_192;

/** The changes that replace values of a column by a table. */
export async function mapCells(
  table: EditedTable,
  { column, values }: OperationOf<'map-values'>,
): Promise<ColumnChange[]> {
  if (column >= table.headers.length) return [];
  const mapped = createValueMap(values);
  const texts = new ColumnTexts(table, column, SLICE_ROWS);
  const changes = new CellChanges(table);
  await inTimeSlices(table.rowCount, SLICE_ROWS, (start, end) => {
    texts.read(start + 1, end - start).forEach((text, at) => {
      const after = mapped(text);
      if (after !== undefined && after !== text) changes.change(start + 1 + at, column, after);
    });
  });
  return changes.finish();
}
