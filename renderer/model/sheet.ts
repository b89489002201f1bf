import { ask, onMain, onSheetPort, RequestRefused, type SheetClient } from '../bridge';
import type { IssueCode } from '../../shared/consumer/issue';
import type { ConsumerRequest } from '../../shared/consumer/payload-types';
import { MAX_CELL_LETTERS, type ColumnLayout, type RowRules } from '../../shared/consumer/target';
import { columnOfField } from '../../shared/delivery/differences';
import type { OutcomeKind } from '../../shared/delivery/outcome';
import type { FileProblem } from '../../shared/sheet/file-problem';
import type { SheetEvent, SheetInput } from '../../shared/sheet/protocol';
import { SheetRequestError } from '../../shared/sheet/request-channel';
import type { ReadingOptions, SheetState, SheetView } from '../../shared/sheet/sheet-state';
import { goTo, gridTargetStore, placeStore } from './navigation';
import { createRowWindows, type RowWindows } from './row-windows';
import { chosenShop, shopsStore } from './shops';
import { createStore, useStore } from './store';

export interface ReadingProgress {
  /** 0…1. */
  done: number;
  rows: number;
}

export interface OpenedSheet {
  phase: 'open';
  sheetId: string;
  fileName: string;
  state: SheetState;
  view: SheetView;
  /** Set while the rest of the file is still being read. */
  reading: ReadingProgress | null;
  /** The layout of an earlier delivery with the same headers is in force. */
  recalled: boolean;
  windows: RowWindows;
}

/** What the window knows of the one sheet it shows. */
export type SheetPhase =
  | { phase: 'none' }
  | { phase: 'reading'; sheetId: string; fileName: string; isAgain: boolean; progress: ReadingProgress }
  | { phase: 'failed'; sheetId: string; fileName: string; problem: FileProblem }
  | OpenedSheet;

export const WHOLE_VIEW: SheetView = { only: 'all', outcome: null, search: '' };

export const sheetStore = createStore<SheetPhase>({ phase: 'none' });

let client: SheetClient | null = null;

/** The `rowsId`s that the open sheet has had: one that comes again was left for a reading that failed. */
const shownRows = new Set<string>();

/** The open sheet, or null. */
export function useOpenedSheet(): OpenedSheet | null {
  return useStore(sheetStore, (phase) => (phase.phase === 'open' ? phase : null));
}

export function followSheets(): () => void {
  const early = new Map<string, SheetClient>();
  const endings = [
    onMain('sheet-opening', ({ fileName, sheetId, isAgain }) => {
      sheetStore.set({ phase: 'reading', sheetId, fileName, isAgain, progress: { done: 0, rows: 0 } });
      shownRows.clear();
      if (!isAgain) goTo('intake');
      const arrived = early.get(sheetId);
      early.clear();
      if (arrived !== undefined) attach(sheetId, arrived);
    }),
    onSheetPort((sheetId, arrived) => {
      if (isCurrent(sheetId)) attach(sheetId, arrived);
      else early.set(sheetId, arrived);
    }),
    onMain('sheet-closed', ({ sheetId, problem }) => {
      const now = sheetStore.get();
      if (now.phase === 'none' || now.sheetId !== sheetId) return;
      if (problem !== null) fail(sheetId, problem);
      else if (now.phase !== 'failed') leave();
    }),
    shopsStore.subscribe(followTimeZone),
  ];
  return () => endings.forEach((end) => end());
}

function isCurrent(sheetId: string): boolean {
  const now = sheetStore.get();
  return now.phase !== 'none' && now.sheetId === sheetId;
}

function attach(sheetId: string, arrived: SheetClient): void {
  client?.close();
  client = arrived;
  arrived.onEvent((event) => {
    if (isCurrent(sheetId)) take(sheetId, event);
  });
  arrived.request('get-state', {}).then(
    (state) => {
      if (state !== null && isCurrent(sheetId)) takeState(sheetId, state);
    },
    // The reason comes as an event of its own.
    () => undefined,
  );
}

function take(sheetId: string, event: SheetEvent): void {
  switch (event.event) {
    case 'progress':
      return takeProgress({ done: event.done, rows: event.rows });
    case 'state':
      return takeState(sheetId, event.state);
    case 'failed':
      return fail(sheetId, event.problem, true);
  }
}

function takeProgress(progress: ReadingProgress): void {
  sheetStore.update((now) => {
    if (now.phase === 'reading') return { ...now, progress };
    return now.phase === 'open' && !now.state.complete ? { ...now, reading: progress } : now;
  });
}

function takeState(sheetId: string, state: SheetState): void {
  const now = sheetStore.get();
  if (now.phase === 'open' && now.sheetId === sheetId) {
    const reading = state.complete ? null : (now.reading ?? { done: 0, rows: state.counts.rows });
    const otherRows = state.rowsId !== now.state.rowsId;
    if (otherRows) sheetStore.set({ ...now, state, reading, view: state.view, windows: windowsOf(state) });
    else sheetStore.set({ ...now, state, reading });
    if (state.revision !== now.state.revision) now.windows.invalidate();
    // Other columns: the file was read in another way, or its end has more of them than its beginning.
    const isBack = otherRows && shownRows.has(state.rowsId);
    shownRows.add(state.rowsId);
    if (!isBack && headersOf(state) !== headersOf(now.state)) void recallLayout(sheetId, state);
    return;
  }
  if (now.phase !== 'reading' || now.sheetId !== sheetId) return;
  const { fileName, isAgain } = now;
  shownRows.add(state.rowsId);
  sheetStore.set({
    phase: 'open',
    sheetId,
    fileName,
    state,
    view: state.view,
    reading: state.complete ? null : { done: 0, rows: state.counts.rows },
    recalled: false,
    windows: windowsOf(state),
  });
  // A sheet that is shown again has been given its layout already.
  if (isAgain) showFirstQuestion();
  else void recallLayout(sheetId, state).then(showFirstQuestion);
}

function windowsOf({ columns }: SheetState): RowWindows {
  return createRowWindows(columns.length, (start, count) => requireClient().request('get-window', { start, count }));
}

const headersOf = ({ columns }: SheetState): string => JSON.stringify(columns.map(({ header }) => header));

/** A layout that this shop used with the same headers is taken again. */
async function recallLayout(sheetId: string, opened: SheetState): Promise<void> {
  const shop = chosenShop(shopsStore.get());
  const headers = opened.columns.map((column) => column.header);
  const layout = shop === undefined ? null : await ask('layout-recall', { shopId: shop.id, headers }).catch(() => null);
  if (!isCurrent(sheetId)) return;
  const recalled = layout !== null && JSON.stringify(layout) !== JSON.stringify(opened.rules.layout);
  if (recalled) await setRules({ layout }).catch(() => undefined);
  sheetStore.update((now) => (now.phase === 'open' && now.sheetId === sheetId ? { ...now, recalled } : now));
}

/** Leads from the file to what has to be decided about it. */
function showFirstQuestion(): void {
  const now = sheetStore.get();
  if (now.phase !== 'open' || placeStore.get() !== 'intake') return;
  goTo(now.state.missing.length > 0 || now.state.layoutProblems.length > 0 ? 'columns' : 'rows');
}

function followTimeZone(): void {
  const now = sheetStore.get();
  const timeZone = chosenShop(shopsStore.get())?.timeZone;
  if (now.phase !== 'open' || timeZone === undefined || timeZone === now.state.rules.timeZone) return;
  // A failure means that the sheet is gone, which is told by its own event.
  setRules({ timeZone }).catch(() => undefined);
}

/** @param isThere whether the sheet process is still there, to read another sheet of the workbook */
function fail(sheetId: string, problem: FileProblem, isThere = false): void {
  const now = sheetStore.get();
  if (now.phase === 'none') return;
  if (!isThere) {
    client?.close();
    client = null;
  }
  sheetStore.set({ phase: 'failed', sheetId, fileName: now.fileName, problem });
  if (isGridPlace()) goTo('intake');
}

function leave(): void {
  client?.close();
  client = null;
  sheetStore.set({ phase: 'none' });
  if (isGridPlace()) goTo('intake');
}

function isGridPlace(): boolean {
  return ['columns', 'rows', 'review'].includes(placeStore.get());
}

/** What is done to the first rows would be lost when the others arrive. */
function refuseWhileReading(): void {
  const now = sheetStore.get();
  if (now.phase === 'open' && !now.state.complete) throw new RequestRefused('still-reading', '');
}

function refuseLongCells(values: readonly string[]): void {
  if (values.some((value) => value.length > MAX_CELL_LETTERS)) throw new RequestRefused('cell-too-long', '');
}

function requireClient(): SheetClient {
  if (client === null) throw new Error('No sheet is open.');
  return client;
}

/**
 * Reads the open file in another way, in its place; the view begins anew and edits are gone.
 *
 * @returns false where the person gave that up, and the sheet is as it was
 */
export async function reread(options: ReadingOptions): Promise<boolean> {
  const now = sheetStore.get();
  if (now.phase !== 'open') return false;
  await requireClient().request('reread', options);
  const after = sheetStore.get();
  return after.phase === 'open' && after.state.rowsId !== now.state.rowsId;
}

/** Reads another sheet of a workbook in which the first one is no table. */
export async function readOtherSheet(sheetName: string): Promise<void> {
  const now = sheetStore.get();
  if (now.phase !== 'failed' || client === null) return;
  const { sheetId, fileName } = now;
  sheetStore.set({ phase: 'reading', sheetId, fileName, isAgain: false, progress: { done: 0, rows: 0 } });
  await client.request('reread', { sheetName }).catch((error: unknown) => {
    const problem = error instanceof SheetRequestError ? error.problem : null;
    if (isCurrent(sheetId)) fail(sheetId, problem ?? now.problem, true);
    if (problem === null) throw error;
  });
}

export async function setRules(rules: Partial<RowRules>): Promise<void> {
  await requireClient().request('set-rules', rules);
}

export async function changeLayout(next: (layout: ColumnLayout) => ColumnLayout): Promise<void> {
  const now = sheetStore.get();
  if (now.phase === 'open') await setRules({ layout: next(now.state.rules.layout) });
}

export async function resetLayout(): Promise<void> {
  await requireClient().request('reset-layout', {});
  sheetStore.update((now) => (now.phase === 'open' ? { ...now, recalled: false } : now));
}

export async function setView(view: Partial<SheetView>): Promise<void> {
  const now = sheetStore.get();
  if (now.phase !== 'open') return;
  const next = { ...now.view, ...view };
  sheetStore.set({ ...now, view: next });
  await requireClient().request('set-view', next);
  now.windows.clear();
}

export async function editCells(edits: { row: number; column: number; value: string }[]): Promise<void> {
  const now = sheetStore.get();
  if (now.phase !== 'open' || edits.length === 0) return;
  refuseWhileReading();
  refuseLongCells(edits.map(({ value }) => value));
  now.windows.patch(edits);
  try {
    await requireClient().request('edit-cells', { edits });
  } catch (error) {
    // What was shown at once did not come about.
    now.windows.invalidate();
    throw error;
  }
}

/** Tells that somebody types into a cell, so that the sheet does not go without a question; a sheet that is gone has none to ask. */
export function noteTyping(typing: boolean): void {
  client?.request('note-typing', { typing }).catch(() => undefined);
}

/** Puts cells into the view in one step, from a position on; columns are the sheet's, null where one is passed over. */
export async function pasteCells(block: SheetInput<'paste-cells'>): Promise<void> {
  refuseWhileReading();
  refuseLongCells(block.rows.flat());
  await requireClient().request('paste-cells', block);
}

/** Does all repairs of an issue, in a column or, where that is null, in all; answers how many cells it changed. */
export async function applyRepair(
  code: IssueCode,
  column: number | null,
): Promise<{ changed: number; contentRevision: number }> {
  refuseWhileReading();
  const { changed } = await requireClient().request('apply-repair', { code, column });
  const after = sheetStore.get();
  return { changed, contentRevision: after.phase === 'open' ? after.state.contentRevision : -1 };
}

/** Undoes what made this revision, unless something was done since; answers whether it did. */
export async function undoIfLast(contentRevision: number): Promise<boolean> {
  const now = sheetStore.get();
  if (now.phase !== 'open' || now.state.contentRevision !== contentRevision) return false;
  await undo();
  return true;
}

export async function excludeRows(rows: number[] | 'view', excluded: boolean): Promise<void> {
  refuseWhileReading();
  await requireClient().request('exclude-rows', { rows, excluded });
}

export async function undo(): Promise<void> {
  await requireClient().request('undo', {});
}

export async function redo(): Promise<void> {
  await requireClient().request('redo', {});
}

/**
 * Shows the next row with an issue after a position of the view. Tells where it was found: below, above because it went round the
 * end, the same row because no other has one, or none.
 */
export async function showNextIssue(from: number): Promise<'below' | 'above' | 'same' | 'none'> {
  const found = await requireClient().request('find-issue', { from });
  if (found === null) return 'none';
  gridTargetStore.set({ position: found.position, column: found.column });
  if (found.position === from) return 'same';
  return found.position > from ? 'below' : 'above';
}

/** Shows one row of the file in the grid, at the column that fills the named field or custom key where there is one. */
export async function showRow(row: number, field: string | null): Promise<void> {
  await setView(WHOLE_VIEW);
  const now = sheetStore.get();
  if (now.phase !== 'open') return;
  const column = field === null ? null : columnOfField(field, now.state.rules.layout.targets);
  goTo('rows');
  gridTargetStore.set({ position: row - 1, column });
}

/** Shows the rows for which this holds, whatever was looked for before. */
export async function showRows(view: Partial<SheetView>): Promise<void> {
  await setView({ ...WHOLE_VIEW, ...view });
  goTo('rows');
}

/** Shows the rows that came to one outcome. */
export async function showOutcome(outcome: OutcomeKind): Promise<void> {
  await showRows({ outcome });
}

export async function previewRequest(row: number): Promise<ConsumerRequest | null> {
  return requireClient().request('preview-request', { row });
}
