import { basename } from 'node:path';
import type { CellsOf } from '../delivery/report/report-rows';
import { tableOf } from '../delivery/intake/source-key';
import { AppError } from '../errors/app-error';
import type { SheetHost } from '../sheet/host/host';

/**
 * Provides the cells of a delivery's rows: from the sheet it was sent from or, if that was closed, from the same file opened again. Throws
 * `still-reading` until that file is read completely.
 *
 * @param open the open sheet, if there is one
 * @param delivery.sentFrom the sheet of this run that the delivery came from, and how that was read
 */
export async function cellsOfDelivery(
  open: { sheetId: string; path: string; host: Pick<SheetHost, 'request'>; failed: boolean } | undefined,
  delivery: { fileName: string; sourceKey: string; sentFrom: { sheetId: string; rowsId: string } | undefined },
): Promise<CellsOf> {
  if (open === undefined || open.failed) return nowhere;
  const { host, path, sheetId } = open;
  const { fileName, sourceKey, sentFrom } = delivery;
  const state = await host.request('get-state', {});
  if (state?.complete !== true) {
    if (basename(path) === fileName) throw new AppError('still-reading');
    return nowhere;
  }
  const { rowsId } = state;
  const isWhereSent = sentFrom?.sheetId === sheetId && sentFrom.rowsId === rowsId;
  if (!isWhereSent && (await host.request('table-key', {})) !== tableOf(sourceKey)) return nowhere;
  return async (rows) => {
    const found = await host.request('get-cells', { rowsId, rows });
    // A file that was opened again lacks the edits that were sent.
    return found?.map(({ cells, changed }) => ({ cells, changed: changed || !isWhereSent })) ?? null;
  };
}

const nowhere: CellsOf = () => Promise.resolve(null);
