import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../../electron/delivery/store/database';
import { runStanding } from '../../../shared/delivery/runs';
import { deliver, newDelivery, openBench, preparedRows, serve, tempFolder, TOKEN } from '../../fakes/delivery-bench';
import { consumer, type Step } from '../../fakes/scripted-server';

const accept: Step = { status: 201, body: consumer({}) };

describe('the runs of a delivery', () => {
  it('record who started it, why it paused, who resumed it and how it ended', async () => {
    const server = await serve([accept, { status: 401 }, accept]);
    const { deliveries, databasePath } = openBench();
    const { id, summary } = await deliver(deliveries, newDelivery(server.baseUrl, preparedRows(3)));
    expect(summary.runs).toMatchObject([{ by: 'window', end: 'token' }]);
    await deliveries.close();

    const unattended = openBench({ databasePath, runBy: 'cli' }).deliveries;
    unattended.start(id, TOKEN);
    expect(unattended.get(id).summary.runs.at(-1)).toMatchObject({ by: 'cli', endedAt: null, end: null });
    await unattended.settled(id);
    const [listed] = unattended.list();
    await unattended.close();
    expect(listed?.runs).toMatchObject([
      { by: 'window', end: 'token' },
      { by: 'cli', end: 'finished' },
    ]);
    for (const run of listed?.runs ?? []) {
      expect(Date.parse(run.endedAt!)).toBeGreaterThanOrEqual(Date.parse(run.startedAt));
    }
  });

  it('have no end if the program ended in the middle', async () => {
    const server = await serve([accept, 'hang']);
    const crashed = openBench();
    const { id } = await crashed.deliveries.create(newDelivery(server.baseUrl, preparedRows(3)));
    crashed.deliveries.start(id, TOKEN);
    // The files with a request in flight are what a crash would leave.
    const folder = tempFolder();
    for (const end of ['', '-wal']) cpSync(crashed.databasePath + end, join(folder, `deliveries.db${end}`));
    const again = openBench({ databasePath: join(folder, 'deliveries.db') }).deliveries;
    const { runs, state } = again.get(id).summary;
    expect(state).toEqual({ status: 'paused', reason: { by: 'restart' } });
    expect(runs).toMatchObject([{ by: 'window', endedAt: null, end: null }]);
    expect(runStanding(runs, 0, state)).toBe('broken-off');
    expect(runStanding(runs, 0, { status: 'running' })).toBe('going-on');
    const full = { by: 'storage', problem: 'full', message: 'SQLITE_FULL' } as const;
    expect(runStanding(runs, 0, { status: 'paused', reason: full })).toBe('unwritable');

    await again.stop(id);
    // Stopping a paused delivery is not a run, and does not change the interrupted one.
    expect(again.get(id).summary.runs).toMatchObject([{ endedAt: null, end: null }]);
  });

  it('are removed with the delivery', async () => {
    const server = await serve([accept]);
    const { deliveries, databasePath } = openBench();
    const { id } = await deliver(deliveries, newDelivery(server.baseUrl, preparedRows(1)));
    await deliveries.remove(id);
    const database = openDatabase(databasePath);
    for (const table of ['delivery_runs', 'outcome_tallies', 'delivery_rows'])
      expect(database.prepare(`SELECT * FROM ${table}`).all()).toEqual([]);
    database.close();
  });
});
