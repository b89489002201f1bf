import { createSheetServer } from '../../electron/sheet/sheet-server';
import type { SheetHost } from '../../electron/sheet/host/host';
import type { DraftEvent } from '../../shared/sheet/draft';
import { createRequestChannel } from '../../shared/sheet/request-channel';

/**
 * A real sheet that answers in this process as the sheet process would answer main. It has no page.
 *
 * @param onDraft gets what is told for the draft
 */
export function sheetInProcess(onDraft?: (event: DraftEvent) => void): Pick<SheetHost, 'request'> {
  const serve = createSheetServer(() => undefined, undefined, undefined, onDraft);
  const channel = createRequestChannel((message) => void serve('main', message).then(channel.receive));
  return { request: channel.request };
}
