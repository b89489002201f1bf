import { createSheetServer } from '../../electron/sheet/sheet-server';
import type { SheetHost } from '../../electron/sheet/host/host';
import type { DraftEvent } from '../../shared/sheet/draft';
import type { SheetEvent } from '../../shared/sheet/protocol';
import { createRequestChannel } from '../../shared/sheet/request-channel';

/**
 * A real sheet that answers in this process as the sheet process would answer main. It has no page.
 *
 * @param onDraft gets what is told for the draft
 * @param onEvent gets what is told to everybody
 */
export function sheetInProcess(
  onDraft?: (event: DraftEvent) => void,
  onEvent: (event: SheetEvent) => void = () => undefined,
): Pick<SheetHost, 'request'> {
  const serve = createSheetServer(onEvent, undefined, undefined, onDraft);
  const channel = createRequestChannel((message) => void serve('main', message).then(channel.receive));
  return { request: channel.request };
}
