import type { IpcAnswer, IpcErrorCode, IpcEvents, IpcName, IpcResult } from '../shared/ipc/contract';
import { SHEET_PORT_MESSAGE, type InputArguments, type PageApi, type PageRequestName } from '../shared/ipc/page-api';
import type { PageRequests, SheetEvent, SheetMessage } from '../shared/sheet/protocol';
import { createRequestChannel, type RequestChannel } from '../shared/sheet/request-channel';

declare global {
  interface Window {
    readonly aplautImport: PageApi;
  }
}

/** Thrown when main refuses a request. `code` has a sentence in the locales; `detail` is shown under «Подробнее». */
export class RequestRefused extends Error {
  override readonly name = 'RequestRefused';

  constructor(
    readonly code: IpcErrorCode,
    readonly detail: string,
  ) {
    super(`${code}: ${detail}`);
  }
}

/** Sends one request of the contract to main and unwraps the answer. Rejects with a {@link RequestRefused}. */
export async function ask<K extends PageRequestName>(name: K, ...input: InputArguments<K>): Promise<IpcAnswer<K>> {
  return answerOf(await window.aplautImport.request(name, ...input));
}

/** Opens a file that a person dropped. Rejects with a {@link RequestRefused}. */
export async function openDroppedFile(file: unknown): Promise<void> {
  answerOf(await window.aplautImport.openDroppedFile(file));
}

function answerOf<K extends IpcName>(result: IpcResult<K>): IpcAnswer<K> {
  if (result.ok) return result.value;
  throw new RequestRefused(result.error.code, result.error.detail);
}

/** Listens to one kind of message from main. The returned function stops listening. */
export function onMain<E extends keyof IpcEvents>(event: E, listener: (value: IpcEvents[E]) => void): () => void {
  return window.aplautImport.on(event, listener);
}

/** The page's connection to the process of one open sheet. */
export interface SheetClient {
  /** Rejects with a `SheetRequestError`. */
  request: RequestChannel['request'];
  onEvent: (listener: (event: SheetEvent) => void) => void;
  close: () => void;
}

/** Calls back for every sheet process whose port the preload hands over. */
export function onSheetPort(listener: (sheetId: string, client: SheetClient) => void): () => void {
  const receive = (message: MessageEvent<unknown>): void => {
    const [port] = message.ports;
    // Only this window may hand over a port: the message comes from its own preload.
    if (message.source !== window || port === undefined || !isPortMessage(message.data)) return;
    listener(message.data.sheetId, connect(port));
  };
  window.addEventListener('message', receive);
  return () => window.removeEventListener('message', receive);
}

function isPortMessage(data: unknown): data is { type: string; sheetId: string } {
  return typeof data === 'object' && data !== null && 'type' in data && data.type === SHEET_PORT_MESSAGE;
}

function connect(port: MessagePort): SheetClient {
  const channel = createRequestChannel<PageRequests>((message) => port.postMessage(message));
  let tell: (event: SheetEvent) => void = () => undefined;
  port.addEventListener('message', ({ data }: MessageEvent<SheetMessage>) => {
    if (data.kind === 'event') tell(data.event);
    else channel.receive(data);
  });
  port.addEventListener('close', () => channel.fail({ code: 'crashed', detail: 'The sheet process ended.' }));
  return {
    request: channel.request,
    onEvent: (listener) => {
      tell = listener;
      // The port queues events until somebody listens.
      port.start();
    },
    close: () => {
      channel.fail({ code: 'crashed', detail: 'The sheet was closed.' });
      port.close();
    },
  };
}
