import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { openDatabase } from '../../electron/delivery/store/database';
import { startPracticeShop } from '../../electron/practice/practice-shop';
import { openWatchStore } from '../../electron/watch/store/watch-store';
import { bundle } from '../../scripts/run/bundle.mjs';
import { seededRandom } from '../bench/data/random';
import { tempFolder, TOKEN } from '../fakes/delivery-bench';
import { HEADERS } from '../fakes/watch-bench';

/** As in `kill-delivery.ts`. */
const KILLS = Number(process.env['KILLS'] ?? 18);
const SEED = Number(process.env['KILL_SEED'] ?? Math.floor(Math.random() * 1_000_000));
const FILES = 8;
const ROWS = 12;

it('killed again and again, a watched folder sends every file, and makes one delivery of each', async () => {
  const random = seededRandom(SEED);
  process.stdout.write(`kills: ${KILLS} of a watched folder, seed ${SEED}\n`);
  const root = join(import.meta.dirname, '..', '..');
  const bundled = join(root, 'node_modules', '.cache', 'aplaut-import', 'watch-once');
  await bundle(root, { folder: bundled, entries: { main: 'test/fakes/watch-once.ts' } });
  const [folder, userData, locks] = [tempFolder(), tempFolder(), tempFolder()];
  const sent: string[] = [];
  const shop = await startPracticeShop({
    databasePath: ':memory:',
    tokens: [TOKEN],
    pace: 0,
    onRequest: ({ method, url }) => method === 'PUT' && sent.push(url),
  });
  onTestFinished(() => shop.close());
  mkdirSync(folder, { recursive: true });
  for (let file = 1; file <= FILES; file += 1) {
    const lines = Array.from({ length: ROWS }, (_, n) => {
      const id = file * 100 + n;
      return `${id},c${id}@example.ru,Анна ${id},,2018-01-01`;
    });
    writeFileSync(join(folder, `${file}.csv`), [HEADERS.join(','), ...lines].join('\n'));
  }
  const live = () =>
    spawn(
      process.execPath,
      [
        join(bundled, 'main.mjs'),
        ...[folder, userData, locks, shop.baseUrl, TOKEN, join(root, 'out', 'main', 'delivery-worker.cjs')],
      ],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
  let killed = 0;
  for (let kill = 1; kill <= KILLS; kill += 1) {
    const child = live();
    const ended = once(child, 'exit');
    // Most moments are between the reading of a file and the end of its delivery.
    await Promise.race([ended, delay(300 + random() * 1_500)]);
    if (child.exitCode === null) killed += 1;
    child.kill('SIGKILL');
    await ended;
  }
  expect(killed).toBeGreaterThan(0);
  const last = live();
  const [code] = (await once(last, 'exit')) as [number];
  expect(code).toBe(0);

  const store = openWatchStore(
    join(userData, 'watches.db'),
    () => new Date(),
    () => undefined,
  );
  const arrivals = store.last('w', 100);
  store.close();
  expect(arrivals.map(({ fileName, state }) => [fileName, state]).sort()).toEqual(
    Array.from({ length: FILES }, (_, n) => [`${n + 1}.csv`, 'sent']),
  );
  const database = openDatabase(join(userData, 'deliveries.db'));
  const deliveries = database.prepare('SELECT id, file_name, state FROM deliveries').all() as {
    id: string;
    file_name: string;
    state: string;
  }[];
  database.close();
  expect(deliveries.map(({ file_name: name }) => name).sort()).toEqual(
    Array.from({ length: FILES }, (_, n) => `${n + 1}.csv`),
  );
  expect(new Set(arrivals.map(({ deliveryId }) => deliveryId))).toEqual(new Set(deliveries.map(({ id }) => id)));
  expect(new Set(sent).size).toBe(FILES * ROWS);
});
