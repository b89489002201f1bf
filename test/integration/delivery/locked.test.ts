import Database from 'libsql';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { DeliveryMode } from '../../../shared/consumer/delivery-mode';
import { newDelivery, openBench, preparedRows, serve, TOKEN } from '../../fakes/delivery-bench';
import { extraDelayMs, MOST_EXTRA_MS } from '../../fakes/event-loop-delay';
import { whileLocked } from '../../fakes/locked-database';
import { consumer, type Step } from '../../fakes/scripted-server';

const accept: Step = { status: 201, body: consumer({}) };

describe('a database locked by another program', () => {
  it('pauses the delivery, which resumes when it is free again', async () => {
    const { deliveries, databasePath } = openBench({ busyTimeoutMs: 20 });
    const other = new Database(databasePath);
    const server = await serve((_, index) => {
      if (index === 3) other.exec('BEGIN IMMEDIATE');
      return accept;
    });
    const { id } = await deliveries.create(newDelivery(server.baseUrl, preparedRows(10)));
    deliveries.start(id, TOKEN);
    const paused = await deliveries.settled(id);
    expect(paused).toMatchObject({
      state: { status: 'paused', reason: { by: 'storage', problem: 'locked' } },
      pending: 7,
    });
    expect(() => deliveries.start(id, TOKEN)).toThrow('locked');
    expect(deliveries.get(id).summary.state.status).toBe('paused');

    other.exec('ROLLBACK');
    other.close();
    deliveries.start(id, TOKEN);
    expect(await deliveries.settled(id)).toMatchObject({ state: { status: 'finished' }, outcomes: { created: 10 } });
    // The row whose outcome could not be stored is sent again, which is safe for a PUT, and so is one that was in flight by then.
    expect(server.arrived.length).toBeGreaterThan(10);
    expect(server.arrived.length).toBeLessThan(13);
  });

  it('leaves an abandoned delivery to be resumed by the next process', async () => {
    const one = openBench({ busyTimeoutMs: 20 });
    const other = new Database(one.databasePath);
    const server = await serve((_, index) => {
      if (index === 0) other.exec('BEGIN IMMEDIATE');
      return accept;
    });
    const { id } = await one.deliveries.create(newDelivery(server.baseUrl, preparedRows(3)));
    one.deliveries.start(id, TOKEN);
    await one.deliveries.settled(id);
    other.close();
    await one.deliveries.close();
    const { deliveries } = openBench({ databasePath: one.databasePath });
    deliveries.start(id, TOKEN);
    expect(await deliveries.settled(id)).toMatchObject({ state: { status: 'finished' }, outcomes: { created: 3 } });
  });
});

describe('main is not blocked by a locked database', { timeout: 60_000 }, () => {
  it.each(['upsert', 'update', 'create'] satisfies DeliveryMode[])(
    'in a delivery from its beginning to its removal: %s',
    async (mode) => {
      const { deliveries, databasePath } = openBench();
      const server = await serve(({ method }) => (method === 'GET' ? { status: 200, body: consumer({}) } : accept));
      const live = async (): Promise<void> => {
        const input = newDelivery(server.baseUrl, preparedRows(6), { mode, batchSize: 2 });
        const { id } = await deliveries.create({ ...input, rememberPrevious: mode !== 'create' });
        deliveries.start(id, TOKEN);
        await deliveries.pause(id);
        await deliveries.undisturbed();
        deliveries.start(id, TOKEN);
        expect(await deliveries.settled(id)).toMatchObject({ state: { status: 'finished' }, pending: 0 });
        await deliveries.wipeFailed('2100-01-01T00:00:00Z');
        if (mode !== 'create') await deliveries.forgetPrevious(id);
        await deliveries.ledger.forget(input.shop.ledgerScope);
        await deliveries.remove(id);
      };
      let locked = 0;
      const delay = await extraDelayMs(async () => {
        locked += await whileLocked(databasePath, live);
      });
      expect(delay).toBeLessThanOrEqual(MOST_EXTRA_MS);
      expect(locked).toBeGreaterThan(2);
    },
  );

  it('when it gives up, pauses and is told so', async () => {
    const { deliveries, databasePath } = openBench({ busyTimeoutMs: 300 });
    const delay = await extraDelayMs(async () => {
      const other = new Database(databasePath);
      onTestFinished(() => void other.close());
      const server = await serve((_, index) => {
        if (index === 3) other.exec('BEGIN IMMEDIATE');
        return accept;
      });
      const { id } = await deliveries.create(newDelivery(server.baseUrl, preparedRows(10)));
      deliveries.start(id, TOKEN);
      const { state } = await deliveries.settled(id);
      expect(state).toMatchObject({ status: 'paused', reason: { by: 'storage', problem: 'locked' } });
      await expect(deliveries.stop(id)).rejects.toThrow('locked');
      other.exec('ROLLBACK');
      expect((await deliveries.stop(id)).state.status).toBe('stopped');
    });
    expect(delay).toBeLessThanOrEqual(MOST_EXTRA_MS);
  });
});
