import { extname } from 'node:path';
import type { MainMessage, RequestMessage, SheetMessage } from '../../shared/sheet/protocol';
import { startParser } from './readers/foreign/start-parser';
import { startSecondThread } from './second-thread/start-second-thread';
import { createSheetServer, type Asker } from './sheet-server';

/** The part of Electron's parent port that is used here. */
interface ParentPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { data: unknown; ports: PagePort[] }) => void): void;
}

interface PagePort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { data: unknown }) => void): void;
  on(event: 'close', listener: () => void): void;
  start(): void;
}

/** The sheet process: no network, no token, one sheet. Main and the page each send requests over a channel of their own. */
const { parentPort } = process as unknown as { parentPort: ParentPort };
const built = (thread: string): URL => new URL(thread + extname(import.meta.filename), import.meta.url);
const listeners = new Set<(message: SheetMessage) => void>();
const serve = createSheetServer(
  (event) => {
    for (const tell of listeners) tell({ kind: 'event', event });
  },
  {
    second: () => startSecondThread(built('second-thread')),
    parser: () => startParser(built('workbook-thread')),
  },
  undefined,
  (event) => parentPort.postMessage({ kind: 'event', event } satisfies MainMessage),
);

function attach(asker: Asker, port: Pick<ParentPort, 'postMessage'>) {
  const tell = (message: SheetMessage): void => port.postMessage(message);
  listeners.add(tell);
  return {
    receive: (data: unknown) => void serve(asker, data as RequestMessage).then(tell),
    detach: () => listeners.delete(tell),
  };
}

const main = attach('main', parentPort);
parentPort.on('message', ({ data, ports }) => {
  const [port] = ports;
  if (port === undefined) {
    main.receive(data);
    return;
  }
  const page = attach('page', port);
  port.on('message', (event) => page.receive(event.data));
  // A reloaded page gets another port.
  port.on('close', () => {
    page.detach();
    // Nobody is typing in the old page any more.
    void serve('main', { id: 0, name: 'note-typing', payload: { typing: false } });
  });
  port.start();
});
