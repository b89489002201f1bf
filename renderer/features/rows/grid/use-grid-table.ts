import { getCoreRowModel, useReactTable, type ColumnDef, type Header, type Table } from '@tanstack/react-table';
import { useMemo } from 'react';
import type { WindowRow } from '../../../../shared/sheet/sheet-state';
import { cellText, type GridColumn } from '../layout/grid-columns';

/** A place of the visible window; its row may still be on its way. */
export interface GridRowData {
  position: number;
  row: WindowRow | undefined;
}

/** The table model of the visible window only: given all rows, it would need gigabytes (performance-facts). */
export function useGridTable(
  data: GridRowData[],
  columns: readonly GridColumn[],
): {
  table: Table<GridRowData>;
  headers: ReadonlyMap<string, Header<GridRowData, unknown>>;
} {
  const definitions = useMemo<ColumnDef<GridRowData>[]>(
    () =>
      columns.map((column) => ({
        id: column.id,
        size: column.widthPx,
        minSize: 64,
        maxSize: 900,
        accessorFn: ({ row }) => (row === undefined ? null : cellText(column, row)),
      })),
    [columns],
  );
  const table = useReactTable({
    data,
    columns: definitions,
    getCoreRowModel: getCoreRowModel(),
    // Each window of rows is new data; to reset a page for it would set state, render, and never end.
    autoResetAll: false,
    getRowId: ({ position }) => String(position),
    columnResizeMode: 'onChange',
  });
  const headers = new Map(table.getFlatHeaders().map((header) => [header.id, header]));
  return { table, headers };
}
