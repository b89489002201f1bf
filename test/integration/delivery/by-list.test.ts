import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { NewDelivery } from '../../../electron/delivery/deliveries';
import { createRevert } from '../../../electron/delivery/revert';
import { connect } from '../../../electron/delivery/store/database';
import { createPreviewSheet } from '../../../electron/sending/preview/preview-sheet';
import type { OpenSheet } from '../../../electron/sending/open-sheet';
import { sheetRows } from '../../../electron/sending/sheet-rows';
import { usableList } from '../../../electron/sending/usable-list';
import type { SheetHost } from '../../../electron/sheet/host/host';
import type { ConsumerAttributes } from '../../../shared/consumer/payload-types';
import { countDeliveryRows } from '../../../shared/delivery/row-counts';
import type { DeliveryMode } from '../../../shared/consumer/delivery-mode';
import {
  allOutcomes,
  deliver,
  newDelivery,
  openBench,
  preparedRows,
  serve,
  tempFolder,
  TOKEN,
} from '../../fakes/delivery-bench';
import { consumer } from '../../fakes/scripted-server';
import { sheetInProcess } from '../../fakes/sheet-in-process';

const HEADER = 'external_id,email,name,phone,created_at,unsubscribed';
const ROWS = [
  'c1,c1@example.ru,АННА  первая,,,',
  'c2,c2@example.ru,Другое имя,,,',
  'c3,other@example.ru,Клиент 3,,,',
  'c4,c4@example.ru,Клиент 4,,,',
  'c5,c5@example.ru,Клиент 5,,,нет',
];
const listed = (n: number, rest: Record<string, unknown> = {}) => ({
  ...{ id: String(n).repeat(24), external_id: `c${n}`, email: `c${n}@example.ru`, name: `Клиент ${n}`, phone: null },
  ...rest,
});
const SHOP = [listed(1, { name: 'Анна Первая' }), listed(2), listed(3), listed(5), listed(9)];
const ASKED_AT = '2026-11-29T10:00:00.000Z';
const AFTER = new Date('2026-11-29T10:05:00Z');

const attributesIn = (body: string): ConsumerAttributes =>
  (JSON.parse(body) as { data: { attributes: ConsumerAttributes } }).data.attributes;

/** A shop's server that accepts everything, deliveries to it, and a sheet with a list of that shop that is believed. */
async function setUp(
  options: { mode?: DeliveryMode; rows?: string[]; list?: unknown[]; shop?: string; now?: Date; answers?: Script } = {},
) {
  const { mode = 'upsert', rows = ROWS, list = SHOP } = options;
  const accepting: Script = (request) => {
    if (request.method === 'GET') return { status: 200, body: consumer({}) };
    return { status: 200, body: consumer(attributesIn(request.body)) };
  };
  const server = await serve(options.answers ?? accepting);
  const databasePath = join(tempFolder(), 'deliveries.db');
  const { deliveries } = openBench({ databasePath, now: () => options.now ?? AFTER });
  const path = join(tempFolder(), 'клиенты.csv');
  writeFileSync(path, `${[HEADER, ...rows].join('\n')}\n`);
  const { request } = sheetInProcess();
  const host = { request } as SheetHost;
  await request('open', { path, options: {}, timeZone: 'Europe/Moscow', mode, layout: null });
  const state = async () => (await request('get-state', {}))!;
  const { listId } = await request('begin-list', { rowsId: (await state()).rowsId });
  await request('list-bytes', { listId, bytes: gzipSync(list.map((one) => JSON.stringify(one)).join('\n')) });
  expect(await request('end-list', { listId })).toMatchObject({ ok: true });
  const shop = options.shop ?? `shop-1 ${server.baseUrl}`;
  await request('compare-list', { listId, takenAt: ASKED_AT, askedAt: ASKED_AT, shop });
  await request('trust-list', { listId });
  /** As the window and the command line make it. */
  const input = async (rest: Partial<NewDelivery> = {}): Promise<NewDelivery> => {
    const base = { ...newDelivery(server.baseUrl, [], { mode }), ...rest };
    return {
      ...base,
      ...sheetRows(host, null, usableList(await state(), base.shop, deliveries), base.rememberPrevious),
    };
  };
  const sent = () => server.arrived.map(({ path: to }) => to.slice(to.lastIndexOf('/') + 1)).sort();
  return { server, deliveries, databasePath, request, host, state, input, sent };
}

type Script = Extract<Parameters<typeof serve>[0], (...args: never[]) => unknown>;

/** A shop that keeps what it gets, as the API does: attributes that are not sent stay, and null clears. */
function keepingShop(consumers: Record<string, Record<string, unknown>>): Script {
  return ({ method, path, body }) => {
    const id = path.slice(path.lastIndexOf('/') + 1);
    const has = consumers[id];
    if (method === 'GET')
      return has === undefined
        ? { status: 404, body: '{}' }
        : { status: 200, body: consumer({ external_id: id, ...has }) };
    const sent = (JSON.parse(body) as { data: { attributes: Record<string, unknown> } }).data.attributes;
    const custom = { ...(has?.['custom_attributes'] as object), ...(sent['custom_attributes'] as object) };
    const isCreated = has === undefined;
    const all: Record<string, unknown> = { ...has, ...sent, custom_attributes: custom };
    consumers[id] = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null));
    return { status: isCreated ? 201 : 200, body: consumer({ external_id: id, ...consumers[id] }) };
  };
}

const kinds = (deliveries: Parameters<typeof allOutcomes>[0], id: string) =>
  allOutcomes(deliveries, id).map(({ row, kind, reason }) => [row, kind, reason]);

describe('a sheet with a list of its shop', () => {
  it('makes exactly the requests of the rows that change something, and the ledger knows the others', async () => {
    const { deliveries, input, sent, host, server } = await setUp();
    const { id, summary } = await deliver(deliveries, await input());
    // The list does not show who is unsubscribed, so it cannot tell that c5 is not.
    expect(sent()).toEqual(['c2', 'c4', 'c5']);
    expect(kinds(deliveries, id)).toEqual([
      [1, 'unchanged', 'as-listed'],
      [2, 'updated', null],
      [3, 'unchanged', 'contact-not-applied'],
      [4, 'updated', null],
      [5, 'updated', null],
    ]);
    expect(summary).toMatchObject({ outcomes: { unchanged: 2 }, notApplied: 1, requests: 3 });
    const again = await deliver(deliveries, {
      ...newDelivery(server.baseUrl, []),
      ...sheetRows(host, null),
    });
    expect(kinds(deliveries, again.id).map(([, kind, reason]) => [kind, reason])).toEqual([
      ['unchanged', null],
      ['unchanged', null],
      ['unchanged', 'contact-not-applied'],
      ['unchanged', null],
      ['unchanged', null],
    ]);
    expect(server.arrived).toHaveLength(3);
  });

  it('sends what the list shows to be otherwise, though the ledger knows it as sent', async () => {
    const { deliveries, input, sent, host, server } = await setUp({ now: new Date('2026-11-29T09:00:00Z') });
    await deliver(deliveries, { ...newDelivery(server.baseUrl, []), ...sheetRows(host, null) });
    server.arrived.length = 0;
    await deliver(deliveries, await input());
    expect(sent()).toEqual(['c2', 'c4']);
  });

  it.each([
    { mode: 'create', left: ['exists', 'already-exists'], sentTo: ['consumers'], settled: 3 },
    { mode: 'update', left: ['skipped', 'not-found'], sentTo: ['c2'], settled: 1 },
  ] as const)(
    'settles without a request what the mode leaves alone: $mode',
    async ({ mode, left, sentTo, settled }) => {
      const { deliveries, input, sent } = await setUp({ mode, rows: ROWS.slice(0, 4) });
      const { id, summary } = await deliver(deliveries, await input());
      expect([...new Set(sent())]).toEqual(sentTo);
      const outcomes = kinds(deliveries, id).filter(([, kind, reason]) => kind === left[0] && reason === left[1]);
      expect(outcomes).toHaveLength(settled);
      expect(summary).toMatchObject({ settled });
      // Only rows that took a request count as sent, so that the review and the result add up alike.
      expect(countDeliveryRows(summary)).toMatchObject({ sent: 1, toSend: 0, unchanged: 3, blocked: 0, excluded: 0 });
    },
  );

  it.each(['sent', 'known without a request'])('remembers whom a row adopts: %s', async (how) => {
    const name = how === 'sent' ? 'Имя' : 'Клиент 7';
    const { deliveries, input, sent, host, state, server } = await setUp({
      rows: [`c7,order@example.ru,${name},,,`],
      list: [listed(7, { external_id: null, email: 'order@example.ru' })],
      answers: ({ method, body }) => {
        const sent = method === 'GET' ? { name: 'Клиент 7' } : attributesIn(body);
        return { status: 200, body: consumer({ external_id: null, email: 'order@example.ru', ...sent }) };
      },
    });
    const { rowsId, revision } = await state();
    const operation = { kind: 'settle-emails' as const, choice: 'adopt' as const, rows: null };
    await host.request('apply-operation', { rowsId, revision, operation });
    await deliver(deliveries, await input());
    expect(sent()).toEqual(how === 'sent' ? ['7'.repeat(24), '7'.repeat(24)] : []);
    server.arrived.length = 0;
    const attributes = { email: 'order@example.ru', name: 'Новое имя' };
    const later = newDelivery(server.baseUrl, [{ row: 1, externalId: 'c7', cells: [], attributes }]);
    await deliver(deliveries, { ...later, sourceKey: 'later' });
    expect(server.arrived.map(({ method }) => method)).toEqual(['GET', 'PUT']);
    expect(new Set(sent())).toEqual(new Set(['7'.repeat(24)]));
  });

  it('needs no rows at all where nothing changes', async () => {
    const { deliveries, input, sent } = await setUp({ rows: [ROWS[0]!, ROWS[2]!] });
    const { summary } = await deliver(deliveries, await input());
    expect(summary).toMatchObject({ state: { status: 'finished' }, requests: 0, outcomes: { unchanged: 2 } });
    expect(sent()).toEqual([]);
  });

  it.each(['another shop', 'all rows wanted', 'sent to since', 'sent from the sheet since'])(
    'settles nothing: %s',
    async (why) => {
      const { deliveries, server, input, request, state, sent } = await setUp(
        why === 'another shop' ? { shop: 'shop-2 https://example.com' } : {},
      );
      if (why === 'sent to since') {
        await deliver(deliveries, newDelivery(server.baseUrl, preparedRows(9).slice(8)));
        server.arrived.length = 0;
      }
      if (why === 'sent from the sheet since') {
        const { rowsId, revision } = await state();
        await request('begin-delivery', { rowsId, revision, deliveryId: 'd', rows: null });
      }
      await deliver(deliveries, await input(why === 'all rows wanted' ? { all: true } : {}));
      expect(sent()).toEqual(['c1', 'c2', 'c3', 'c4', 'c5']);
    },
  );

  it('is counted before it is sent, also for a shop that was sent nothing', async () => {
    const { deliveries, server, host } = await setUp();
    const sheet = { sheetId: 's1', path: '', host, failed: false };
    const openSheet: Pick<OpenSheet, 'current' | 'peek'> = { current: () => sheet, peek: () => sheet };
    const preview = createPreviewSheet({
      openSheet,
      shopOf: () => ({
        ...{ id: 'shop-1', baseUrl: server.baseUrl, timeZone: 'Europe/Moscow' },
        ledgerScope: `shop-1 ${server.baseUrl}`,
      }),
      deliveries,
      findUnfinished: () => Promise.resolve(null),
    });
    expect(await preview.count('shop-1', 'upsert')).toMatchObject({
      ...{ unchanged: 0, listed: 1, contactOnly: 1 },
      withoutList: { rows: 5, adopted: 0 },
    });
    // Looking teaches the ledger nothing.
    expect(deliveries.ledger.isEmpty(`shop-1 ${server.baseUrl}`)).toBe(true);
  });

  it('goes on as before after a kill in the middle', async () => {
    const { deliveries, databasePath, input, sent } = await setUp();
    const { id } = await deliveries.create(await input());
    // Another process takes over what this one left.
    await deliveries.close();
    const next = openBench({ databasePath, now: () => AFTER });
    next.deliveries.start(id, TOKEN);
    expect(await next.deliveries.settled(id)).toMatchObject({ requests: 3, outcomes: { unchanged: 2, updated: 3 } });
    expect(sent()).toEqual(['c2', 'c4', 'c5']);
  });

  it('that breaks off while rows are handed over leaves no delivery, and can be sent again', async () => {
    const { deliveries, input, sent } = await setUp();
    const whole = await input();
    const broken = async function* () {
      for await (const part of whole.rows) {
        yield { ...part, rows: part.rows.slice(0, 3) };
        throw new Error('the sheet process ended');
      }
    };
    await expect(deliveries.create({ ...whole, rows: broken() })).rejects.toThrow('the sheet process ended');
    expect(deliveries.list()).toEqual([]);
    await deliver(deliveries, await input());
    expect(sent()).toEqual(['c2', 'c4', 'c5']);
  });
});

describe('a delivery that remembers previous values, with a list', () => {
  const KEPT = ['c1,,Анна Первая,,,', 'c2,,Борис,,,нет', 'c3,,Вера,,,'];
  const listedOf = (consumers: Record<string, Record<string, unknown>>) =>
    Object.entries(consumers).map(([id, attributes]) => ({ external_id: id, ...attributes }));
  const people = (): Record<string, Record<string, unknown>> => ({
    c1: { name: 'Анна', unsubscribed: false, custom_attributes: { ltv: 5 } },
    c2: { name: 'Борис', unsubscribed: true, custom_attributes: {} },
  });

  it('takes them from the list without a request, and a revert restores exactly these', async () => {
    const shop = people();
    const { deliveries, input, server } = await setUp({ rows: KEPT, list: listedOf(shop), answers: keepingShop(shop) });
    const { id } = await deliver(deliveries, await input({ rememberPrevious: true }));
    expect(server.arrived.map(({ method }) => method)).toEqual(['PUT', 'PUT', 'PUT']);
    expect([shop['c1']?.['name'], shop['c2']?.['unsubscribed']]).toEqual(['Анна Первая', false]);
    expect(await deliveries.revertPreview(id)).toMatchObject({
      ...{ restorable: 2, created: 1, same: 0, unknown: 0, doubtful: 0 },
      ...{ byList: 2, listedAt: ASKED_AT },
    });
    const back = await createRevert(deliveries, id, deliveries.shop(id));
    deliveries.start(back.id, TOKEN);
    await deliveries.settled(back.id);
    const { c3: created, ...before } = shop;
    expect([created?.['name'], before]).toEqual(['Вера', people()]);
  });

  it('asks for those that the list does not show', async () => {
    const shop = people();
    const list = listedOf(shop).map(({ unsubscribed: _hidden, ...rest }: Record<string, unknown>) => rest);
    const { deliveries, input, server } = await setUp({ rows: KEPT, list, answers: keepingShop(shop) });
    const { id } = await deliver(deliveries, await input({ rememberPrevious: true }));
    const asked = server.arrived.filter(({ method }) => method === 'GET').map(({ path }) => path.slice(-2));
    expect(asked).toEqual(['c2']);
    expect(await deliveries.revertPreview(id)).toMatchObject({ restorable: 2, byList: 1 });
  });

  it('does not know those of a consumer that was added after the list', async () => {
    const shop = people();
    const { deliveries, input } = await setUp({ rows: KEPT, list: listedOf(shop), answers: keepingShop(shop) });
    shop['c3'] = { name: 'Другая' };
    const { id } = await deliver(deliveries, await input({ rememberPrevious: true }));
    expect(await deliveries.revertPreview(id)).toMatchObject({ restorable: 2, created: 0, unknown: 1 });
  });

  it('keeps none of a row that was never sent', async () => {
    const shop = people();
    const { deliveries, databasePath, input } = await setUp({
      ...{ rows: KEPT, list: listedOf(shop), answers: keepingShop(shop) },
    });
    const { id } = await deliveries.create(await input({ rememberPrevious: true }));
    await deliveries.stop(id);
    expect(await deliveries.revertPreview(id)).toMatchObject({ restorable: 0, doubtful: 0, byList: 0 });
    await deliveries.undisturbed();
    const database = connect(databasePath);
    const left = database.prepare('SELECT count(*) AS left FROM delivery_rows WHERE listed_before IS NOT NULL').get();
    database.close();
    expect(left).toMatchObject({ left: 0 });
  });
});
