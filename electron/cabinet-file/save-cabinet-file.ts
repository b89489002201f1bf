import { basename } from 'node:path';
import { blocksSending } from '../../shared/consumer/columns/check-layout';
import type { CabinetFileMade } from '../../shared/ipc/contract';
import type { Deliveries } from '../delivery/deliveries';
import { AppError } from '../errors/app-error';
import type { Translate } from '../i18n/translate';
import type { OpenSheet } from '../sending/open-sheet';
import { deliveryShopOf } from '../sending/delivery-shop';
import { rowsInCabinetFile, sourceKeyOf } from '../sending/sheet-rows';
import type { Shops } from '../shops/shops';
import { suggestedName } from '../sending/suggested-name';
import { writeCabinetFile } from './write-cabinet-file';

/**
 * Asks for a place and saves the ready rows of the open sheet there, for the import of Aplaut's cabinet; null if the person cancelled. The
 * history remembers it as a delivery by file.
 * Throws `still-reading`, `layout-incomplete`, and as `writeFromSheet` does.
 */
export async function saveCabinetFile(options: {
  openSheet: Pick<OpenSheet, 'current'>;
  /** Undefined if the person cancelled. */
  choosePath: (suggestedName: string, format: 'csv' | 'xlsx') => Promise<string | undefined>;
  format: 'csv' | 'xlsx';
  /** Only rows that change something in the shop, by the list that the sheet has. */
  onlyChanges: boolean;
  /** The shop whose cabinet it is for; null if none is chosen. Then there is no delivery to remember. */
  shopId: string | null;
  deliveries: Pick<Deliveries, 'recordByFile'>;
  shops: Shops;
  t: Translate;
}): Promise<CabinetFileMade | null> {
  const { format, onlyChanges, shopId } = options;
  const { path, host } = options.openSheet.current();
  const state = await host.request('get-state', {});
  if (state?.complete !== true) throw new AppError('still-reading');
  if (state.missing.length > 0 || state.layoutProblems.some(blocksSending)) throw new AppError('layout-incomplete');
  const name = suggestedName(basename(path), options.t('cabinetFile.suffix'));
  const chosen = await options.choosePath(`${name}.${format}`, format);
  if (chosen === undefined) return null;
  const saved = await writeCabinetFile(host, {
    ...{ sheetPath: path, path: chosen, otherwise: format },
    onlyChanges,
  });
  if (saved === null) return null;
  const delivery =
    shopId === null || saved.rows === 0
      ? null
      : await options.deliveries.recordByFile({
          shop: deliveryShopOf(options.shops.get(shopId), options.shops),
          fileName: basename(path),
          headers: state.columns.map(({ header }) => header),
          sourceKey: await sourceKeyOf(host, shopId, null),
          rows: rowsInCabinetFile(host, onlyChanges),
        });
  return { ...saved, fileName: basename(chosen), deliveryId: delivery?.id ?? null };
}
