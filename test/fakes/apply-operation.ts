import type { Sheet } from '../../electron/sheet/sheet';
import type { SheetHost } from '../../electron/sheet/host/host';
import type { Operation, OperationResult } from '../../shared/sheet/operation';

/** Does an operation to a sheet as it is now. */
export async function apply(sheet: Sheet, operation: Operation): Promise<OperationResult> {
  const { rowsId, revision } = sheet.state();
  return (await sheet.apply({ rowsId, revision, operation })).result;
}

/** The same through the sheet's process. */
export async function applyTo(host: Pick<SheetHost, 'request'>, operation: Operation): Promise<OperationResult> {
  const state = await host.request('get-state', {});
  if (state === null) throw new Error('no sheet is open');
  return host.request('apply-operation', { rowsId: state.rowsId, revision: state.revision, operation });
}
