import { ipcMain, type IpcMainInvokeEvent, type MessagePortMain, type WebContents } from 'electron';
import type { IpcEvents, IpcName, IpcResult } from '../../shared/ipc/contract';

/** Answers one request of the page. Neither its name nor its input has been checked. Never rejects. */
export type AnswerRequest = (name: unknown, input: unknown) => Promise<IpcResult<IpcName>>;

/** Requests that the page sends only after it has shown its first screen, or failed to. */
const AFTER_FIRST_SCREEN = new Set<unknown>(['app-opened', 'page-failed'] satisfies IpcName[]);

type FirstAnswers = Partial<Record<IpcName, (input: undefined) => unknown>>;
/** Answers a request that needs nothing that is still being loaded; null for any other. */
type AnswerAtOnce = (name: unknown, input: unknown) => IpcResult<IpcName> | null;

/** The requests that the page sends. */
export interface PageRequests {
  /** Resolves when the page has shown its first screen, or failed to. */
  afterFirstScreen: Promise<void>;
  /** Answers these from now on, so that they do not wait for the others. They have no input. */
  answerFirst(handlers: FirstAnswers): void;
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
  let answerAtOnce: (answer: AnswerAtOnce) => void = () => undefined;
  let answerWith: (answer: AnswerRequest) => void = () => undefined;
  let tellShown = (): void => undefined;
  const afterFirstScreen = new Promise<void>((resolve) => (tellShown = resolve));
  const answeringAtOnce = new Promise<AnswerAtOnce>((resolve) => (answerAtOnce = resolve));
  const answering = new Promise<AnswerRequest>((resolve) => (answerWith = resolve));
  ipcMain.handle(channelOf('request'), async (event, name: unknown, input: unknown) => {
    // Before anything is awaited: later, another page may be in the frame.
    if (!isTrusted(event)) return refusal('invalid-request', 'untrusted sender');
    if (AFTER_FIRST_SCREEN.has(name)) tellShown();
    return (await answeringAtOnce)(name, input) ?? (await answering)(name, input);
  });
  return { afterFirstScreen, answerFirst: (handlers) => answerAtOnce(answersOf(handlers)), answerWith };
}

function answersOf(handlers: FirstAnswers): AnswerAtOnce {
  const known = new Map<unknown, (input: undefined) => unknown>(Object.entries(handlers));
  return (name, input) => {
    const handler = known.get(name);
    if (handler === undefined || input !== undefined) return null;
    try {
      return { ok: true, value: handler(undefined) } as IpcResult<IpcName>;
    } catch {
      // It is answered again by the full handlers, which log the failure and tell the page.
      return null;
    }
  };
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
