import type { DeliveryMode } from '../../shared/consumer/delivery-mode';
import type { RowRules } from '../../shared/consumer/target';
import { listShop } from '../../shared/shop/list-shop';
import type { SheetState } from '../../shared/sheet/sheet-state';
import { AppError } from '../errors/app-error';
import type { SheetHost } from '../sheet/host/host';
import type { StoredShop } from '../shops/shop-store';

/** What the rules and the list of a sheet must agree with. */
export type RuledShop = Pick<StoredShop, 'id' | 'baseUrl' | 'timeZone'>;

/** The sheet's current state. Throws `no-sheet`. */
export async function sheetState(host: Pick<SheetHost, 'request'>): Promise<SheetState> {
  const state = await host.request('get-state', {});
  if (state === null) throw new AppError('no-sheet');
  return state;
}

/** Changes rules of the sheet, as a step that can be undone. */
export async function changeRules(host: Pick<SheetHost, 'request'>, rules: Partial<RowRules>): Promise<void> {
  const { rowsId, revision } = await sheetState(host);
  await host.request('apply-operation', { rowsId, revision, operation: { kind: 'rules', rules } });
}

/** The whole sheet's state under a shop's rules. A list of another shop is dropped. Throws `still-reading`. */
export async function stateUnderRules(
  host: Pick<SheetHost, 'request'>,
  shop: RuledShop,
  mode: DeliveryMode,
): Promise<SheetState> {
  await changeRules(host, { mode, timeZone: shop.timeZone });
  let state = await sheetState(host);
  const listed = state.list?.shop;
  if (listed !== undefined && listed !== listShop(shop)) {
    await host.request('forget-list', {});
    state = await sheetState(host);
  }
  if (!state.complete) throw new AppError('still-reading');
  return state;
}
