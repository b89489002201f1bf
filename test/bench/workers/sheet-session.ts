import { createRequestChannel, type RequestChannel } from '../../../shared/sheet/request-channel';
import type { MainRequests, SheetEvent } from '../../../shared/sheet/protocol';
import type { SheetState } from '../../../shared/sheet/sheet-state';
import { startSecondThread } from '../../../electron/sheet/second-thread/start-second-thread';
import { createSheetServer } from '../../../electron/sheet/sheet-server';

/** The code of the sheet process, running in this process. */
export function startSession(): {
  request: RequestChannel<MainRequests>['request'];
  /** The state with the first rows, as soon as they can be requested. */
  firstState: Promise<SheetState>;
} {
  let hear: (state: SheetState) => void;
  const firstState = new Promise<SheetState>((resolve) => (hear = resolve));
  const serve = createSheetServer(
    (event: SheetEvent) => {
      // The first state has all parts.
      if (event.event === 'state') hear(event.changed as SheetState);
    },
    { second: () => startSecondThread(new URL('second-thread.mjs', import.meta.url)) },
  );
  const channel = createRequestChannel((message) => void serve('main', message).then(channel.receive));
  return { request: channel.request, firstState };
}
