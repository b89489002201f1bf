import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createRevert } from '../../../electron/delivery/revert';
import { connect } from '../../../electron/delivery/store/database';
import { openDeletions } from '../../../electron/delivery/store/deletions';
import { startPracticeShop, type SeenRequest } from '../../../electron/practice/practice-shop';
import type { PreparedRow } from '../../../shared/consumer/payload-types';
import type { Arrived } from '../../fakes/scripted-server';
import {
  allOutcomes,
  allRows,
  deliver,
  newDelivery,
  openBench,
  preparedRow,
  serve,
  tempFolder,
  TOKEN,
} from '../../fakes/delivery-bench';

const OLGA = { email: 'olga@example.ru', phone: '', name: 'Ольга' };

/** A shop where Olga has ordered, so that it has her without an external id. */
async function openShop() {
  const seen: SeenRequest[] = [];
  const shop = await startPracticeShop({
    databasePath: join(tempFolder(), 'practice.db'),
    tokens: [TOKEN],
    pace: 0,
    onRequest: (request) => seen.push(request),
  });
  onTestFinished(() => shop.close());
  shop.addFromOrders([OLGA], 1);
  const held = () => shop.consumers({ offset: 0, limit: 200, search: '' }).consumers;
  const internalId = held()[0]?.id ?? '';
  const requests = () => seen.splice(0).map(({ method, url }) => `${method} ${url}`);
  return { shop, held, internalId, requests, ...openBench() };
}

function adopted(internalId: string, baseUrl: string, name: string, email = 'OLGA@example.ru'): PreparedRow {
  const adopts = { internalId, externalId: null, email: 'olga@example.ru', shop: `shop-1 ${baseUrl}` };
  return { ...preparedRow(1, { email, name }), adopts };
}

describe('a row that adopts a consumer', () => {
  it('goes to it under its internal id after a GET, and so do later deliveries and a revert', async () => {
    const { shop, deliveries, held, internalId, requests } = await openShop();
    const first = {
      ...newDelivery(shop.baseUrl, [adopted(internalId, shop.baseUrl, 'Ольга Ли')]),
      rememberPrevious: true,
    };
    const { id, outcomes } = await deliver(deliveries, first);
    expect(outcomes).toMatchObject([{ kind: 'updated', externalId: 'c1' }]);
    expect(requests()).toEqual([`GET /v4/consumers/${internalId}`, `PUT /v4/consumers/${internalId}`]);
    expect(held()).toMatchObject([{ id: internalId, externalId: null, name: 'Ольга Ли' }]);

    const row = (name: string) => [preparedRow(1, { email: 'olga@example.ru', name })];
    const again = await deliver(deliveries, { ...newDelivery(shop.baseUrl, row('Ольга Ли')), sourceKey: 'again' });
    expect([again.summary.outcomes.unchanged, requests()]).toEqual([1, []]);
    const asked = { mode: 'upsert', signal: new AbortController().signal, onCompared: () => undefined } as const;
    expect((await deliveries.compare(first.shop, TOKEN, row('Ольга Ким'), asked)).rows).toMatchObject([
      { externalId: 'c1', kind: 'would-change', changes: [{ field: 'name', from: 'Ольга Ли', to: 'Ольга Ким' }] },
    ]);
    expect(requests()).toEqual([`GET /v4/consumers/${internalId}`]);
    const later = await deliver(deliveries, { ...newDelivery(shop.baseUrl, row('Ольга Ким')), sourceKey: 'later' });
    expect(later.outcomes).toMatchObject([{ kind: 'updated' }]);
    expect(held()).toMatchObject([{ id: internalId, name: 'Ольга Ким' }]);

    const back = await createRevert(deliveries, id, deliveries.shop(id));
    deliveries.start(back.id, TOKEN);
    await deliveries.settled(back.id);
    expect(allOutcomes(deliveries, back.id)).toMatchObject([{ kind: 'updated' }]);
    expect(held()).toMatchObject([{ id: internalId, externalId: null, name: 'Ольга' }]);

    await deliveries.ledger.forget(`shop-1 ${shop.baseUrl}`);
    const forgotten = await deliver(deliveries, { ...newDelivery(shop.baseUrl, row('Ольга')), sourceKey: 'last' });
    expect(forgotten.outcomes).toMatchObject([{ kind: 'failed', message: 'email is already taken' }]);
  });

  it('is decided for one shop only', async () => {
    const { shop, deliveries, internalId, requests } = await openShop();
    const row = adopted(internalId, 'https://other.example.ru', 'Ольга Ли');
    await deliver(deliveries, newDelivery(shop.baseUrl, [row]));
    expect(requests()).toEqual(['PUT /v4/consumers/c1']);
  });

  it('goes to the practice shop whatever address that has by now', async () => {
    const { shop, deliveries, internalId, requests } = await openShop();
    const { adopts, ...row } = adopted(internalId, shop.baseUrl, 'Ольга Ли');
    const input = newDelivery(shop.baseUrl, [
      { ...row, adopts: { ...adopts!, shop: 'practice http://127.0.0.1:1/v4' } },
    ]);
    await deliver(deliveries, { ...input, shop: { ...input.shop, id: 'practice', ledgerScope: 'practice' } });
    expect(requests()).toEqual([`GET /v4/consumers/${internalId}`, `PUT /v4/consumers/${internalId}`]);
  });

  it('is looked at again after a kill before the answer to its PUT', async () => {
    const internalId = 'a'.repeat(24);
    let name = 'Ольга';
    let putArrived = (): void => undefined;
    const isPut = new Promise<void>((resolve) => (putArrived = resolve));
    const server = await serve(({ method, body }, index) => {
      if (method === 'PUT')
        ({ name } = (JSON.parse(body) as { data: { attributes: { name: string } } }).data.attributes);
      if (index === 1) {
        putArrived();
        return 'hang';
      }
      const attributes = { external_id: null, email: 'olga@example.ru', name };
      return { status: 200, body: { data: { id: internalId, attributes } } };
    });
    const { deliveries, databasePath } = openBench();
    const input = newDelivery(server.baseUrl, [adopted(internalId, server.baseUrl, 'Ольга Ли')]);
    const { id } = await deliveries.create({ ...input, rememberPrevious: true });
    deliveries.start(id, TOKEN);
    await isPut;
    await deliveries.close();
    const next = openBench({ databasePath });
    next.deliveries.start(id, TOKEN);
    await next.deliveries.settled(id);
    expect(allOutcomes(next.deliveries, id)).toMatchObject([{ kind: 'updated' }]);
    expect(server.arrived.slice(-2).map(({ method }) => method)).toEqual(['GET', 'PUT']);
    const [before] = await allRows(next.deliveries.restorable(id));
    expect(before?.attributes).toMatchObject({ name: 'Ольга' });
  });

  it.each([
    ['has another e-mail', { external_id: null, email: 'vera@example.ru' }],
    ['has an external id', { external_id: 'c77', email: 'olga@example.ru' }],
    ['is gone', null],
    ['is not shown', 'off contract'],
  ] as const)('is not sent if the consumer %s meanwhile', async (_, attributes) => {
    const internalId = 'a'.repeat(24);
    const written: Arrived[] = [];
    const server = await serve((request) => {
      if (request.method !== 'GET') written.push(request);
      if (attributes === null) return { status: 404, body: {} };
      return { status: 200, body: attributes === 'off contract' ? '' : { data: { id: internalId, attributes } } };
    });
    const { deliveries } = openBench();
    const { outcomes } = await deliver(
      deliveries,
      newDelivery(server.baseUrl, [adopted(internalId, server.baseUrl, 'Ольга Ли')]),
    );
    expect(outcomes).toMatchObject([{ kind: 'skipped', reason: 'adoption-changed' }]);
    expect(written).toEqual([]);
  });

  it('is not sent to a consumer that has changed since an earlier delivery, and the row has its own id again after that', async () => {
    const internalId = 'a'.repeat(24);
    const seen: string[] = [];
    let email = 'olga@example.ru';
    const server = await serve(({ method, path }) => {
      seen.push(`${method} ${path.split('/').at(-1) ?? ''}`);
      return {
        status: 200,
        body: { data: { id: internalId, attributes: { external_id: null, email, name: 'Ольга' } } },
      };
    });
    const { deliveries } = openBench();
    await deliver(deliveries, newDelivery(server.baseUrl, [adopted(internalId, server.baseUrl, 'Ольга')]));
    email = 'vera@example.ru';
    const row = [preparedRow(1, { email: 'olga@example.ru', name: 'Ольга Ким' })];
    const later = await deliver(deliveries, { ...newDelivery(server.baseUrl, row), sourceKey: 'later' });
    expect(later.outcomes).toMatchObject([{ kind: 'skipped', reason: 'adoption-changed' }]);
    seen.length = 0;
    await deliver(deliveries, { ...newDelivery(server.baseUrl, row), sourceKey: 'last' });
    expect(seen).toEqual(['PUT c1']);
  });

  it('leaves nothing of the consumer in the database but hashes and the internal id', async () => {
    const { shop, deliveries, internalId, databasePath } = await openShop();
    const row = adopted(internalId, shop.baseUrl, 'Ольга Ли');
    await deliver(
      deliveries,
      newDelivery(shop.baseUrl, [{ ...row, adopts: { ...row.adopts!, email: 'OlGa@example.ru' } }]),
    );
    await deliveries.close();
    const database = connect(databasePath);
    onTestFinished(() => void database.close());
    await openDeletions(database).wipeEnded();
    expect(database.prepare('SELECT adopts FROM delivery_rows').all()).toMatchObject([{ adopts: null }]);
    expect(database.prepare('SELECT internal_id FROM adoptions').all()).toMatchObject([{ internal_id: internalId }]);
  });
});
