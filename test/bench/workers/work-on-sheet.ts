import { sheetState } from '../../../electron/sending/sheet-state';
import type { Operation, OperationOf } from '../../../shared/sheet/operation';
import { HEADERS } from '../data/people';
import { below, pick, seededRandom } from '../data/random';
import { assertChecksAreRight } from './assert-checks';
import { median, quantile } from './quantile';
import { OPEN_OPTIONS } from './open-options';
import { startSession } from './sheet-session';
import { argument, secondsSince, tell } from './tell';

export interface SheetWorkedOn {
  editMedianSeconds: number;
  editP95Seconds: number;
  windowP95Seconds: number;
  rows: number;
}

const EDITS = 200;
const WINDOWS = 500;
const WINDOW_ROWS = 200;

type Edit = OperationOf<'set'>['edits'][number];
const ID = HEADERS.indexOf('external_id');
const EMAIL = HEADERS.indexOf('email');
const PHONE = HEADERS.indexOf('phone');
const COMMENT = HEADERS.indexOf('comment');

/** Opens a large sheet and works on it as a person does: reads windows of rows here and there, and edits one cell at a time. */
const { request } = startSession();
await request('open', { path: argument(0), ...OPEN_OPTIONS });
const { counts, rowsId, revision } = await sheetState({ request });
const apply = (operation: Operation) => request('apply-operation', { rowsId, revision, operation });
const random = seededRandom(3);

const windowSeconds: number[] = [];
for (let number = 0; number < WINDOWS; number += 1) {
  const wanted = { start: below(random, counts.rows - WINDOW_ROWS), count: WINDOW_ROWS };
  const start = performance.now();
  const { rows } = await request('get-window', wanted);
  windowSeconds.push(secondsSince(start));
  if (rows.length !== WINDOW_ROWS) throw new Error(`a window of ${rows.length} rows`);
}

let lastMade = { row: 1, column: ID };
const editSeconds: number[] = [];
for (let number = 0; number < EDITS; number += 1) {
  const edit = await nextEdit(number);
  const start = performance.now();
  await apply({ kind: 'set', edits: [edit] });
  editSeconds.push(secondsSince(start));
}
await assertChecksAreRight(request);

const findings: SheetWorkedOn = {
  editMedianSeconds: median(editSeconds),
  editP95Seconds: quantile(editSeconds, 0.95),
  windowP95Seconds: quantile(windowSeconds, 0.95),
  rows: counts.rows,
};
tell(findings);

/** Gives two rows the same id or e-mail, then one of them another: edits that have to check more rows than their own. */
async function nextEdit(number: number): Promise<Edit> {
  const row = 1 + below(random, counts.rows);
  switch (number % 6) {
    case 0:
    case 3: {
      const column = number % 6 === 0 ? ID : EMAIL;
      const { rows } = await request('get-window', { start: below(random, counts.rows), count: 1 });
      lastMade = { row, column };
      return { row, column, value: rows[0]?.cells[column] ?? '' };
    }
    case 1:
    case 4:
      return { ...lastMade, value: lastMade.column === ID ? `n-${number}` : `new.${number}@example.ru` };
    case 2:
      return { row, column: PHONE, value: pick(random, ['12', '+79000000001']) };
    default:
      return { row, column: COMMENT, value: `исправлено ${number}` };
  }
}
