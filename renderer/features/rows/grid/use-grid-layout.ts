import type { RefObject } from 'react';
import type { WindowRow } from '../../../../shared/sheet/sheet-state';
import type { OpenedSheet } from '../../../model/sheet';
import { useRowWindows } from '../../../hooks/use-row-windows';
import { stuckColumns } from '../layout/arrange-columns';
import type { GridColumn } from '../layout/grid-columns';
import { rowId, type PlacedColumn } from '../layout/grid-geometry';
import { rowElements, type RowElement } from '../layout/row-elements';
import { useGridColumns } from '../layout/use-grid-columns';
import { usePlacedColumns } from '../layout/use-placed-columns';
import { useRowScroll, type RowScroll } from '../layout/use-row-scroll';
import { useScrolled } from '../layout/use-scrolled';
import { useWidth } from '../layout/use-width';
import type { CellPlace } from '../state/grid-state';
import { useGridTable, type GridHeaders } from './use-grid-table';

/** A position on the screen. Its row may not have arrived yet. */
export interface GridRowData extends RowElement {
  row: WindowRow | undefined;
}

export interface GridLayout extends Pick<RowScroll, 'elementPx' | 'topOf' | 'pageRows' | 'showRow'> {
  columns: readonly GridColumn[];
  headers: GridHeaders;
  /** The columns and rows that are rendered. */
  placed: PlacedColumn<GridColumn>[];
  rows: GridRowData[];
  /** The ids of the rows from top to bottom; undefined if their elements are in this order. */
  order: string | undefined;
  /** Width of all columns. */
  totalPx: number;
  /** Whether the columns are scrolled away from the left edge. */
  isScrolled: boolean;
  /** Scrolls to a column. Coming `from` one that stays in sight to another one, there is no need to. */
  showColumn: (at: number, from: number) => void;
}

/**
 * The part of the sheet on the screen, with the places of its rows and columns.
 *
 * @param editedCell is always rendered, wherever the grid is scrolled to: its field must not disappear while somebody types
 */
export function useGridLayout(
  scroller: RefObject<HTMLDivElement | null>,
  { state, windows }: OpenedSheet,
  editedCell: CellPlace | null,
): GridLayout {
  const { columns, pinned } = useGridColumns(state);
  const rowScroll = useRowScroll(scroller, state.viewRows);
  const { start, end, most, elementPx, topOf, pageRows, showRow } = rowScroll;
  useRowWindows(windows, start, end);
  const headers = useGridTable(columns);
  const widths = columns.map((column) => headers.get(column.id)?.getSize() ?? column.widthPx);
  const widthPx = useWidth(scroller);
  // The others must have room to be scrolled in.
  const stuck = stuckColumns(widths, pinned, widthPx / 2);
  const keptAt = editedCell?.column ?? null;
  const columnScroll = usePlacedColumns(scroller, columns, widths, stuck, keptAt, widthPx);
  const { placed, totalPx, isScrolled, showColumn } = columnScroll;
  useScrolled(scroller, {
    follow: (scrollTop, scrollLeft) => {
      rowScroll.follow(scrollTop);
      columnScroll.follow(scrollLeft);
    },
    settle: rowScroll.settle,
  });
  const positions = positionsBetween(start, end, editedCell);
  const elements = rowElements(positions, most, editedCell?.position ?? null);
  const rows = elements.map((element) => ({ ...element, row: windows.row(element.position) }));
  const isInOrder = rows.every(({ position }, at) => position === positions[at]);
  const order = isInOrder ? undefined : positions.map(rowId).join(' ');
  return {
    columns,
    headers,
    placed,
    rows,
    order,
    totalPx,
    isScrolled,
    elementPx,
    topOf,
    pageRows,
    showRow,
    showColumn,
  };
}

/** From start to end (exclusive), and the row that is edited. */
function positionsBetween(start: number, end: number, edited: CellPlace | null): number[] {
  const positions = Array.from({ length: end - start }, (_, offset) => start + offset);
  if (edited !== null && edited.position < start) positions.unshift(edited.position);
  if (edited !== null && edited.position >= end) positions.push(edited.position);
  return positions;
}
