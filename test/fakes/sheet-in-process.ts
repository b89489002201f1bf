import { createSheetServer } from '../../electron/sheet/sheet-server';
import type { SheetHost } from '../../electron/sheet/host/host';
import { createRequestChannel } from '../../shared/sheet/request-channel';

/** A real sheet, answering in this process as its own would to main; it has no page. */
export function sheetInProcess(): Pick<SheetHost, 'request'> {
  const serve = createSheetServer(() => undefined);
  const channel = createRequestChannel((message) => void serve('main', message).then(channel.receive));
  return { request: channel.request };
}
