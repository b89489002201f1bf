import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { gridTargetStore } from '../../model/navigation';
import { editCells, excludeRows, type OpenedSheet } from '../../model/sheet';
import { useStore } from '../../model/store';
import { useAction } from '../../model/use-action';
import type { AfterEdit, CellEdit } from './cell-editor';
import { keepInside, moveFocus, type GridFocus } from './focus-moves';
import { cellText, gridColumns, gridPositionOf, type GridColumn } from './grid-columns';
import { gridFocusStore } from './grid-focus';
import { cellId, HEADER_PX, ROW_PX } from './grid-geometry';
import { GridHeader } from './grid-header';
import { GridRow } from './grid-row';
import { readCommand } from './grid-keys';
import { useOutcomeText } from './outcome-line';
import { pasteCells } from './paste-cells';
import { useGridClipboard } from './use-grid-clipboard';
import { useGridTable } from './use-grid-table';
import { usePlacedColumns } from './use-placed-columns';
import { useRowWindows } from '../../model/use-row-windows';
import classes from './row-grid.module.css';

const MOVES: Readonly<Record<AfterEdit, Partial<GridFocus>>> = {
  stay: {},
  down: { position: 1 },
  up: { position: -1 },
  right: { column: 1 },
  left: { column: -1 },
};

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
  const scroller = useRef<HTMLDivElement>(null);
  const [edit, setEdit] = useState<CellEdit | null>(null);
  const focus = useStore(gridFocusStore);
  const wanted = useStore(gridTargetStore);

  const rowVirtualizer = useVirtualizer({
    count: state.viewRows,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: 8,
    scrollPaddingEnd: HEADER_PX,
  });
  const items = rowVirtualizer.getVirtualItems();
  const start = items[0]?.index ?? 0;
  const end = (items.at(-1)?.index ?? -1) + 1;
  useRowWindows(windows, start, end);
  const data = Array.from({ length: end - start }, (_, offset) => ({
    position: start + offset,
    row: windows.row(start + offset),
  }));
  const { table, headers } = useGridTable(data, columns);
  const widths = columns.map((column) => headers.get(column.id)?.getSize() ?? column.widthPx);
  const { placed, totalPx, showColumn } = usePlacedColumns(scroller, columns, widths);

  const pageRows = Math.max(1, Math.floor(((scroller.current?.clientHeight ?? 0) - HEADER_PX) / ROW_PX) - 1);
  const bounds = { rows: state.viewRows, columns: columns.length, pageRows };

  const show = (next: GridFocus): void => {
    gridFocusStore.set(next);
    rowVirtualizer.scrollToIndex(next.position);
    showColumn(next.column);
  };
  useEffect(() => {
    if (wanted === null) return;
    gridTargetStore.set(null);
    show({ position: wanted.position, column: gridPositionOf(columns, wanted.column) });
    scroller.current?.focus();
  });

  const startEdit = (at: GridFocus, typed: string | null): void => {
    const column = columns[at.column];
    const row = windows.row(at.position);
    // Nothing is edited until all rows are there (renderer/model/sheet.ts): better not to let anybody type.
    if (column?.kind !== 'sheet' || row === undefined || sheet.reading !== null) return;
    const before = cellText(column, row) ?? '';
    setEdit({
      position: at.position,
      at: at.column,
      initial: typed ?? before,
      cancel: () => {
        setEdit(null);
        scroller.current?.focus();
      },
      commit: (value, after) => {
        setEdit(null);
        if (value !== before) run(() => editCells([{ row: row.row, column: column.index, value }]));
        if (after === 'stay') return;
        const move = MOVES[after];
        show(
          keepInside({ position: at.position + (move.position ?? 0), column: at.column + (move.column ?? 0) }, bounds),
        );
        scroller.current?.focus();
      },
    });
  };

  const toggleRow = (position: number): void => {
    const row = windows.row(position);
    if (row !== undefined) run(() => excludeRows([row.row], !row.excluded));
  };

  const onKeyDown = (event: React.KeyboardEvent): void => {
    if (event.target !== scroller.current) return;
    const moved = moveFocus(focus, event.key, event.ctrlKey || event.metaKey, bounds);
    const command = moved === null ? readCommand(event) : null;
    if (moved === null && command === null) return;
    event.preventDefault();
    if (moved !== null) return show(moved);
    switch (command?.kind) {
      case 'edit':
        return startEdit(focus, command.typed);
      case 'clear':
        return clearCell();
      case 'toggle-row':
        return toggleRow(focus.position);
      case undefined:
        return;
    }
  };
  const clearCell = (): void => {
    const column = columns[focus.column];
    const row = windows.row(focus.position);
    if (column?.kind !== 'sheet' || row === undefined || row.cells[column.index] === '') return;
    run(() => editCells([{ row: row.row, column: column.index, value: '' }]));
  };

  useGridClipboard(scroller, {
    copy: () => {
      const column = columns[focus.column];
      const row = windows.row(focus.position);
      if (column === undefined || row === undefined) return null;
      if (column.kind === 'outcome') return row.outcome === null ? '' : outcomeText(row.outcome);
      return cellText(column, row) ?? '';
    },
    paste: (text) => run(() => pasteCells({ text, at: focus, columns })),
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
    <div
      ref={scroller}
      role="grid"
      tabIndex={0}
      className={classes['grid']}
      data-testid="row-grid"
      aria-label={t('rows.gridLabel', { name: sheet.fileName })}
      aria-rowcount={state.viewRows + 1}
      aria-colcount={columns.length + 1}
      aria-activedescendant={state.viewRows > 0 ? cellId(focus.position, focus.column) : undefined}
      onKeyDown={onKeyDown}
      onClick={(event) => {
        const at = hit(event);
        if (at === null) return;
        if ((event.target as HTMLElement).dataset['action'] === 'toggle-row') return toggleRow(at.position);
        if ((event.target as HTMLElement).tagName !== 'INPUT')
          gridFocusStore.set({ position: at.position, column: Math.max(0, at.column) });
      }}
      onDoubleClick={(event) => {
        const at = hit(event);
        if (at !== null && at.column >= 0) startEdit(at, null);
      }}
    >
      <div className={classes['canvas']} style={{ width: totalPx }}>
        <GridHeader columns={placed} headers={headers} onColumn={onColumn} />
        <div role="rowgroup" className={classes['body']} style={{ height: rowVirtualizer.getTotalSize() }}>
          {table.getRowModel().rows.map(({ original: { position, row } }) => (
            <GridRow
              key={position}
              position={position}
              row={row}
              columns={placed}
              focusedColumn={focus.position === position ? focus.column : null}
              edit={edit?.position === position ? edit : null}
            />
          ))}
        </div>
      </div>
      {state.viewRows === 0 && <div className={classes['empty']}>{t('rows.noneInView')}</div>}
    </div>
  );
}
