import { ipcMain, type IpcMainInvokeEvent, type MessagePortMain, type WebContents } from 'electron';
import {
  ipcRequests,
  type IpcAnswer,
  type IpcEvents,
  type IpcInput,
  type IpcName,
  type IpcResult,
} from '../../shared/ipc/contract';
import { storageProblem } from '../storage/storage-problem';
import { AppError } from '../errors/app-error';

/** A handler for every request of the contract. A missing or extra one does not compile. */
export type IpcHandlers = {
  [K in IpcName]: (input: IpcInput<K>) => IpcAnswer<K> | Promise<IpcAnswer<K>>;
};

export interface IpcRegistration {
  handlers: IpcHandlers;
  /** Whether this frame may send requests: only the window's main frame while it shows our page. */
  isTrusted: (event: IpcMainInvokeEvent) => boolean;
  /** Called with failures that are not an {@link AppError}. */
  onUnexpected: (channel: IpcName, error: unknown) => void;
}

/**
 * Registers every request of the contract. Each is handled in this order: check the sender, check the input, call the handler, return the
 * result. An error is returned as a value with its code, since Electron would reduce it to its message.
 */
export function registerIpc({ handlers, isTrusted, onUnexpected }: IpcRegistration): void {
  for (const name of Object.keys(ipcRequests) as IpcName[]) {
    ipcMain.handle(channelOf(name), async (event, input: unknown) => {
      if (!isTrusted(event)) return refusal('invalid-request', 'untrusted sender');
      const parsed = ipcRequests[name].input.safeParse(input);
      if (!parsed.success) return refusal('invalid-request', describe(parsed.error.issues));
      try {
        const handler = handlers[name] as (value: unknown) => unknown;
        return { ok: true, value: await handler(parsed.data) } as IpcResult<typeof name>;
      } catch (error) {
        if (error instanceof AppError) return refusal(error.code, error.detail);
        const problem = storageProblem(error);
        if (problem !== null) return refusal(`storage-${problem}`, error instanceof Error ? error.message : '');
        onUnexpected(name, error);
        return refusal('unexpected', error instanceof Error ? error.name : typeof error);
      }
    });
  }
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

function channelOf(name: string): string {
  return `aplaut-import:${name}`;
}

function refusal(code: AppError['code'], detail: string): IpcResult<IpcName> {
  return { ok: false, error: { code, detail } };
}

/** Names the wrong fields but never their values, which may contain a token. */
function describe(issues: readonly { path: PropertyKey[]; code: string }[]): string {
  return issues.map((issue) => `${issue.path.map(String).join('.')}: ${issue.code}`).join('; ');
}
