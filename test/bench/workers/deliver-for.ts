import { openBenchDeliveries } from './open-bench-deliveries';
import { deliveryOf, preparedRows } from './prepared-rows';
import { argument, tell } from './tell';

/** Sends at two requests per second for some time, then pauses. Arguments: base URL, the machine's pace file, milliseconds. */
const [baseUrl, pacePath, forMs] = [argument(0), argument(1), Number(argument(2))];
const PACE = 2;
const { deliveries, close } = openBenchDeliveries(pacePath);
const rows = preparedRows(Math.ceil((forMs / 1_000) * PACE) + 100);
const input = deliveryOf(baseUrl, rows);
const { id } = await deliveries.create({ ...input, shop: { ...input.shop, pace: PACE } });
deliveries.start(id, 'token');
await new Promise((resolve) => setTimeout(resolve, forMs));
const { requests } = await deliveries.pause(id);
await close();
tell({ seconds: forMs / 1_000, requests });
