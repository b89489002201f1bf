import { ipcMain, type IpcMainInvokeEvent, type MessagePortMain, type WebContents } from 'electron';
import type { IpcEvents, IpcName, IpcResult } from '../../shared/ipc/contract';

/** Answers one request of the page. Neither its name nor its input has been checked. Never rejects. */
export type AnswerRequest = (name: unknown, input: unknown) => Promise<IpcResult<IpcName>>;

/** The requests that the page sends. */
export interface PageRequests {
  /** Resolves when the page has sent one: its script has run. */
  first: Promise<void>;
  /** Answers the requests that have waited so far, and all later ones. */
  answerWith(answer: AnswerRequest): void;
}

/**
 * Receives the page's requests from its first moment on. They wait until main has loaded what answers them, so that the page can start at
 * the same time.
 *
 * @param isTrusted whether this frame may send requests: only the window's main frame while it shows our page
 */
export function receiveRequests(isTrusted: (event: IpcMainInvokeEvent) => boolean): PageRequests {
  let answerWith: (answer: AnswerRequest) => void = () => undefined;
  let tellFirst = (): void => undefined;
  const first = new Promise<void>((resolve) => (tellFirst = resolve));
  const answering = new Promise<AnswerRequest>((resolve) => (answerWith = resolve));
  ipcMain.handle(channelOf('request'), async (event, name: unknown, input: unknown) => {
    // Before anything is awaited: later, another page may be in the frame.
    if (!isTrusted(event)) return refusal('invalid-request', 'untrusted sender');
    tellFirst();
    return (await answering)(name, input);
  });
  return { first, answerWith };
}

/** Sends one of the contract's events to the page. Does nothing if the page is gone. */
export function sendToPage<E extends keyof IpcEvents>(
  page: WebContents | undefined,
  event: E,
  value: IpcEvents[E],
): void {
  if (page !== undefined && !page.isDestroyed()) page.send(channelOf(event), value);
}

/** Sends the page the port to a sheet's process. The preload passes it on. */
export function sendPortToPage(page: WebContents | undefined, sheetId: string, port: MessagePortMain): void {
  if (page === undefined || page.isDestroyed()) port.close();
  else page.postMessage(channelOf('sheet-port'), sheetId, [port]);
}

export function refusal(
  code: Extract<IpcResult<IpcName>, { ok: false }>['error']['code'],
  detail: string,
): IpcResult<IpcName> {
  return { ok: false, error: { code, detail } };
}

function channelOf(name: string): string {
  return `aplaut-import:${name}`;
}
