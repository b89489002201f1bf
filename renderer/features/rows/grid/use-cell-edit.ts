import { useState } from 'react';
import { editCells } from '../../../model/change-sheet';
import type { OpenedSheet } from '../../../model/sheet';
import { useAction } from '../../../hooks/use-action';
import type { CellEdit } from './cell-editor';
import { keepInside, moveByTab, type GridBounds, type GridFocus } from '../keyboard/focus-moves';
import { cellText, type GridColumn } from '../layout/grid-columns';
import { focusGrid } from '../keyboard/grid-focus';

interface OpenEdit {
  /** In a sheet that was read anew the rows are others, and the edit is none of it. */
  rowsId: string;
  at: GridFocus;
  /** Row and column of the sheet, which stay the same wherever the view goes meanwhile. */
  row: number;
  column: number;
  before: string;
  typed: string | null;
}

/**
 * The edit under way, which only the person ends.
 *
 * @param show brings a cell into sight and gives it the grid's focus
 */
export function useCellEdit(
  sheet: OpenedSheet,
  { columns, bounds, show }: { columns: readonly GridColumn[]; bounds: GridBounds; show: (at: GridFocus) => void },
): { edit: CellEdit | null; startEdit: (at: GridFocus, typed: string | null) => void } {
  const { run } = useAction();
  const [open, setOpen] = useState<OpenEdit | null>(null);
  const { rowsId } = sheet.state;

  const startEdit = (at: GridFocus, typed: string | null): void => {
    const column = columns[at.column];
    const row = sheet.windows.row(at.position);
    show(at);
    // Nothing is edited until all rows are there (renderer/model/sheet.ts): better not to let anybody type.
    if (column?.kind !== 'sheet' || row === undefined || sheet.reading !== null) return;
    setOpen({ rowsId, at, row: row.row, column: column.index, before: cellText(column, row) ?? '', typed });
  };
  if (open?.rowsId !== rowsId) return { edit: null, startEdit };

  const { at, row, column, before, typed } = open;
  const edit: CellEdit = {
    position: at.position,
    at: at.column,
    before,
    typed,
    reveal: () => show(at),
    cancel: () => {
      setOpen(null);
      focusGrid();
    },
    commit: (value, after) => {
      setOpen(null);
      if (value !== before) run(() => editCells([{ row, column, value }]));
      if (after === 'stay') return;
      const step = after === 'down' ? 1 : -1;
      const isTab = after === 'next' || after === 'back';
      show(
        isTab ? moveByTab(at, after === 'back', bounds) : keepInside({ ...at, position: at.position + step }, bounds),
      );
      focusGrid();
    },
  };
  return { edit, startEdit };
}
