import { expect, it } from 'vitest';
import { createWatchElsewhere } from '../../../electron/delivery/watch-elsewhere';
import { runsUnattended } from '../../../shared/delivery/runs';
import type { DeliveryProgress } from '../../../shared/delivery/summary';
import { newDelivery, openBench, preparedRows, serve, TOKEN } from '../../fakes/delivery-bench';
import { consumer, type Step } from '../../fakes/scripted-server';

const accept: Step = { status: 201, body: consumer({}) };

/** Checks only when told to. */
function watching(databasePath: string) {
  const { deliveries } = openBench({ databasePath });
  const told: DeliveryProgress[] = [];
  const failures: unknown[] = [];
  let wake: () => void = () => undefined;
  const watch = createWatchElsewhere({
    deliveries,
    tell: (progress) => told.push(progress),
    sleep: (_, signal) =>
      new Promise((resolve, reject) => {
        wake = resolve;
        signal.addEventListener('abort', () => reject(signal.reason as Error));
      }),
    onUnexpected: (error) => failures.push(error),
  });
  const look = async () => {
    wake();
    await new Promise(setImmediate);
  };
  return { deliveries, watch, told, failures, look };
}

it('what another process sends is reported while it runs, and once at its end', async () => {
  const server = await serve([accept]);
  const { databasePath, deliveries: unattended } = openBench({ runBy: 'cli' });
  const { id } = await unattended.create(newDelivery(server.baseUrl, preparedRows(12)));
  const { watch, told, failures, look } = watching(databasePath);
  watch.begin();
  await look();
  expect(told).toEqual([]);

  unattended.start(id, TOKEN);
  await look();
  expect(told.at(-1)?.summary).toMatchObject({ id, state: { status: 'running' } });
  expect(runsUnattended(told.at(-1)!.summary)).toBe(true);
  await unattended.settled(id);
  await look();
  expect(told.at(-1)?.summary).toMatchObject({ state: { status: 'finished' }, pending: 0, outcomes: { created: 12 } });
  const count = told.length;
  await look();
  expect(told).toHaveLength(count);
  expect(failures).toEqual([]);
  watch.end();
});

it('what runs here is not reported, and nothing is once nobody watches', async () => {
  const server = await serve(() => 'hang');
  const { databasePath, deliveries: unattended } = openBench({ runBy: 'cli' });
  const { watch, told, look, deliveries } = watching(databasePath);
  const here = await deliveries.create(newDelivery(server.baseUrl, preparedRows(2)));
  deliveries.start(here.id, TOKEN);
  watch.begin();
  await look();
  expect(told).toEqual([]);
  watch.end();
  const { id } = await unattended.create(newDelivery(server.baseUrl, preparedRows(2)));
  unattended.start(id, TOKEN);
  await look();
  expect(told).toEqual([]);
});
