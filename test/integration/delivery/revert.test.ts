import { cpSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Deliveries } from '../../../electron/delivery/deliveries';
import { createRevert } from '../../../electron/delivery/revert';
import { startPracticeShop, type SeenRequest } from '../../../electron/practice/practice-shop';
import type { PreparedRow } from '../../../shared/consumer/payload-types';
import type { DeliveryMode } from '../../../shared/consumer/delivery-mode';
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
import { consumer, type Arrived, type Step } from '../../fakes/scripted-server';

async function openShop() {
  const seen: SeenRequest[] = [];
  const shop = await startPracticeShop({
    databasePath: join(tempFolder(), 'practice.db'),
    tokens: [TOKEN],
    pace: 0,
    onRequest: (request) => seen.push(request),
  });
  onTestFinished(() => shop.close());
  const held = () =>
    shop
      .consumers({ offset: 0, limit: 200, search: '' })
      .consumers.map(({ externalId, name, email, attributes, customAttributes }) => ({
        ...{ externalId, name, email, custom: customAttributes },
        avatar: attributes['avatar_url'],
      }));
  return { shop, seen, held, ...openBench() };
}

const keeping = (baseUrl: string, rows: PreparedRow[], mode: DeliveryMode = 'upsert') => ({
  ...newDelivery(baseUrl, rows, { mode }),
  all: true,
  rememberPrevious: true,
});

async function revert(deliveries: Deliveries, id: string) {
  const back = await createRevert(deliveries, id, deliveries.shop(id));
  deliveries.start(back.id, TOKEN);
  const summary = await deliveries.settled(back.id);
  return { summary, outcomes: allOutcomes(deliveries, back.id) };
}

const anna = { email: 'anna@example.ru', name: 'Анна', custom_attributes: { ltv: '5' } };
const changed = {
  email: 'new@example.ru',
  name: 'Анна П.',
  avatar_url: 'https://example.ru/a.png',
  custom_attributes: { ltv: '6', city: 'Тула' },
};

describe.each(['upsert', 'update'] as const)('a delivery that remembers previous values, in mode %s', (mode) => {
  it('can be reverted, except for what the API cannot restore', async () => {
    const { shop, deliveries, held, seen } = await openShop();
    await deliver(deliveries, newDelivery(shop.baseUrl, [preparedRow(1, anna), preparedRow(2, { name: 'Борис' })]));
    const before = held();
    seen.length = 0;
    const rows = [preparedRow(1, changed), preparedRow(2, { name: 'Борис' }), preparedRow(3, { name: 'Вера' })];
    const { id, summary } = await deliver(deliveries, keeping(shop.baseUrl, rows, mode));
    expect(summary).toMatchObject({ remembersPrevious: true, reverts: null });
    // Two requests per row: one to read, one to change.
    expect(seen.map(({ method }) => method)).toEqual(
      mode === 'upsert' ? ['GET', 'PUT', 'GET', 'PUT', 'GET', 'PUT'] : ['GET', 'PUT', 'GET', 'PUT', 'GET'],
    );
    expect(await deliveries.revertPreview(id)).toEqual({
      restorable: 1,
      created: mode === 'upsert' ? 1 : 0,
      same: 1,
      unknown: 0,
      doubtful: 0,
      changedSince: 0,
      byList: 0,
      listedAt: null,
    });
    expect(held()[0]).toMatchObject({
      name: 'Анна П.',
      avatar: changed.avatar_url,
      custom: { ltv: '6', city: 'Тула' },
    });

    const back = await revert(deliveries, id);
    expect(back.summary).toMatchObject({ mode: 'update', reverts: id, remembersPrevious: false, rows: 1 });
    expect(back.outcomes).toMatchObject([{ row: 1, externalId: 'c1', kind: 'updated' }]);
    expect(held().slice(0, 2)).toEqual(before);
    expect(held()).toHaveLength(mode === 'upsert' ? 3 : 2);

    // What is said about it does not change when the values are deleted.
    const said = await deliveries.revertPreview(id);
    await deliveries.forgetPrevious(id);
    expect(await deliveries.revertPreview(id)).toEqual({ ...said, restorable: 0, changedSince: 0 });
  });
});

describe('reverting', () => {
  it('updates the ledger, so that the sheet is sent again after it', async () => {
    const { shop, deliveries, held } = await openShop();
    await deliver(deliveries, newDelivery(shop.baseUrl, [preparedRow(1, anna)]));
    const input = keeping(shop.baseUrl, [preparedRow(1, { ...changed, email: anna.email })]);
    const { id } = await deliver(deliveries, input);
    await revert(deliveries, id);
    const again = await deliver(deliveries, { ...keeping(shop.baseUrl, [preparedRow(1, changed)]), all: false });
    expect(again.outcomes).toMatchObject([{ kind: 'kept', field: 'email' }]);
    expect(held()).toMatchObject([{ name: 'Анна П.' }]);
  });

  it('skips a consumer that is gone, and creates none', async () => {
    const { shop, deliveries, held } = await openShop();
    await deliver(deliveries, newDelivery(shop.baseUrl, [preparedRow(1, anna)]));
    const { id } = await deliver(deliveries, keeping(shop.baseUrl, [preparedRow(1, changed)]));
    shop.empty();
    const { outcomes } = await revert(deliveries, id);
    expect(outcomes).toMatchObject([{ kind: 'skipped', reason: 'not-found' }]);
    expect(held()).toEqual([]);
  });

  it('reports whose values a later delivery has changed too', async () => {
    const { shop, deliveries } = await openShop();
    const rows = [1, 2, 3].map((n) => preparedRow(n, { name: `Имя ${n}` }));
    await deliver(deliveries, newDelivery(shop.baseUrl, rows));
    const renamed = rows.map((row) => ({ ...row, attributes: { name: `Другое ${row.row}` } }));
    const { id } = await deliver(deliveries, keeping(shop.baseUrl, renamed));
    await deliver(deliveries, newDelivery(shop.baseUrl, [preparedRow(2, { name: 'Третье' })]));
    const elsewhere = newDelivery(shop.baseUrl, [preparedRow(3, { name: 'Третье' })]);
    elsewhere.shop.ledgerScope = 'shop-2';
    await deliver(deliveries, elsewhere);
    expect(await deliveries.revertPreview(id)).toMatchObject({ restorable: 3, changedSince: 1 });
  });

  it('is impossible while the delivery may be resumed, without values, or once they are deleted', async () => {
    const { shop, deliveries, databasePath } = await openShop();
    const secret = 'Анна-Мария Прежняя';
    await deliver(deliveries, newDelivery(shop.baseUrl, [preparedRow(1, { name: secret })]));
    const ready = await deliveries.create(keeping(shop.baseUrl, [preparedRow(1, changed)]));
    const { shop: to } = newDelivery(shop.baseUrl, []);
    await expect(createRevert(deliveries, ready.id, to)).rejects.toMatchObject({ code: 'delivery-not-allowed' });
    await expect(deliveries.forgetPrevious(ready.id)).rejects.toThrow('delivery-not-allowed');
    deliveries.start(ready.id, TOKEN);
    await deliveries.settled(ready.id);
    expect(await deliveries.revertPreview(ready.id)).toMatchObject({ restorable: 1 });
    expect(readFileSync(databasePath).includes(secret)).toBe(true);

    await deliveries.forgetPrevious(ready.id);
    expect(deliveries.get(ready.id).summary.remembersPrevious).toBe(false);
    expect(await deliveries.revertPreview(ready.id)).toMatchObject({ restorable: 0, unknown: 0 });
    await expect(createRevert(deliveries, ready.id, to)).rejects.toMatchObject({ code: 'nothing-to-send' });
    expect(readFileSync(databasePath).includes(secret)).toBe(false);
  });

  it('is removed with its delivery', async () => {
    const { shop, deliveries, databasePath } = await openShop();
    const secret = 'Анна-Мария Прежняя';
    await deliver(deliveries, newDelivery(shop.baseUrl, [preparedRow(1, { name: secret })]));
    const { id } = await deliver(deliveries, keeping(shop.baseUrl, [preparedRow(1, changed)]));
    await deliveries.remove(id);
    await deliveries.undisturbed();
    expect(readFileSync(databasePath).includes(secret)).toBe(false);
  });
});

describe('the previous values', () => {
  const was = { external_id: 'c1', name: 'Прежняя' };
  const nameOf = ({ body }: Arrived) =>
    (JSON.parse(body) as { data: { attributes: { name: string } } }).data.attributes.name;

  /** A shop with one consumer whose first PUT takes effect but is never answered. */
  function losingFirstAnswer(exists: boolean) {
    let name = exists ? was.name : null;
    let lost = false;
    return serve((request): Step => {
      if (request.method === 'GET')
        return name === null ? { status: 404 } : { status: 200, body: consumer({ ...was, name }) };
      const status = name === null ? 201 : 200;
      name = nameOf(request);
      if (!lost) {
        lost = true;
        return 'drop';
      }
      return { status, body: consumer({ ...was, name }) };
    });
  }

  it.each(['upsert', 'update'] as const)('are those seen first, whatever is repeated: mode %s', async (mode) => {
    const server = await losingFirstAnswer(true);
    const { deliveries } = openBench();
    const { id } = await deliver(deliveries, keeping(server.baseUrl, [preparedRow(1, { name: 'Новая' })], mode));
    expect(server.arrived.map(({ method }) => method)).toEqual(['GET', 'PUT', 'PUT']);
    expect(await allRows(deliveries.restorable(id))).toMatchObject([
      { externalId: 'c1', attributes: { name: 'Прежняя' } },
    ]);
  });

  it.each([
    ['upsert', true],
    ['update', true],
    ['upsert', false],
  ] as const)('survive a crash between the PUT and its answer: mode %s, existed before: %s', async (mode, exists) => {
    const server = await losingFirstAnswer(exists);
    const { deliveries, databasePath } = openBench();
    const copy = join(tempFolder(), 'copy');
    const { id } = await deliveries.create(keeping(server.baseUrl, [preparedRow(1, { name: 'Новая' })], mode));
    // The disk after a crash: the PUT has taken effect, and its answer is unknown.
    const crashed = new Promise<void>((resolve) => {
      deliveries.onProgress(({ waiting }) => {
        if (waiting === null) return;
        cpSync(dirname(databasePath), copy, { recursive: true });
        resolve();
      });
    });
    deliveries.start(id, TOKEN);
    await crashed;
    await deliveries.settled(id);
    await deliveries.close();

    const after = openBench({ databasePath: join(copy, 'deliveries.db') }).deliveries;
    expect(after.get(id).summary.pending).toBe(1);
    after.start(id, TOKEN);
    expect((await after.settled(id)).outcomes).toMatchObject({ updated: 1 });
    if (exists) expect(await allRows(after.restorable(id))).toMatchObject([{ attributes: { name: 'Прежняя' } }]);
    else expect(await after.revertPreview(id)).toMatchObject({ restorable: 0, created: 1 });
  });

  it('are not requested for a row that cannot be read, which is then not changed', async () => {
    const server = await serve([{ status: 400, body: { errors: [{ status: '400', detail: 'no' }] } }]);
    const { deliveries } = openBench();
    const { outcomes } = await deliver(deliveries, keeping(server.baseUrl, [preparedRow(1)]));
    expect(outcomes).toMatchObject([{ kind: 'failed', message: 'no' }]);
    expect(server.arrived.map(({ method }) => method)).toEqual(['GET']);
  });

  it('are stored for a row that the server never answered and may have changed', async () => {
    const server = await serve(({ method, path }): Step => {
      if (method === 'GET') return { status: 200, body: consumer({ ...was, external_id: path.split('/').at(-1) }) };
      return path.endsWith('c1') ? { status: 500 } : { status: 422, body: { status: '422', details: ['no'] } };
    });
    const { deliveries } = openBench();
    const rows = [preparedRow(1), preparedRow(2)];
    const { id, outcomes } = await deliver(deliveries, keeping(server.baseUrl, rows));
    expect(outcomes).toMatchObject([{ reason: 'gave-up' }, { reason: 'refused' }]);
    expect(await deliveries.revertPreview(id)).toMatchObject({ restorable: 0, unknown: 0, doubtful: 1 });
    await deliveries.forgetPrevious(id);
    expect(await deliveries.revertPreview(id)).toMatchObject({ doubtful: 1 });
  });

  it('are unknown if the id leads to another consumer, which the person is told', async () => {
    const server = await serve([{ status: 200, body: consumer({ external_id: 'other', name: 'Другая' }) }]);
    const { deliveries } = openBench();
    const { id, outcomes } = await deliver(deliveries, keeping(server.baseUrl, [preparedRow(1)]));
    const told = { kind: 'kept', field: 'external_id', sentValue: 'c1', serverValue: 'other', otherFields: 'name' };
    expect(outcomes).toMatchObject([told]);
    expect(await deliveries.revertPreview(id)).toMatchObject({ restorable: 0, unknown: 1 });
  });

  it('are unknown if the answer has no document', async () => {
    const server = await serve([{ status: 204 }, { status: 200, body: consumer({}) }]);
    const { deliveries } = openBench();
    const { id } = await deliver(deliveries, keeping(server.baseUrl, [preparedRow(1)]));
    expect(await deliveries.revertPreview(id)).toMatchObject({ restorable: 0, unknown: 1 });
  });
});
