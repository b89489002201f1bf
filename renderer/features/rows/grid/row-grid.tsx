import { VisuallyHidden } from '@mantine/core';
import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { gridTargetStore } from '../../../model/navigation';
import type { RowWindows } from '../../../model/row-windows';
import { editCells, excludeRows } from '../../../model/change-sheet';
import type { OpenedSheet } from '../../../model/sheet';
import { useStore } from '../../../model/store';
import { useAction } from '../../../hooks/use-action';
import { useRowWindows } from '../../../hooks/use-row-windows';
import type { GridFocus } from '../keyboard/focus-moves';
import { cellText, gridColumns, gridPositionOf, type GridColumn } from '../layout/grid-columns';
import { focusGrid, gridFocusStore, GRID_ID } from '../keyboard/grid-focus';
import { cellId } from '../layout/grid-geometry';
import { GridHeader } from './grid-header';
import { GridRow } from './grid-row';
import { useOutcomeText } from '../status/outcome-line';
import { planPaste } from '../clipboard/paste-plan';
import { useCellEdit } from './use-cell-edit';
import { useGridClipboard } from '../clipboard/use-grid-clipboard';
import { useGridKeyboard } from '../keyboard/use-grid-keyboard';
import { useGridTable, type GridRowData } from './use-grid-table';
import { useKeptFocus } from '../keyboard/use-kept-focus';
import { usePaste } from '../clipboard/use-paste';
import { usePlacedColumns } from '../layout/use-placed-columns';
import { useRowScroll } from '../layout/use-row-scroll';
import classes from './row-grid.module.css';

/** All rows of the view, of which only those on the screen are there: read, moved in and edited by keyboard alone. */
export function RowGrid({ sheet, onColumn }: { sheet: OpenedSheet; onColumn: (column: GridColumn) => void }) {
  const { t } = useTranslation();
  const { run } = useAction();
  const { state, windows } = sheet;
  const { columns: sheetColumns, rules, missing, delivery } = state;
  const columns = useMemo(
    () => gridColumns({ columns: sheetColumns, rules, missing, delivery }),
    [sheetColumns, rules, missing, delivery],
  );
  const outcomeText = useOutcomeText();
  const paste = usePaste();
  const scroller = useRef<HTMLDivElement>(null);
  const focus = useStore(gridFocusStore);
  const wanted = useStore(gridTargetStore);

  const { start, end, elementPx, topOf, pageRows, showRow } = useRowScroll(scroller, state.viewRows);
  useRowWindows(windows, start, end);
  const bounds = { rows: state.viewRows, columns: columns.length, pageRows };
  // `show` needs the columns as they are placed, and which are placed depends on the edit.
  const shown = useRef<(at: GridFocus) => void>(() => undefined);
  const show = (next: GridFocus): void => shown.current(next);
  const { edit, startEdit } = useCellEdit(sheet, { columns, bounds, show });
  const { table, headers } = useGridTable(rowsOnScreen(start, end, edit, windows), columns);
  const widths = columns.map((column) => headers.get(column.id)?.getSize() ?? column.widthPx);
  const { placed, totalPx, showColumn } = usePlacedColumns(scroller, columns, widths, edit?.at ?? null);

  useEffect(() => {
    shown.current = (next) => {
      gridFocusStore.set(next);
      showRow(next.position);
      showColumn(next.column);
    };
  });
  const { only, outcome, search } = state.view;
  // Another view begins where its focus is (use-view-focus.ts).
  // eslint-disable-next-line react-hooks/exhaustive-deps
  useEffect(() => showRow(gridFocusStore.get().position), [state.rowsId, only, outcome, search]);
  useEffect(() => {
    if (wanted === null) return;
    gridTargetStore.set(null);
    show({ position: wanted.position, column: gridPositionOf(columns, wanted.column) });
    focusGrid();
  });

  const toggleRow = (position: number): void => {
    const row = windows.row(position);
    if (row !== undefined) run(() => excludeRows([row.row], !row.excluded));
  };
  const clearCell = (): void => {
    const column = columns[focus.column];
    const row = windows.row(focus.position);
    if (column?.kind !== 'sheet' || row === undefined || row.cells[column.index] === '') return;
    run(() => editCells([{ row: row.row, column: column.index, value: '' }]));
  };
  const onKey = useGridKeyboard({
    focus,
    bounds,
    show,
    run: (command) => {
      switch (command.kind) {
        case 'edit':
          return startEdit(focus, command.typed);
        case 'clear':
          return clearCell();
        case 'toggle-row':
          return toggleRow(focus.position);
      }
    },
  });
  useKeptFocus(onKey);

  useGridClipboard(scroller, {
    copy: () => {
      const column = columns[focus.column];
      const row = windows.row(focus.position);
      if (column === undefined || row === undefined) return null;
      if (column.kind === 'outcome') return row.outcome === null ? '' : outcomeText(row.outcome);
      return cellText(column, row) ?? '';
    },
    clear: clearCell,
    paste: (lines) => paste(planPaste(lines, focus, columns, state.viewRows)),
  });

  /** One listener for all cells: which one was hit is written on the elements. */
  const hit = (event: React.MouseEvent): GridFocus | null => {
    const target = event.target as HTMLElement;
    const cell = target.closest<HTMLElement>('[role="gridcell"]');
    const row = target.closest<HTMLElement>('[data-position]');
    if (row === null) return null;
    return { position: Number(row.dataset['position']), column: cell === null ? -1 : Number(cell.dataset['at']) };
  };

  return (
    <>
      <div
        ref={scroller}
        id={GRID_ID}
        role="grid"
        tabIndex={0}
        className={classes['grid']}
        data-testid="row-grid"
        aria-label={t('rows.gridLabel', { name: sheet.fileName })}
        aria-rowcount={state.viewRows + 1}
        aria-colcount={columns.length + 1}
        aria-activedescendant={state.viewRows > 0 ? cellId(focus.position, focus.column) : undefined}
        aria-describedby={`${GRID_ID}-keys`}
        onKeyDown={(event) => {
          if (event.target === event.currentTarget) onKey(event, event.currentTarget);
        }}
        onMouseDown={(event) => {
          if (!isToggle(event)) return;
          // The box is a part of the grid: it is clicked, and the grid keeps the keyboard.
          event.preventDefault();
          focusGrid();
        }}
        onClick={(event) => {
          const at = hit(event);
          if (at === null || isInEditor(event)) return;
          gridFocusStore.set({ position: at.position, column: at.column < 0 ? focus.column : at.column });
          if (isToggle(event)) toggleRow(at.position);
        }}
        onDoubleClick={(event) => {
          const at = hit(event);
          if (at !== null && at.column >= 0 && !isInEditor(event)) startEdit(at, null);
        }}
      >
        <div className={classes['canvas']} style={{ width: totalPx }}>
          <GridHeader columns={placed} headers={headers} onColumn={onColumn} />
          <div role="rowgroup" className={classes['body']} style={{ height: elementPx }}>
            {table.getRowModel().rows.map(({ original: { position, row } }) => (
              <GridRow
                key={position}
                position={position}
                topPx={topOf(position)}
                row={row}
                search={search}
                columns={placed}
                focusedColumn={focus.position === position ? focus.column : null}
                edit={edit?.position === position ? edit : null}
              />
            ))}
          </div>
        </div>
      </div>
      <VisuallyHidden id={`${GRID_ID}-keys`}>{t('rows.gridKeys')}</VisuallyHidden>
    </>
  );
}

/** The rows from start to end, and the one that is edited, wherever that is: its field must not go while somebody types. */
function rowsOnScreen(
  start: number,
  end: number,
  edit: { position: number } | null,
  windows: RowWindows,
): GridRowData[] {
  const positions = Array.from({ length: end - start }, (_, offset) => start + offset);
  if (edit !== null && edit.position < start) positions.unshift(edit.position);
  if (edit !== null && edit.position >= end) positions.push(edit.position);
  return positions.map((position) => ({ position, row: windows.row(position) }));
}

function isToggle({ target }: React.MouseEvent): boolean {
  return target instanceof HTMLElement && target.dataset['action'] === 'toggle-row';
}

function isInEditor({ target }: React.MouseEvent): boolean {
  return target instanceof HTMLTextAreaElement;
}
