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

/** A handler for every channel of the contract: a missing or a surplus one does not compile. */
export type IpcHandlers = {
  [K in IpcName]: (input: IpcInput<K>) => IpcAnswer<K> | Promise<IpcAnswer<K>>;
};

export interface IpcRegistration {
  handlers: IpcHandlers;
  /** Whether this very frame may ask anything: the window's own main frame, showing our page. */
  isTrusted: (event: IpcMainInvokeEvent) => boolean;
  /** Told of failures that no {@link AppError} explains. */
  onUnexpected: (channel: IpcName, error: unknown) => void;
}

/**
 * Opens every channel of the contract: sender check, then schema, then handler, then result. A refusal crosses as a
 * value with its code, since Electron would strip an error down to its message.
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

/** Sends one of the contract's events to the page; does nothing when the page is gone. */
export function sendToPage<E extends keyof IpcEvents>(
  page: WebContents | undefined,
  event: E,
  value: IpcEvents[E],
): void {
  if (page !== undefined && !page.isDestroyed()) page.send(channelOf(event), value);
}

/** Hands the page the port that talks to a sheet's process; the preload passes it on. */
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

/** Names the fields at fault but never their values: they may hold a token. */
function describe(issues: readonly { path: PropertyKey[]; code: string }[]): string {
  return issues.map((issue) => `${issue.path.map(String).join('.')}: ${issue.code}`).join('; ');
}
