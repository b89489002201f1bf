import { getCoreRowModel, useReactTable, type ColumnDef, type Header } from '@tanstack/react-table';
import { useMemo } from 'react';
import type { GridColumn } from '../layout/grid-columns';

/** The widths of columns, and the ways to change them, by the columns' ids. */
export type GridHeaders = ReadonlyMap<string, Header<never, unknown>>;

const NO_ROWS: never[] = [];

/** The table model of the columns. It gets no rows: those on the screen are rendered as they are, and with all it would need gigabytes. */
export function useGridTable(columns: readonly GridColumn[]): GridHeaders {
  const definitions = useMemo<ColumnDef<never>[]>(
    () => columns.map(({ id, widthPx }) => ({ id, size: widthPx, minSize: 64, maxSize: 900 })),
    [columns],
  );
  const table = useReactTable({
    data: NO_ROWS,
    columns: definitions,
    getCoreRowModel: getCoreRowModel(),
    columnResizeMode: 'onChange',
  });
  const headers = table.getFlatHeaders();
  return useMemo(() => new Map(headers.map((header) => [header.id, header])), [headers]);
}
