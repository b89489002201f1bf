import { sheetState } from '../../../electron/sending/sheet-state';
import { HEADERS } from '../data/people';
import { applyNow, assertChecksAreRight } from './assert-checks';
import { OPEN_OPTIONS } from './open-options';
import { startSession } from './sheet-session';
import { argument, secondsSince, tell, type Measured } from './tell';

export interface PhonesRepaired extends Measured {
  rows: number;
}

const PHONE = HEADERS.indexOf('phone');

/** Repairs the phone of every row of a large sheet. */
const { request } = startSession();
await request('open', { path: argument(0), ...OPEN_OPTIONS });
const { counts } = await sheetState({ request });
const start = performance.now();
await applyNow(request, { kind: 'repair', code: 'phone-formatted', column: PHONE });
const seconds = secondsSince(start);
const { repairs } = await sheetState({ request });
if (repairs.some(({ code, column }) => column === PHONE && code === 'phone-formatted'))
  throw new Error('phones are left to be repaired');
await assertChecksAreRight(request);
const findings: PhonesRepaired = { seconds, rows: counts.rows };
tell(findings);
