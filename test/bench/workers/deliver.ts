import { openBenchDeliveries } from './open-bench-deliveries';
import { deliveryOf, preparedRows } from './prepared-rows';
import { argument, secondsSince, tell } from './tell';

/** A whole delivery without a pace, every outcome durable. Arguments: base URL, rows, requests under way at once. */
const [baseUrl, rows, concurrency] = [argument(0), Number(argument(1)), Number(argument(2))];
const { deliveries, close } = openBenchDeliveries();
const { id } = await deliveries.create(deliveryOf(baseUrl, preparedRows(rows), { concurrency }));
const start = performance.now();
deliveries.start(id, 'token');
const { state, outcomes } = await deliveries.settled(id);
const seconds = secondsSince(start);
if (state.status !== 'finished' || outcomes.updated !== rows) throw new Error(JSON.stringify({ state, outcomes }));
await close();
tell({ seconds });
