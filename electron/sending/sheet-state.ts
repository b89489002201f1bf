import type { DeliveryMode, RowRules } from '../../shared/consumer/target';
import type { SheetState } from '../../shared/sheet/sheet-state';
import { AppError } from '../errors/app-error';
import type { SheetHost } from '../sheet/host/host';
import type { StoredShop } from '../shops/shop-store';

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

/** The whole sheet's state under a shop's rules. Throws `still-reading`. */
export async function stateUnderRules(
  host: SheetHost,
  { timeZone }: Pick<StoredShop, 'timeZone'>,
  mode: DeliveryMode,
): Promise<SheetState> {
  await changeRules(host, { mode, timeZone });
  const state = await sheetState(host);
  if (!state.complete) throw new AppError('still-reading');
  return state;
}
