import { dismissDeeds } from '../ui/notify';
import { ask, onMain, onSheetPort, type SheetClient } from '../bridge';
import { fileHeaders } from '../../shared/sheet/file-headers';
import type { SheetEvent } from '../../shared/sheet/protocol';
import type { SheetState } from '../../shared/sheet/sheet-state';
import { recallRules, setRules } from './change-sheet';
import { goTo, placeStore } from './navigation';
import { createRowWindows, type RowWindows } from './row-windows';
import {
  connectSheet,
  failSheet,
  isCurrentSheet,
  leaveSheet,
  askSheet,
  sheetStore,
  workStore,
  begunReading,
  type ReadingProgress,
} from './sheet';
import { chosenShop, shopsStore } from './shops';

/** Follows the messages of main and the sheet process about the open sheet. The returned function stops that. */
export function followSheets(): () => void {
  const early = new Map<string, SheetClient>();
  const endings = [
    onMain('sheet-opening', ({ fileName, sheetId, isAgain }) => {
      sheetStore.set({ phase: 'reading', sheetId, fileName, isAgain, progress: begunReading(0) });
      shownRows.clear();
      if (!isAgain) {
        goTo('intake');
        dismissDeeds();
      }
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

/** The `rowsId`s that the open sheet has had. One that appears again was replaced by a reading that then failed. */
const shownRows = new Set<string>();

function attach(sheetId: string, arrived: SheetClient): void {
  connectSheet(arrived);
  arrived.onEvent((event) => {
    if (isCurrentSheet(sheetId)) take(sheetId, event);
  });
  askForState(sheetId);
}

function askForState(sheetId: string): void {
  askSheet('get-state', {}).then(
    (state) => {
      if (state !== null && isCurrentSheet(sheetId)) takeState(sheetId, state);
    },
    // The reason arrives as its own event.
    () => undefined,
  );
}

function take(sheetId: string, event: SheetEvent): void {
  switch (event.event) {
    case 'progress':
      return takeProgress({ done: event.done, rows: event.rows, isRestoring: event.isRestoring === true });
    case 'state':
      return takeChangedState(sheetId, event.changed);
    case 'working':
      return workStore.set(event.done);
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

function takeChangedState(sheetId: string, changed: Partial<SheetState>): void {
  const now = sheetStore.get();
  if (now.phase === 'open' && now.sheetId === sheetId) takeState(sheetId, { ...now.state, ...changed });
  else askForState(sheetId);
}

function takeState(sheetId: string, state: SheetState): void {
  const now = sheetStore.get();
  if (now.phase === 'open' && now.sheetId === sheetId) {
    const reading = state.complete ? null : (now.reading ?? begunReading(state.counts.rows));
    const otherRows = state.rowsId !== now.state.rowsId;
    if (otherRows) sheetStore.set({ ...now, state, reading, view: state.view, windows: windowsOf(state) });
    else sheetStore.set({ ...now, state, reading });
    // After a move the rows are at other positions.
    if (state.viewRevision > now.state.revision) now.windows.clear();
    else if (state.revision !== now.state.revision) now.windows.invalidate();
    // The file was read again, or its later rows have more columns than the first.
    const isBack = otherRows && shownRows.has(state.rowsId);
    shownRows.add(state.rowsId);
    if (!isBack && (otherRows || headersOf(state) !== headersOf(now.state))) void recallLayout(sheetId, state);
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
    reading: state.complete ? null : begunReading(state.counts.rows),
    recalled: false,
    windows: windowsOf(state),
  });
  // A sheet that is shown again already has its layout.
  if (isAgain) showFirstQuestion();
  else void recallLayout(sheetId, state).then(showFirstQuestion);
}

function windowsOf({ columns }: SheetState): RowWindows {
  return createRowWindows(columns.length, (start, count) => askSheet('get-window', { start, count }));
}

const headersOf = ({ columns }: SheetState): string => JSON.stringify(fileHeaders(columns));

/** Applies the layout that this shop last used with the same headers, unless the person has chosen another since the sheet was opened. */
async function recallLayout(sheetId: string, opened: SheetState): Promise<void> {
  const shop = chosenShop(shopsStore.get());
  const headers = fileHeaders(opened.columns);
  const layout = shop === undefined ? null : await ask('layout-recall', { shopId: shop.id, headers }).catch(() => null);
  const now = sheetStore.get();
  if (now.phase !== 'open' || now.sheetId !== sheetId) return;
  const [before, isNow] = [opened.rules.layout, now.state.rules.layout].map((one) => JSON.stringify(one));
  if (isNow !== before) return;
  const recalled = layout !== null && JSON.stringify(layout) !== before;
  if (recalled) await recallRules({ layout }).catch(() => undefined);
  sheetStore.update((now) => (now.phase === 'open' && now.sheetId === sheetId ? { ...now, recalled } : now));
}

/** Goes from the file step to the step where something must be decided. */
function showFirstQuestion(): void {
  const now = sheetStore.get();
  if (now.phase !== 'open' || placeStore.get() !== 'intake') return;
  goTo(now.state.missing.length > 0 || now.state.layoutProblems.length > 0 ? 'columns' : 'rows');
}

function followTimeZone(): void {
  const now = sheetStore.get();
  const timeZone = chosenShop(shopsStore.get())?.timeZone;
  if (now.phase !== 'open' || timeZone === undefined || timeZone === now.state.rules.timeZone) return;
  // A failure means that the sheet is gone, which has its own event.
  setRules({ timeZone }).catch(() => undefined);
}
