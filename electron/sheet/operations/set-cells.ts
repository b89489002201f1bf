import type { OperationOf } from '../../../shared/sheet/operation';
import { createValueMap } from '../../../shared/sheet/operations/map-values';
import type { ColumnChange } from '../table/column-change';
import type { ColumnChanger } from '../table/column-changer';
import { ColumnTexts } from '../table/column-texts';
import type { EditedTable } from '../table/edited-table';
import { inTimeSlices } from '../threads/time-slices';

/** Cells changed before other requests are handled. */
const SLICE_CELLS = 8_192;

/** Collects new texts for cells of any columns, and makes changes of those that differ. Rows of one column must come in ascending order. */
export class CellChanges {
  readonly #changers = new Map<number, ColumnChanger>();

  /** @param rowCount rows that the table has when the changes are applied */
  constructor(
    private readonly table: EditedTable,
    private readonly rowCount = table.rowCount,
  ) {}

  /** Cells outside the table are ignored. */
  set(row: number, column: number, text: string): void {
    const { table, rowCount } = this;
    if (row > rowCount || column >= table.headers.length) return;
    const overlay = table.overlayOf(row, column, text);
    if (overlay !== undefined) this.#add(row, column, overlay);
  }

  /** The same for a cell of the table that is known to have another text now. */
  change(row: number, column: number, text: string): void {
    const { table } = this;
    const isOwn = table.isCellEdited(row, column) && table.ownCell(row, column) === text;
    this.#add(row, column, isOwn ? null : text);
  }

  async finish(): Promise<ColumnChange[]> {
    const changes: ColumnChange[] = [];
    for (const changer of this.#changers.values()) {
      const change = await changer.finish();
      if (change !== null) changes.push(change);
    }
    return changes;
  }

  #add(row: number, column: number, overlay: string | null): void {
    const changer = this.#changers.get(column) ?? this.table.changer(column, this.rowCount);
    this.#changers.set(column, changer);
    changer.add(row, overlay);
  }
}

/** A cell and its new text. */
export interface CellEdit {
  row: number;
  column: number;
  value: string;
}

/** The changes that give cells these texts. The last text for a cell counts. */
export async function setCells(table: EditedTable, edits: readonly CellEdit[]): Promise<ColumnChange[]> {
  const last = new Map(edits.map((edit) => [`${edit.row}:${edit.column}`, edit]));
  const inOrder = [...last.values()].sort((one, other) => one.row - other.row);
  const changes = new CellChanges(table);
  await inTimeSlices(inOrder.length, SLICE_CELLS, (start, end) => {
    for (const { row, column, value } of inOrder.slice(start, end)) changes.set(row, column, value);
  });
  return changes.finish();
}

/**
 * Gives the cells in these rows and columns the text that `textOf` returns; undefined leaves a cell as it is.
 *
 * @param rows in any order; `index` counts them from 0
 * @param rowCount rows that the table has when the changes are applied
 */
export async function replaceCells(
  table: EditedTable,
  rows: Uint32Array,
  columns: readonly number[],
  textOf: (index: number, row: number, column: number) => string | undefined,
  rowCount = table.rowCount,
): Promise<ColumnChange[]> {
  const order = new Uint32Array(rows.length).map((_, index) => index);
  const isAscending = rows.every((row, index) => index === 0 || (rows[index - 1] as number) < row);
  if (!isAscending) order.sort((one, other) => (rows[one] as number) - (rows[other] as number));
  const changes = new CellChanges(table, rowCount);
  const sliceRows = Math.max(1, Math.floor(SLICE_CELLS / Math.max(1, columns.length)));
  await inTimeSlices(order.length, sliceRows, (start, end) => {
    for (const index of order.subarray(start, end)) {
      const row = rows[index] as number;
      for (const column of columns) {
        const text = textOf(index, row, column);
        if (text !== undefined) changes.set(row, column, text);
      }
    }
  });
  return changes.finish();
}

/** The changes that replace values of a column by a table. */
export async function mapCells(
  table: EditedTable,
  { column, values }: OperationOf<'map-values'>,
): Promise<ColumnChange[]> {
  if (column >= table.headers.length) return [];
  const mapped = createValueMap(values);
  const texts = new ColumnTexts(table, column, SLICE_CELLS);
  const changes = new CellChanges(table);
  await inTimeSlices(table.rowCount, SLICE_CELLS, (start, end) => {
    texts.read(start + 1, end - start).forEach((text, at) => {
      const after = mapped(text);
      if (after !== undefined && after !== text) changes.change(start + 1 + at, column, after);
    });
  });
  return changes.finish();
}
