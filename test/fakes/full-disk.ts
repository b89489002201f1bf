import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { OUTCOME_KINDS } from '../../shared/delivery/outcome';
import { directNetwork } from '../../electron/network/network';
import { monotonicMs, sleepFor } from '../../electron/storage/clock';
import { openDeliveries } from '../../electron/delivery/deliveries';
import { openPaceStore } from '../../electron/api/pace-store';
import { createPacers } from '../../electron/api/pacer';
import { startScriptedServer } from './scripted-server';

/**
 * Runs in a process that may mount (`unshare -Urm`). Sends rows to a server whose long refusals fill a small disk, enlarges the disk,
 * resumes, and prints what happened to stdout.
 */
const ROWS = 400;
const folder = process.argv[2] ?? '';
mount('size=500k');
const server = await startScriptedServer((_, index) => ({
  status: 422,
  // The refusals all differ, so that only the disk pauses the delivery.
  body: { errors: [{ detail: `${index} ${'x'.repeat(4_000)}` }] },
}));
const deliveries = openDeliveries({
  databasePath: join(folder, 'deliveries.db'),
  workerPath: join(import.meta.dirname, 'delivery-worker.mjs'),
  network: directNetwork,
  pacerFor: createPacers({ store: openPaceStore(':memory:', 0), nowMs: monotonicMs, sleep: sleepFor }),
});
const { baseUrl } = server;
const { id } = await deliveries.create({
  shop: { id: 's', name: 'Магазин', baseUrl, auth: 'bearer', pace: 0, ledgerScope: 's' },
  mode: 'upsert',
  fileName: 'клиенты.csv',
  headers: ['external_id'],
  sourceKey: 'source',
  rows: oneBatch(),
});
let seen = 0;
deliveries.onOutcomes((_, outcomes) => (seen += outcomes.length));
deliveries.start(id, 'token');
const { state } = await deliveries.settled(id);
const seenThen = seen;
mount('remount,size=50m');
const kept = deliveries.outcomes(id, { kinds: OUTCOME_KINDS, offset: 0, limit: 1 }).total;
deliveries.start(id, 'token');
const end = await deliveries.settled(id);
process.stdout.write(JSON.stringify({ state, seen: seenThen, kept, end }));
await deliveries.close();
await server.close();

function mount(options: string): void {
  const { status, stderr } = spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
}

async function* oneBatch() {
  const rows = Array.from({ length: ROWS }, (_, index) => ({
    row: index + 1,
    externalId: `c${index + 1}`,
    attributes: { name: 'Анна' },
    cells: [`c${index + 1}`],
  }));
  yield await Promise.resolve({ rows, skipped: [] });
}
