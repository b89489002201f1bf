import type { SheetClient } from '../bridge';
import type { FileProblem } from '../../shared/sheet/file-problem';
import type { PageRequests, SheetAnswer, SheetInput } from '../../shared/sheet/protocol';
import { SheetRequestError } from '../../shared/sheet/request-channel';
import type { SheetState, SheetView } from '../../shared/sheet/sheet-state';
import { goTo, placeStore } from './navigation';
import type { RowWindows } from './row-windows';
import { createStore, useStore } from './store';

export interface ReadingProgress {
  /** 0…1. */
  done: number;
  rows: number;
  /** The rows are read, and the sheet's draft is being restored. */
  isRestoring: boolean;
}

export const begunReading = (rows: number): ReadingProgress => ({ done: 0, rows, isRestoring: false });

export interface OpenedSheet {
  phase: 'open';
  sheetId: string;
  fileName: string;
  state: SheetState;
  view: SheetView;
  /** Set while the rest of the file is still being read. */
  reading: ReadingProgress | null;
  /** Whether the layout of an earlier delivery with the same headers was applied. */
  recalled: boolean;
  windows: RowWindows;
}

/** The state of the one sheet that the window shows. */
export type SheetPhase =
  | { phase: 'none' }
  | { phase: 'reading'; sheetId: string; fileName: string; isAgain: boolean; progress: ReadingProgress }
  | { phase: 'failed'; sheetId: string; fileName: string; problem: FileProblem }
  | OpenedSheet;

export const WHOLE_VIEW: SheetView = {
  only: 'all',
  outcome: null,
  issue: null,
  verdict: null,
  search: '',
  filters: [],
  order: null,
};

export const sheetStore = createStore<SheetPhase>({ phase: 'none' });

/** Progress of long work on the open sheet, 0…1; null if there is none. */
export const workStore = createStore<number | null>(null);

/** The open sheet, or null. */
export function useOpenedSheet(): OpenedSheet | null {
  return useStore(sheetStore, (phase) => (phase.phase === 'open' ? phase : null));
}

/** The `rowsId` of the open sheet once it is complete, else null. Nothing else of the sheet renders the component again. */
export function useCompleteRowsId(): string | null {
  return useStore(sheetStore, (phase) => (phase.phase === 'open' && phase.state.complete ? phase.state.rowsId : null));
}

let client: SheetClient | null = null;

/** Stores the connection to a sheet's process, in place of the previous one. */
export function connectSheet(next: SheetClient | null): void {
  client?.close();
  client = next;
  workStore.set(null);
}

/**
 * Resolves when the open sheet has all its rows, and at once if it has them.
 *
 * @throws SheetRequestError `sheet-changed` if the file is read again first, `cancelled` if the sheet is closed
 */
export function untilComplete({ sheetId, state: { rowsId } }: OpenedSheet): Promise<void> {
  return new Promise((resolve, reject) => {
    const refuse = (refusal: 'cancelled' | 'sheet-changed'): void =>
      reject(new SheetRequestError('The rows are gone.', null, refusal));
    const isDecided = (): boolean => {
      const now = sheetStore.get();
      if (now.phase === 'none' || now.sheetId !== sheetId) refuse('cancelled');
      else if (now.phase !== 'open' || now.state.rowsId !== rowsId) refuse('sheet-changed');
      else if (now.state.complete) resolve();
      else return false;
      return true;
    };
    if (isDecided()) return;
    const end = sheetStore.subscribe(() => {
      if (isDecided()) end();
    });
  });
}

/** The connection to the open sheet's process, where there is one. */
export function sheetClient(): SheetClient | null {
  return client;
}

/**
 * Asks the open sheet's process. Rejects rather than throws if there is none: effects run a moment after the render that asked for them, when
 * the sheet may already be closed, and what they throw ends the page.
 *
 * @throws SheetRequestError `cancelled` if no sheet is open
 */
export async function askSheet<K extends keyof PageRequests>(name: K, payload: SheetInput<K>): Promise<SheetAnswer<K>> {
  if (client === null) throw sheetIsGone();
  return client.request(name, payload);
}

/** The reason why something was not done to a sheet that is no longer open. */
export const sheetIsGone = (): SheetRequestError => new SheetRequestError('No sheet is open.', null, 'cancelled');

/** Whether this is the sheet that the window shows. */
export function isCurrentSheet(sheetId: string): boolean {
  const now = sheetStore.get();
  return now.phase !== 'none' && now.sheetId === sheetId;
}

/**
 * The sheet could not be read, or its process has ended.
 *
 * @param isThere whether the sheet process is still there, to read another sheet of the workbook
 */
export function failSheet(sheetId: string, problem: FileProblem, isThere = false): void {
  const now = sheetStore.get();
  if (now.phase === 'none') return;
  if (!isThere) connectSheet(null);
  sheetStore.set({ phase: 'failed', sheetId, fileName: now.fileName, problem });
  if (isGridPlace()) goTo('intake');
}

/** No sheet is open any more. */
export function leaveSheet(): void {
  connectSheet(null);
  sheetStore.set({ phase: 'none' });
  if (isGridPlace()) goTo('intake');
}

function isGridPlace(): boolean {
  return ['columns', 'rows', 'review'].includes(placeStore.get());
}
