import { createSheetServer } from '../../electron/sheet/sheet-server';
import type { SheetHost } from '../../electron/sheet/host/host';
import { createRequestChannel } from '../../shared/sheet/request-channel';

/** A real sheet that answers in this process as the sheet process would answer main. It has no page. */
export function sheetInProcess(): Pick<SheetHost, 'request'> {
  const serve = createSheetServer(() => undefined);
  const channel = createRequestChannel((message) => void serve('main', message).then(channel.receive));
  return { request: channel.request };
}
