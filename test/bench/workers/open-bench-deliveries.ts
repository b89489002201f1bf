import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { directNetwork } from '../../../electron/network/network';
import { monotonicMs, sleepFor } from '../../../electron/storage/clock';
import { openDeliveries } from '../../../electron/delivery/deliveries';
import { openPaceStore } from '../../../electron/api/pace-store';
import { createPacers } from '../../../electron/api/pacer';

/** Deliveries as the program opens them, in a folder that is removed afterwards. */
export function openBenchDeliveries(pacePath?: string) {
  const folder = mkdtempSync(join(tmpdir(), 'aplaut-bench-'));
  const store = openPaceStore(pacePath ?? join(folder, 'pace.db'), monotonicMs());
  const deliveries = openDeliveries({
    databasePath: join(folder, 'deliveries.db'),
    workerPath: join(import.meta.dirname, 'delivery-worker.mjs'),
    network: directNetwork,
    pacerFor: createPacers({ store, nowMs: monotonicMs, sleep: sleepFor }),
  });
  return {
    deliveries,
    close: async () => {
      await deliveries.close();
      store.close();
      rmSync(folder, { recursive: true });
    },
  };
}
