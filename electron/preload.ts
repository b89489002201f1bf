import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { IpcEvents, IpcName, IpcResult } from '../shared/ipc/contract';
import { SHEET_PORT_MESSAGE, type PageApi } from '../shared/ipc/page-api';

/** The only part of the DOM needed here. The DOM's types would leak into all of electron/. */
declare const window: { postMessage(message: unknown, targetOrigin: string, transfer: readonly unknown[]): void };

const CHANNEL_PREFIX = 'aplaut-import:';

async function invoke<K extends IpcName>(name: K, input: unknown): Promise<IpcResult<K>> {
  return (await ipcRenderer.invoke(`${CHANNEL_PREFIX}request`, name, input)) as IpcResult<K>;
}

const REFUSED = { ok: false, error: { code: 'invalid-request', detail: 'no request of the page' } } as const;

/**
 * Main answers only requests of the contract and checks every input. One request is reserved for the preload. A name that is not a string
 * could change between this check and its use.
 */
const isPageRequest = (name: unknown): boolean => typeof name === 'string' && name !== 'sheet-open-path';

const api: PageApi = {
  request: (name, ...[input]) => (isPageRequest(name) ? invoke(name, input) : Promise.resolve(REFUSED)),

  openDroppedFile: async (file) => invoke('sheet-open-path', { path: webUtils.getPathForFile(file as File) }),

  on: <E extends keyof IpcEvents>(event: E, listener: (value: IpcEvents[E]) => void) => {
    const forward = (_: unknown, value: IpcEvents[E]) => listener(value);
    ipcRenderer.on(CHANNEL_PREFIX + event, forward);
    return () => ipcRenderer.removeListener(CHANNEL_PREFIX + event, forward);
  },
};

contextBridge.exposeInMainWorld('aplautImport', api);

// A port cannot cross the context bridge, so a window message carries it (toolchain.md, Utility process and ports).
ipcRenderer.on(CHANNEL_PREFIX + 'sheet-port', (event, sheetId: string) => {
  window.postMessage({ type: SHEET_PORT_MESSAGE, sheetId }, '*', event.ports);
});
