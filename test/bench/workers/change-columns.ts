import { sheetState } from '../../../electron/sending/sheet-state';
import { MAX_PASTED_CELLS, type Operation } from '../../../shared/sheet/operation';
import type { SheetView } from '../../../shared/sheet/sheet-state';
import { HEADERS } from '../data/people';
import { applyNow, assertChecksAreRight } from './assert-checks';
import { OPEN_OPTIONS } from './open-options';
import { startSession } from './sheet-session';
import { argument, secondsSince, tell } from './tell';

export interface ColumnsChanged {
  replaceSeconds: number;
  /** The same by a regular expression, in another column. */
  expressionSeconds: number;
  undoReplaceSeconds: number;
  /** Resident memory above that of the open sheet, after the replacement and collecting garbage. */
  replaceMb: number;
  /** Ctrl and an arrow, through a column that is filled as a whole. */
  edgeSeconds: number;
  fillSeconds: number;
  undoSeconds: number;
  redoSeconds: number;
  pasteSeconds: number;
  textFilterSeconds: number;
  issueFilterSeconds: number;
  /** Resident memory above that of the open sheet, after filling the column and collecting garbage. */
  fillMb: number;
}

const BYTES_PER_MB = 1024 * 1024;
const ALL: SheetView = { only: 'all', outcome: null, issue: null, search: '' };
const PASTED = ['email', 'name', 'phone', 'ltv', 'comment'] as const;
const columnOf = (header: (typeof HEADERS)[number]): number => HEADERS.indexOf(header);

/** Replaces text in and fills whole columns of a large sheet, undoes it, and selects rows. */
const { request } = startSession();
await request('open', { path: argument(0), ...OPEN_OPTIONS });
const { counts, rowsId, revision } = await sheetState({ request });

const openMb = residentMb();
// Every name ends with these letters, and every address has this host.
const [inNames, inEmails] = [
  { find: 'ВНА', replacement: 'вна!', isRegex: false, column: columnOf('name') },
  { find: '@(\\w+)', replacement: '@$1-shop', isRegex: true, column: columnOf('email') },
].map(({ column, ...query }): Operation => ({
  kind: 'replace',
  scope: { kind: 'column', column },
  matchCase: false,
  wholeCell: false,
  ...query,
})) as [Operation, Operation];
const replaceSeconds = await secondsOf(() => applyNow(request, inNames));
const replaceMb = residentMb() - openMb;
const undoReplaceSeconds = await secondsOf(() => request('undo', { rowsId }));
const expressionSeconds = await secondsOf(() => applyNow(request, inEmails));
await request('undo', { rowsId });
const edgeSeconds = await secondsOf(() =>
  request('find-edge', { rowsId, revision, position: 0, column: columnOf('birthday'), step: 1, kind: 'data' }),
);
const range = { start: 0, end: counts.rows, columns: [columnOf('name')] };
const fillSeconds = await secondsOf(() => applyNow(request, { kind: 'fill', range, value: 'Анна Петровна' }));
const fillMb = residentMb() - openMb;
const undoSeconds = await secondsOf(() => request('undo', { rowsId }));
const afterUndo = await sheetState({ request });
if (JSON.stringify(afterUndo.counts) !== JSON.stringify(counts)) throw new Error('undo left other issues');
const redoSeconds = await secondsOf(() => request('redo', { rowsId }));

const pasted = Array.from({ length: MAX_PASTED_CELLS / PASTED.length }, (_, index) => [
  `pasted.${index}@example.ru`,
  `Вера ${index}`,
  `+7900${String(index).padStart(7, '0')}`,
  `${index}`,
  `вставлено ${index}`,
]);
const pasteSeconds = await secondsOf(() =>
  applyNow(request, { kind: 'paste', addRows: false, position: 1_000, columns: PASTED.map(columnOf), rows: pasted }),
);

const textFilterSeconds = await secondsOf(() => request('set-view', { ...ALL, search: 'петровна' }));
if ((await sheetState({ request })).viewRows < counts.rows - pasted.length) throw new Error('rows were not found');
const issueFilterSeconds = await secondsOf(() => request('set-view', { ...ALL, only: 'issues' }));
await request('set-view', ALL);
await assertChecksAreRight(request);

const findings: ColumnsChanged = {
  edgeSeconds,
  replaceSeconds,
  expressionSeconds,
  undoReplaceSeconds,
  replaceMb,
  fillSeconds,
  undoSeconds,
  redoSeconds,
  pasteSeconds,
  textFilterSeconds,
  issueFilterSeconds,
  fillMb,
};
tell(findings);

async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return secondsSince(start);
}

function residentMb(): number {
  // Buffers that one collection finds unused are given back during the next.
  globalThis.gc?.();
  globalThis.gc?.();
  return process.memoryUsage.rss() / BYTES_PER_MB;
}
