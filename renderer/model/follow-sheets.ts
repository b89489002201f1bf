import { ask, onMain, onSheetPort, type SheetClient } from '../bridge';
import type { SheetEvent } from '../../shared/sheet/protocol';
import type { SheetState } from '../../shared/sheet/sheet-state';
import { setRules } from './change-sheet';
import { goTo, placeStore } from './navigation';
import { createRowWindows, type RowWindows } from './row-windows';
import {
  connectSheet,
  failSheet,
  isCurrentSheet,
  leaveSheet,
  requireClient,
  sheetStore,
  type ReadingProgress,
} from './sheet';
import { chosenShop, shopsStore } from './shops';

/** Follows what main and the sheet process tell of the open sheet. The returned function ends that. */
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
      if (isCurrentSheet(sheetId)) attach(sheetId, arrived);
      else early.set(sheetId, arrived);
    }),
    onMain('sheet-closed', ({ sheetId, problem }) => {
      const now = sheetStore.get();
      if (now.phase === 'none' || now.sheetId !== sheetId) return;
      if (problem !== null) failSheet(sheetId, problem);
      else if (now.phase !== 'failed') leaveSheet();
    }),
    shopsStore.subscribe(followTimeZone),
  ];
  return () => endings.forEach((end) => end());
}

/** The `rowsId`s that the open sheet has had: one that comes again was left for a reading that failed. */
const shownRows = new Set<string>();

function attach(sheetId: string, arrived: SheetClient): void {
  connectSheet(arrived);
  arrived.onEvent((event) => {
    if (isCurrentSheet(sheetId)) take(sheetId, event);
  });
  arrived.request('get-state', {}).then(
    (state) => {
      if (state !== null && isCurrentSheet(sheetId)) takeState(sheetId, state);
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
      return failSheet(sheetId, event.problem, true);
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
  if (!isCurrentSheet(sheetId)) return;
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
