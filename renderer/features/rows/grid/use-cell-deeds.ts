import { editCells, excludeRows } from '../../../model/change-sheet';
import type { OpenedSheet } from '../../../model/sheet';
import { useAction } from '../../../hooks/use-action';
import { planPaste } from '../clipboard/paste-plan';
import { usePaste } from '../clipboard/use-paste';
import { cellText, type GridColumn } from '../layout/grid-columns';
import { focusGrid } from '../state/focus-grid';
import type { CellPlace, GridState, OpenEdit } from '../state/grid-state';
import { useOutcomeText } from '../status/outcome-line';
import type { CellEdit } from './cell-editor';
import type { GridActions } from './use-grid-actions';

export interface CellDeeds {
  /** The cell under edit, with the ways to end it; null where none is. */
  edit: CellEdit | null;
  startEdit: (at: CellPlace, typed: string | null) => void;
  toggleRow: (position: number) => void;
  /** Of the focused cell. */
  clear: () => void;
  /** The focused cell's text; null where there is none. */
  copy: () => string | null;
  /** Puts a block in, its upper left corner at the focused cell. */
  paste: (lines: readonly (readonly string[])[]) => void;
}

/** What a person does to the cells and rows of a sheet. */
export function useCellDeeds(
  sheet: OpenedSheet,
  columns: readonly GridColumn[],
  { focus, edit: open }: GridState,
  { act, show }: GridActions,
): CellDeeds {
  const { run } = useAction();
  const pasteBlock = usePaste();
  const outcomeText = useOutcomeText();
  const { state, windows, reading } = sheet;

  const editOf = ({ at, row, column, before, typed }: OpenEdit): CellEdit => ({
    position: at.position,
    at: at.column,
    before,
    typed,
    reveal: () => show({ kind: 'go-to', at }),
    cancel: () => {
      act({ kind: 'end-edit', move: null });
      focusGrid();
    },
    commit: (value, move) => {
      if (value !== before) run(() => editCells([{ row, column, value }]));
      if (move === null) return act({ kind: 'end-edit', move });
      show({ kind: 'end-edit', move });
      focusGrid();
    },
  });
  return {
    edit: open === null ? null : editOf(open),
    startEdit: (at, typed) => {
      const column = columns[at.column];
      const row = windows.row(at.position);
      // Nothing is edited until all rows are there (renderer/model/sheet.ts), so nobody is allowed to type.
      if (column?.kind !== 'sheet' || row === undefined || reading !== null) return show({ kind: 'go-to', at });
      const before = cellText(column, row) ?? '';
      show({ kind: 'start-edit', edit: { at, row: row.row, column: column.index, before, typed } });
    },
    toggleRow: (position) => {
      const row = windows.row(position);
      if (row !== undefined) run(() => excludeRows([row.row], !row.excluded));
    },
    clear: () => {
      const column = columns[focus.column];
      const row = windows.row(focus.position);
      if (column?.kind !== 'sheet' || row === undefined || row.cells[column.index] === '') return;
      run(() => editCells([{ row: row.row, column: column.index, value: '' }]));
    },
    copy: () => {
      const column = columns[focus.column];
      const row = windows.row(focus.position);
      if (column === undefined || row === undefined) return null;
      if (column.kind === 'outcome') return row.outcome === null ? '' : outcomeText(row.outcome);
      return cellText(column, row) ?? '';
    },
    paste: (lines) => pasteBlock(planPaste(lines, focus, columns, state.viewRows)),
  };
}
