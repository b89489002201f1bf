import type { IpcEvents, IpcInput, IpcName, IpcResult } from './contract';

/** What the page may ask for. A path on the disk is nothing that it knows: `openDroppedFile` is its only way to such a file. */
export type PageRequestName = Exclude<IpcName, 'sheet-open-path'>;

/** The input of a request, left out where there is none. */
export type InputArguments<K extends IpcName> = undefined extends IpcInput<K> ? [] : [input: IpcInput<K>];

/** All that the preload gives to the page. */
export interface PageApi {
  /** Asks main for one thing of the contract; a name that is not in it is refused. */
  request<K extends PageRequestName>(name: K, ...input: InputArguments<K>): Promise<IpcResult<K>>;

  /** Opens a file that a person dropped; its path stays in the preload. */
  openDroppedFile(file: unknown): Promise<IpcResult<'sheet-open-path'>>;

  /** Listens to one kind of message from main; the returned function ends that. */
  on<E extends keyof IpcEvents>(event: E, listener: (value: IpcEvents[E]) => void): () => void;
}

/** The message by which the preload hands the sheet process's port to the page (`window.postMessage`). */
export const SHEET_PORT_MESSAGE = 'aplaut-import:sheet-port';
