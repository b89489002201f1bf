import { getCoreRowModel, useReactTable, type ColumnDef, type Header, type Table } from '@tanstack/react-table';
import { useMemo } from 'react';
import type { WindowRow } from '../../../../shared/sheet/sheet-state';
import { cellText, type GridColumn } from '../layout/grid-columns';

/** A position on the screen. Its row may not have arrived yet. */
export interface GridRowData {
  position: number;
  row: WindowRow | undefined;
}

/** The table model of the rows on the screen only: with all rows it would need gigabytes (performance-facts). */
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
    // The data changes at every render. Resetting the page for it would set state and render again, without end.
    autoResetAll: false,
    getRowId: ({ position }) => String(position),
    columnResizeMode: 'onChange',
  });
  const headers = new Map(table.getFlatHeaders().map((header) => [header.id, header]));
  return { table, headers };
}
