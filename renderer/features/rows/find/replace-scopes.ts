import type { CellRange, CellScope } from '../../../../shared/sheet/operation';
import { sheetColumnsIn, type GridColumn } from '../layout/grid-columns';
import { cellsIn, selectedRange } from '../state/grid-selection';
import type { GridState } from '../state/grid-state';

/** Cells in which text can be replaced. */
export type ReplaceScope = CellScope & {
  /** Where in the view matches are looked for one by one. */
  shown: CellRange;
};

/** The scopes to choose from: the sheet, the focused column, and the selected cells if there are several. */
export function replaceScopes(
  columns: readonly GridColumn[],
  viewRows: number,
  grid: Pick<GridState, 'focus' | 'selection'>,
): [ReplaceScope, ...ReplaceScope[]] {
  const selected = selectedRange(grid, { rows: viewRows, columns: columns.length, pageRows: 1 });
  const whole = { start: 0, end: viewRows };
  const range = {
    start: selected.top,
    end: selected.bottom,
    columns: sheetColumnsIn(columns, selected.left, selected.right),
  };
  const focused = columns[grid.focus.column];
  const scopes: [ReplaceScope, ...ReplaceScope[]] = [
    { kind: 'sheet', shown: { ...whole, columns: sheetColumnsIn(columns, 0, columns.length) } },
  ];
  if (focused?.kind === 'sheet') {
    scopes.push({ kind: 'column', column: focused.index, shown: { ...whole, columns: [focused.index] } });
  }
  if (cellsIn(selected) > 1 && range.columns.length > 0) scopes.push({ kind: 'range', range, shown: range });
  return scopes;
}

/** The scope that a newly opened bar has: the selected cells, a column that is selected alone, or else the sheet. */
export function firstScope(
  scopes: readonly ReplaceScope[],
  { selection }: Pick<GridState, 'selection'>,
): ReplaceScope['kind'] {
  const range = scopes.find(({ kind }) => kind === 'range');
  if (range === undefined) return 'sheet';
  return selection?.whole === 'columns' && range.shown.columns.length === 1 ? 'column' : 'range';
}
