import { join } from 'node:path';
import { app } from 'electron';
import { sheetRows } from '../../../electron/sending/sheet-rows';
import { sheetState } from '../../../electron/sending/sheet-state';
import { openSheetHost } from '../../../electron/sheet/host/host';
import { openBenchDeliveries } from './open-bench-deliveries';
import { OPEN_OPTIONS } from './open-options';
import { deliveryOf } from './prepared-rows';
import { median } from './quantile';
import { secondsSince, tell } from './tell';

export interface DecidedAgain {
  /** The median of several runs. */
  seconds: number;
  times: number;
}

const TIMES = 5;

/**
 * Sends a sheet again that was sent before, in Electron with a real sheet process. Measures the time from the request until it is decided,
 * and stored on disk, that no row has to be sent.
 */
async function decideAgain(baseUrl: string, path: string): Promise<number> {
  await app.whenReady();
  const { deliveries, close } = openBenchDeliveries();
  const host = openSheetHost({
    entryPath: join(import.meta.dirname, 'sheet-process.mjs'),
    onEvent: () => undefined,
    onExit: ({ code, detail }) => {
      throw new Error(`${code}: ${detail}`);
    },
  });
  await host.request('open', { path, ...OPEN_OPTIONS });
  const { counts } = await sheetState(host);
  const deliver = async () => {
    const { id } = await deliveries.create(deliveryOf(baseUrl, [], { ...sheetRows(host, null), concurrency: 64 }));
    deliveries.start(id, 'token');
    return deliveries.settled(id);
  };
  await deliver();
  const seconds: number[] = [];
  while (seconds.length < TIMES) {
    const start = performance.now();
    const { state, requests, outcomes } = await deliver();
    seconds.push(secondsSince(start));
    if (state.status !== 'finished' || requests !== 0 || outcomes.unchanged !== counts.ready)
      throw new Error(JSON.stringify({ state, requests, outcomes, counts }));
  }
  host.kill();
  await close();
  return median(seconds);
}

const [baseUrl = '', path = ''] = process.argv.slice(-2);
decideAgain(baseUrl, path).then(
  (seconds) => {
    const findings: DecidedAgain = { seconds, times: TIMES };
    tell(findings);
    app.exit(0);
  },
  (error: unknown) => {
    process.stderr.write(`${String(error)}\n`);
    app.exit(1);
  },
);
