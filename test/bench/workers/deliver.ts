import { openBenchDeliveries } from './open-bench-deliveries';
import { deliveryOf, preparedRows } from './prepared-rows';
import { argument, secondsSince, tell } from './tell';

/**
 * A delivery without a pace, up to its last stored outcome. Wiping the contents afterwards is not part of sending. Arguments: base URL,
 * rows, requests in flight at once.
 */
const [baseUrl, rows, concurrency] = [argument(0), Number(argument(1)), Number(argument(2))];
const { deliveries, close } = openBenchDeliveries();
const { id } = await deliveries.create(deliveryOf(baseUrl, preparedRows(rows), { concurrency }));
let durable = 0;
let seconds = 0;
deliveries.onOutcomes((_, group) => {
  durable += group.length;
  if (durable === rows) seconds = secondsSince(start);
});
const start = performance.now();
deliveries.start(id, 'token');
const { state, outcomes } = await deliveries.settled(id);
if (state.status !== 'finished' || outcomes.updated !== rows) throw new Error(JSON.stringify({ state, outcomes }));
await close();
tell({ seconds });
