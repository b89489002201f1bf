import type { PreparedRow } from '../../../shared/consumer/payload-types';
import { tableOf } from '../../delivery/intake/source-key';
import type { SheetHost } from '../../sheet/host/host';
import { preparedRows } from '../sheet-rows';
import type { ValuesOf } from './prove-delivery';

/** No file that the delivery came from is open. */
export const noValues: ValuesOf = () => Promise.resolve(new Map());

/**
 * Provides what is sent now for rows of a delivery, from the sheet if that is the file that the delivery came from.
 *
 * @param host of the open sheet; undefined if none is open
 * @returns null if it is another file, or still being read
 */
export async function valuesOfSheet(host: SheetHost | undefined, sourceKey: string): Promise<ValuesOf | null> {
  const state = await host?.request('get-state', {});
  if (host === undefined || state?.complete !== true) return null;
  if ((await host.request('table-key', {})) !== tableOf(sourceKey)) return null;
  const { rowsId } = state;
  return async (rows) => {
    const found = new Map<number, PreparedRow>();
    // A sheet that was closed or read again meanwhile has no values any more.
    const isSame = async (): Promise<boolean> => (await host.request('get-state', {}))?.rowsId === rowsId;
    try {
      if (!(await isSame())) return found;
      for await (const part of preparedRows(host, rows)) for (const row of part.rows) found.set(row.row, row);
      return found;
    } catch {
      return new Map();
    }
  };
}
