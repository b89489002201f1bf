import type { ColumnChange } from './table/column-change';
import type { EditedTable } from './table/edited-table';
import { finishAll } from './repair-all';

/** A cell and its new text. */
export interface CellEdit {
  row: number;
  column: number;
  value: string;
}

/** The changes that give cells these texts. The last text of a cell counts; cells outside the table are ignored. */
export function changesOfCells(table: EditedTable, edits: readonly CellEdit[]): Promise<ColumnChange[]> {
  const columns = new Map<number, Map<number, string>>();
  for (const { row, column, value } of edits) {
    if (row > table.rowCount || column >= table.headers.length) continue;
    const texts = columns.get(column) ?? new Map<number, string>();
    columns.set(column, texts.set(row, value));
  }
  return finishAll(
    [...columns].map(([column, texts]) => {
      const changer = table.changer(column);
      for (const [row, text] of [...texts].sort(([one], [other]) => one - other)) {
        if (table.cell(row, column) !== text) changer.add(row, table.overlayOf(row, column, text));
      }
      return changer;
    }),
  );
}
