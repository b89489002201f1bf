import { sheetState } from '../../../electron/sending/sheet-state';
import { OPEN_OPTIONS } from './open-options';
import { startSession } from './sheet-session';
import { argument, secondsSince, tell, type Measured } from './tell';

export interface SheetOpened extends Measured {
  /** Time until the first fifty rows are returned. */
  firstRowsSeconds: number;
  rows: number;
  issues: number;
}

const FIRST_ROWS = 50;

/** Opens a file as the window does: first rows, then all of them, with every row checked. */
const start = performance.now();
const { request, firstState } = startSession();
const opened = request('open', { path: argument(0), ...OPEN_OPTIONS });
await Promise.race([firstState, opened]);
const first = await request('get-window', { start: 0, count: FIRST_ROWS });
const firstRowsSeconds = secondsSince(start);
if (first.rows.length !== FIRST_ROWS) throw new Error(`${first.rows.length} first rows`);

await opened;
const { counts } = await sheetState({ request });
const findings: SheetOpened = {
  seconds: secondsSince(start),
  firstRowsSeconds,
  rows: counts.rows,
  issues: counts.issues,
};
tell(findings);
