import { copyInto, editCells, excludeRows, fillCells } from '../../../model/change-sheet';
import { copyRange } from '../../../model/read-range';
import type { OpenedSheet } from '../../../model/sheet';
import { useRun } from '../../../hooks/use-action';
import { MAX_PASTED_CELLS, type CellRange } from '../../../../shared/sheet/operation';
import { planPaste } from '../clipboard/paste-plan';
import { repeatBlock } from '../clipboard/repeat-block';
import type { ClipboardDeeds } from '../clipboard/use-grid-clipboard';
import { usePaste } from '../clipboard/use-paste';
import { cellText, sheetColumnsIn, type GridColumn } from '../layout/grid-columns';
import { focusGrid } from '../state/focus-grid';
import { cellsIn } from '../state/grid-selection';
import type { CellPlace, GridRange, GridState, OpenEdit } from '../state/grid-state';
import type { CellWords } from '../status/use-cell-words';
import type { CellEdit } from './cell-editor';
import type { GridActions } from './use-grid-actions';

export interface CellDeeds extends Pick<ClipboardDeeds, 'copyCell' | 'copyCells' | 'clear' | 'paste'> {
  /** The cell under edit, with the ways to end it; null if there is none. */
  edit: CellEdit | null;
  startEdit: (at: CellPlace, typed: string | null) => void;
  toggleRow: (position: number) => void;
  /** Excludes the selected rows, or includes them if the focused one is excluded. */
  toggleRows: () => void;
  copyInto: (direction: 'down' | 'right') => void;
}

/** What a person does to the cells and rows of a sheet. */
export function useCellDeeds(
  sheet: OpenedSheet,
  columns: readonly GridColumn[],
  { focus, edit: open }: GridState,
  selected: GridRange,
  { act, show }: GridActions,
  words: CellWords,
): CellDeeds {
  const run = useRun();
  const pasteBlock = usePaste();
  const { state, windows } = sheet;
  const isOne = cellsIn(selected) === 1;
  const range: CellRange = {
    start: selected.top,
    end: selected.bottom,
    columns: sheetColumnsIn(columns, selected.left, selected.right),
  };

  const editOf = ({ at, row, column, before, typed }: OpenEdit): CellEdit => ({
    position: at.position,
    at: at.column,
    before,
    typed,
    reveal: () => show({ kind: 'reveal', at }),
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
    commitAll: (value) => {
      if (!isOne) run(() => fillCells(range, value));
      // While the file is being read, a selection is refused. The text stays in its own cell.
      if ((isOne || !state.complete) && value !== before) run(() => editCells([{ row, column, value }]));
      act({ kind: 'end-edit', move: null });
      focusGrid();
    },
  });
  return {
    edit: open === null ? null : editOf(open),
    startEdit: (at, typed) => {
      const column = columns[at.column];
      const row = windows.row(at.position);
      if (column?.kind !== 'sheet' || row === undefined) return show({ kind: 'go-to', at });
      const before = cellText(column, row) ?? '';
      show({ kind: 'start-edit', edit: { at, row: row.row, column: column.index, before, typed } });
    },
    toggleRow: (position) => {
      const row = windows.row(position);
      if (row !== undefined) run(() => excludeRows({ kind: row.excluded ? 'include' : 'exclude', rows: [row.row] }));
    },
    toggleRows: () => {
      const row = windows.row(focus.position);
      if (row === undefined) return;
      const rows = selected.bottom - selected.top === 1 ? [row.row] : { start: selected.top, end: selected.bottom };
      run(() => excludeRows({ kind: row.excluded ? 'include' : 'exclude', rows }));
    },
    clear: () => {
      if (!isOne) return run(() => fillCells(range, ''));
      const column = columns[focus.column];
      const row = windows.row(focus.position);
      if (column?.kind !== 'sheet' || row === undefined || row.cells[column.index] === '') return;
      run(() => editCells([{ row: row.row, column: column.index, value: '' }]));
    },
    copyInto: (direction) => run(() => copyInto(range, direction)),
    copyCell: () => {
      const column = columns[focus.column];
      const row = windows.row(focus.position);
      if (!isOne || column === undefined || row === undefined) return null;
      if (column.kind === 'outcome') return row.outcome === null ? '' : words.outcome(row.outcome);
      return cellText(column, row) ?? '';
    },
    copyCells: (withHeaders) =>
      range.columns.length === 0 || selected.top >= selected.bottom ? null : copyRange(range, withHeaders),
    paste: (lines) => {
      const [only] = lines[0] ?? [];
      const isText = lines.length === 1 && lines[0]?.length === 1 && only !== undefined;
      if (isText && !isOne) return run(() => fillCells(range, only));
      const corner = { position: selected.top, column: selected.left };
      const block = repeatBlock(lines, selected, MAX_PASTED_CELLS);
      pasteBlock((addRows) => planPaste(block, corner, columns, state.viewRows, addRows));
    },
  };
}
