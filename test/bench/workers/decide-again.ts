import { openBenchDeliveries } from './open-bench-deliveries';
import { deliveryOf, preparedRows } from './prepared-rows';
import { argument, secondsSince, tell } from './tell';

/** A sheet that was sent before, sent again: how long until it is decided that nothing need be. Arguments: base URL, rows. */
const [baseUrl, count] = [argument(0), Number(argument(1))];
const { deliveries, close } = openBenchDeliveries();
const rows = preparedRows(count);
const first = await deliveries.create(deliveryOf(baseUrl, rows, { concurrency: 64 }));
deliveries.start(first.id, 'token');
await deliveries.settled(first.id);

const start = performance.now();
const again = await deliveries.create(deliveryOf(baseUrl, rows));
deliveries.start(again.id, 'token');
const { state, requests, outcomes } = await deliveries.settled(again.id);
const seconds = secondsSince(start);
if (state.status !== 'finished' || requests !== 0 || outcomes.unchanged !== count) {
  throw new Error(JSON.stringify({ state, requests, outcomes }));
}
await close();
tell({ seconds });
