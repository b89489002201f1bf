import { MAX_COMPARED } from '../../shared/delivery/compare/compare-consumer';
import type { PreparedRow } from '../../shared/consumer/payload-types';
import type { SheetHost } from '../sheet/host/host';
import { preparedRows } from './sheet-rows';

/** Which of a sheet's rows are compared with the shop. */
export type RowsToCompare =
  /** This many of the ready rows, evenly spread. */
  | { by: 'sample'; count: number }
  /** The rows that the grid shows, from its top. */
  | { by: 'view' }
  | { by: 'rows'; rows: number[] };

/** The chosen rows that are ready to be sent, and the number of those that are not. */
export async function takeRowsToCompare(
  host: SheetHost,
  which: RowsToCompare,
): Promise<{ rows: PreparedRow[]; notReady: number }> {
  const chosen = await chosenRows(host, which);
  const rows: PreparedRow[] = [];
  let notReady = 0;
  for await (const part of preparedRows(host, chosen)) {
    rows.push(...part.rows);
    notReady += part.skipped.length;
  }
  return { rows, notReady };
}

async function chosenRows(host: SheetHost, which: RowsToCompare): Promise<number[]> {
  switch (which.by) {
    case 'sample':
      return host.request('sample-ready', { count: Math.min(which.count, MAX_COMPARED) });
    case 'view': {
      const { rows } = await host.request('get-window', { start: 0, count: MAX_COMPARED });
      return rows.map(({ row }) => row).sort(inOrder);
    }
    case 'rows':
      return [...new Set(which.rows)].sort(inOrder).slice(0, MAX_COMPARED);
  }
}

const inOrder = (a: number, b: number): number => a - b;
