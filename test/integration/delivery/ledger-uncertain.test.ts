import { cpSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rowJudge } from '../../../electron/delivery/intake/row-judge';
import type { ConsumerAttributes } from '../../../shared/consumer/payload-types';
import { outcomeOf } from '../../../shared/delivery/answers/classify-answer';
import { openDatabase } from '../../../electron/delivery/store/database';
import { openLedger } from '../../../electron/delivery/store/ledger';
import {
  deliver,
  newDelivery,
  openBench,
  preparedRow,
  preparedRows,
  serve,
  tempFolder,
  TOKEN,
} from '../../fakes/delivery-bench';
import { openStores } from '../../fakes/open-stores';
import { consumer, type Arrived, type Step } from '../../fakes/scripted-server';

const ann = preparedRow(1, { name: 'Анна' });
const anna = preparedRow(1, { name: 'Анна П.' });

const attributesIn = ({ body }: Arrived) =>
  (JSON.parse(body) as { data: { attributes: ConsumerAttributes } }).data.attributes;

/** A shop that accepts everything it is sent and confirms it, except for Anna's new name. */
async function serveSilentOnAnna(says: () => Step) {
  const server = await serve((request) => {
    const sent = attributesIn(request);
    return sent['name'] === 'Анна П.' ? says() : { status: 200, body: consumer(sent) };
  });
  const last = () => attributesIn(server.arrived.at(-1)!)['name'];
  return { ...server, last };
}

describe('a change that may or may not have been made', () => {
  it.each<[string, Step]>([
    ['given up after one error after the other', { status: 500 }],
    ['answered without the document', { status: 204 }],
    ['answered by a redirect', { status: 302, headers: { Location: 'https://elsewhere.example' } }],
  ])('is undone by sending the old values, although those were sent before: %s', async (_, step) => {
    const server = await serveSilentOnAnna(() => step);
    const { deliveries } = openBench();
    for (const row of [ann, anna]) await deliver(deliveries, newDelivery(server.baseUrl, [row]));
    const { outcomes } = await deliver(deliveries, newDelivery(server.baseUrl, [ann]));
    expect(outcomes).toMatchObject([{ kind: 'updated', attempts: 1 }]);
    expect(server.last()).toBe('Анна');
  });

  it('is sent again if the answer had no document', async () => {
    const server = await serveSilentOnAnna(() => ({ status: 200, body: '<h1>Welcome to our hotel</h1>' }));
    const { deliveries } = openBench();
    for (let time = 1; time <= 2; time += 1) await deliver(deliveries, newDelivery(server.baseUrl, [anna]));
    expect(server.arrived).toHaveLength(2);
  });

  it('is undone in the same way if its delivery was stopped between two attempts', async () => {
    let tries = 0;
    const server = await serveSilentOnAnna(() => ((tries += 1) === 1 ? { status: 500 } : { status: 401 }));
    const { deliveries } = openBench();
    await deliver(deliveries, newDelivery(server.baseUrl, [ann]));
    const { id, summary } = await deliver(deliveries, newDelivery(server.baseUrl, [anna]));
    expect(summary).toMatchObject({ state: { status: 'paused' }, pending: 1 });
    await deliveries.remove(id);
    const { outcomes } = await deliver(deliveries, newDelivery(server.baseUrl, [ann]));
    expect(outcomes).toMatchObject([{ kind: 'updated' }]);
  });

  it('is undone in the same way after a crash', async () => {
    const { deliveries, databasePath } = openBench();
    const folder = tempFolder();
    const server = await serveSilentOnAnna(() => {
      // The crash comes between the shop's action and the outcome.
      cpSync(dirname(databasePath), folder, { recursive: true });
      return { status: 200, body: consumer({ name: 'Анна П.' }) };
    });
    await deliver(deliveries, newDelivery(server.baseUrl, [ann]));
    const { id } = await deliver(deliveries, newDelivery(server.baseUrl, [anna]));
    const again = openBench({ databasePath: join(folder, 'deliveries.db') }).deliveries;
    await again.stop(id);
    const { outcomes } = await deliver(again, newDelivery(server.baseUrl, [ann]));
    expect(outcomes).toMatchObject([{ kind: 'updated' }]);
  });

  it('is undone in the same way if another delivery has sent the old values meanwhile', () => {
    const database = openDatabase(join(tempFolder(), 'deliveries.db'));
    const store = openStores(database);
    const ledger = openLedger(database);
    const { rows: _, ...delivery } = newDelivery('https://shop.example/v4', []);
    const at = '2026-11-25T00:00:00Z';
    for (const [id, prepared] of [
      ['changes', anna],
      ['restores', ann],
    ] as const) {
      store.prepare(id, delivery, at, 'owner');
      store.addRows(id, [{ verdict: 'send', prepared, fingerprints: ledger.fingerprints(prepared) }], [], at);
      store.finishPreparing(id, {
        rows: 1,
        unchanged: 0,
        exists: 0,
        absent: 0,
        notApplied: 0,
        blocked: 0,
        excluded: 0,
      });
      store.takeRows(id, -1, 10);
    }
    const ends = (id: string, kind: 'updated' | 'failed') =>
      store.saveOutcomes(id, [{ ...outcomeOf(null, kind), row: 1, externalId: 'c1', at, attempts: 1 }], {
        requests: 1,
        activeMs: 1,
      });
    const judge = () => rowJudge(ledger, delivery.shop, { all: false }).judge([ann])[0]?.verdict;
    ends('restores', 'updated');
    expect(judge()).toBe('unchanged');
    ends('changes', 'failed');
    expect(judge()).toBe('send');
    database.close();
  });
});

describe('rows that a delivery did not get to', () => {
  it('stay known as they were, except for the few that it had taken to send next', async () => {
    const server = await serve((request, index) =>
      index === 21 ? { status: 401 } : { status: 200, body: consumer(attributesIn(request)) },
    );
    const { deliveries } = openBench();
    await deliver(deliveries, newDelivery(server.baseUrl, preparedRows(20)));
    const everything = { ...newDelivery(server.baseUrl, preparedRows(20), { batchSize: 5 }), all: true };
    const { id } = await deliver(deliveries, everything);
    await deliveries.stop(id);
    const { summary } = await deliver(deliveries, newDelivery(server.baseUrl, preparedRows(20)));
    expect(summary.outcomes).toMatchObject({ unchanged: 16, updated: 4 });
  });
});

describe('a delivery with a new token', () => {
  it('enters what it accepts then', async () => {
    const server = await serve((request, index) =>
      index === 0 ? { status: 401 } : { status: 200, body: consumer(attributesIn(request)) },
    );
    const { deliveries } = openBench();
    const { id } = await deliver(deliveries, newDelivery(server.baseUrl, [ann]));
    deliveries.start(id, TOKEN);
    await deliveries.settled(id);
    const { summary } = await deliver(deliveries, newDelivery(server.baseUrl, [ann]));
    expect(summary.outcomes).toMatchObject({ unchanged: 1 });
  });
});
