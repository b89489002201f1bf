import type { IpcEvents, IpcInput, IpcName, IpcResult } from './contract';

/** Requests open to the page. It never knows a path on the disk, so `openDroppedFile` is its only way to open such a file. */
export type PageRequestName = Exclude<IpcName, 'sheet-open-path'>;

/** The input of a request, left out if it has none. */
export type InputArguments<K extends IpcName> = undefined extends IpcInput<K> ? [] : [input: IpcInput<K>];

/** Everything that the preload exposes to the page. */
export interface PageApi {
  /** Sends a request of the contract to main. Other names are refused. */
  request<K extends PageRequestName>(name: K, ...input: InputArguments<K>): Promise<IpcResult<K>>;

  /** Opens a file that a person dropped. Its path stays in the preload. */
  openDroppedFile(file: unknown): Promise<IpcResult<'sheet-open-path'>>;

  /** Listens to one kind of message from main. The returned function ends that. */
  on<E extends keyof IpcEvents>(event: E, listener: (value: IpcEvents[E]) => void): () => void;
}

/** The message with which the preload hands the sheet process's port to the page (`window.postMessage`). */
export const SHEET_PORT_MESSAGE = 'aplaut-import:sheet-port';
