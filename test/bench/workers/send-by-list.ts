import { createReadStream } from 'node:fs';
import { usableList } from '../../../electron/sending/usable-list';
import { sheetRows } from '../../../electron/sending/sheet-rows';
import { handListOver } from '../../../electron/sending/shop-list/hand-list-over';
import type { SheetHost } from '../../../electron/sheet/host/host';
import { listShop } from '../../../shared/shop/list-shop';
import type { ListState } from '../../../shared/sheet/sheet-state';
import { openBenchDeliveries } from './open-bench-deliveries';
import { OPEN_OPTIONS } from './open-options';
import { deliveryOf } from './prepared-rows';
import { startSession } from './sheet-session';
import { argument, secondsSince, tell, type Measured } from './tell';

export interface SentByList extends Measured {
  /** That the delivery made. */
  requests: number;
  unchanged: number;
  kinds: ListState['kinds'];
}

/**
 * Sends a sheet by a list of the shop's consumers, without a pace, up to the last stored outcome. Arguments: the sheet, the list, the shop's
 * base URL.
 */
const [path, list, baseUrl] = [argument(0), argument(1), argument(2)];
const { request } = startSession();
await request('open', { path, ...OPEN_OPTIONS });
const { deliveries, close } = openBenchDeliveries();
const input = deliveryOf(baseUrl, [], { concurrency: 8 });
const shop = { ...input.shop, id: 'shop' };
const handing = handListOver({ request }, (await request('get-state', {}))!.rowsId, null);
const at = new Date().toISOString();
const about = { createdAt: at, signal: new AbortController().signal };
const read = await handing.sink(createReadStream(list), about);
if (!read.ok) throw new Error(`the list was refused: ${read.refusal.code}`);
await handing.compare({ takenAt: at, askedAt: at, shop: listShop(shop) });
await handing.use();
const state = (await request('get-state', {}))!;
const usable = usableList(state, shop, deliveries);
if (usable === null || !state.list) throw new Error('the list is not used');
const start = performance.now();
const { id } = await deliveries.create({ ...input, ...sheetRows({ request } as SheetHost, null, usable) });
deliveries.start(id, 'token');
const { state: ended, outcomes, requests } = await deliveries.settled(id);
const seconds = secondsSince(start);
if (ended.status !== 'finished') throw new Error(JSON.stringify({ ended, outcomes }));
await close();
const findings: SentByList = { seconds, requests, unchanged: outcomes.unchanged, kinds: state.list.kinds };
tell(findings);
