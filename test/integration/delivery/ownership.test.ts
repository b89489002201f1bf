import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { bundle } from '../../../scripts/run/bundle.mjs';
import { takeOwnerLock } from '../../../electron/storage/owner-lock';
import { newDelivery, openBench, preparedRows, serve, tempFolder, TOKEN } from '../../fakes/delivery-bench';
import { consumer, type Step } from '../../fakes/scripted-server';

const accept: Step = { status: 201, body: consumer({}) };

/** Another process that holds a lock of its own in the folder. */
async function holdElsewhere(folder: string) {
  const path = join(folder, 'another');
  const child = spawn(process.execPath, [
    '-e',
    `const d = new (require('libsql'))(process.argv[1]); d.exec('BEGIN EXCLUSIVE'); console.log('held'); setInterval(() => d, 1e6);`,
    path,
  ]);
  await once(child.stdout, 'data');
  return { kill: () => (child.kill('SIGKILL'), once(child, 'exit')) };
}

describe('the lock of a process', () => {
  it('is visible to others as long as the process lives, however it ends', async () => {
    const folder = tempFolder();
    const other = await holdElsewhere(folder);
    const mine = takeOwnerLock(folder);
    expect(mine.isHeld('another')).toBe(true);
    await other.kill();
    expect(mine.isHeld('another')).toBe(false);
    mine.release();
  });

  it('is not lost when several processes start and end at the same moments', async () => {
    const root = join(import.meta.dirname, '..', '..', '..');
    const bundled = join(root, 'node_modules', '.cache', 'aplaut-import', 'take-locks');
    await bundle(root, { folder: bundled, entries: { main: 'test/fakes/take-locks.ts' } });
    const folder = tempFolder();
    const lost = await Promise.all(
      Array.from({ length: 4 }, () => {
        const child = spawn(process.execPath, [join(bundled, 'main.mjs'), folder, '100'], {
          stdio: ['ignore', 'pipe', 'inherit'],
        });
        return text(child.stdout);
      }),
    );
    expect(lost).toEqual(['0', '0', '0', '0']);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('leaves no files behind, neither its own nor those of ended processes', async () => {
    const folder = tempFolder();
    const other = await holdElsewhere(folder);
    await other.kill();
    const mine = takeOwnerLock(folder);
    expect(readdirSync(folder)).toEqual([mine.id]);
    mine.release();
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('a delivery that another process runs', () => {
  it('is found, and cannot be controlled, started or removed', async () => {
    const server = await serve(() => 'hang');
    const one = openBench();
    const { id } = await one.deliveries.create(newDelivery(server.baseUrl, preparedRows(2)));
    one.deliveries.start(id, TOKEN);

    const { deliveries } = openBench({ databasePath: one.databasePath });
    expect(deliveries.get(id).summary.state.status).toBe('running');
    expect(deliveries.runsHere(id)).toBe(false);
    expect(deliveries.findUnfinished('source-1')?.id).toBe(id);
    expect(() => deliveries.start(id, TOKEN)).toThrow('delivery-elsewhere');
    await expect(deliveries.remove(id)).rejects.toThrow('delivery-elsewhere');
    await expect(deliveries.pause(id)).rejects.toThrow('delivery-elsewhere');
    await expect(deliveries.stop(id)).rejects.toThrow('delivery-elsewhere');
    expect(one.deliveries.get(id).summary.state.status).toBe('running');
  });

  it('keeps its address, whatever a refused start would change', async () => {
    const server = await serve(() => 'hang');
    const one = openBench();
    const { id } = await one.deliveries.create(newDelivery(server.baseUrl, preparedRows(2)));
    one.deliveries.start(id, TOKEN);
    const before = one.deliveries.shop(id);

    const { deliveries } = openBench({ databasePath: one.databasePath });
    const elsewhere = { ...before, baseUrl: 'https://elsewhere.example/v4', pace: 9, ledgerScope: 'shop-9' };
    expect(() => deliveries.start(id, TOKEN, elsewhere)).toThrow('delivery-elsewhere');
    expect(one.deliveries.shop(id)).toEqual(before);
  });

  it('can be resumed here when that process pauses it', async () => {
    const server = await serve([accept]);
    const one = openBench();
    const { id } = await one.deliveries.create(newDelivery(server.baseUrl, preparedRows(40)));
    const paused = new Promise((resolve) => {
      one.deliveries.onOutcomes(() => resolve(one.deliveries.pause(id)));
    });
    one.deliveries.start(id, TOKEN);
    await paused;
    const { deliveries } = openBench({ databasePath: one.databasePath });
    deliveries.start(id, TOKEN);
    expect(await deliveries.settled(id)).toMatchObject({ state: { status: 'finished' }, outcomes: { created: 40 } });
    expect(one.deliveries.get(id).summary.state.status).toBe('finished');
  });
});
