import type { RequestMessage, SheetMessage } from '../../shared/sheet/protocol';
import { createSheetServer, type Asker } from './sheet-server';

/** What Electron's utility process offers of its channel to main. */
interface ParentPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { data: unknown; ports: PagePort[] }) => void): void;
}

interface PagePort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { data: unknown }) => void): void;
  start(): void;
}

/** The sheet process: no network, no token, one sheet. Main and the page ask, each over a channel of its own. */
const { parentPort } = process as unknown as { parentPort: ParentPort };
const listeners: ((message: SheetMessage) => void)[] = [];
const serve = createSheetServer((event) => {
  for (const tell of listeners) tell({ kind: 'event', event });
});

function attach(asker: Asker, port: Pick<ParentPort, 'postMessage'>): (data: unknown) => void {
  listeners.push((message) => port.postMessage(message));
  return (data) => void serve(asker, data as RequestMessage).then((answer) => port.postMessage(answer));
}

const receiveFromMain = attach('main', parentPort);
parentPort.on('message', ({ data, ports }) => {
  const [port] = ports;
  if (port === undefined) {
    receiveFromMain(data);
    return;
  }
  const receiveFromPage = attach('page', port);
  port.on('message', (event) => receiveFromPage(event.data));
  port.start();
});
