import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createOldIds } from '../../../electron/sending/preview/old-ids';
import { createPreviewSheet } from '../../../electron/sending/preview/preview-sheet';
import type { OpenSheet } from '../../../electron/sending/open-sheet';
import { sheetRows } from '../../../electron/sending/sheet-rows';
import { ledgerScope } from '../../../electron/delivery/store/new-delivery';
import type { SheetHost } from '../../../electron/sheet/host/host';
import { createSheetServer } from '../../../electron/sheet/sheet-server';
import type { DeliveryMode } from '../../../shared/consumer/delivery-mode';
import type { ConsumerAttributes } from '../../../shared/consumer/payload-types';
import { createRequestChannel } from '../../../shared/sheet/request-channel';
import { deliver, newDelivery, openBench, serve, tempFolder } from '../../fakes/delivery-bench';
import { consumer } from '../../fakes/scripted-server';
import { applyTo } from '../../fakes/apply-operation';

const MANY = 20_000;
const RULES = { timeZone: 'Europe/Moscow' };

/** An open sheet, answered by the real server code, that counts requests for its rows. */
async function openRows(count: number, mode: DeliveryMode, idOf: (n: number) => string) {
  const path = join(tempFolder(), 'клиенты.csv');
  const lines = Array.from({ length: count }, (_, n) => `${idOf(n + 1)},c${n + 1}@example.ru,Имя,,2018-01-01`);
  writeFileSync(path, `external_id,email,name,phone,created_at\n${lines.join('\n')}\n`);
  const parts = { asked: 0 };
  const serveSheet = createSheetServer(() => undefined);
  // A message between processes takes a turn of the event loop.
  const inner = createRequestChannel((message) =>
    setImmediate(() => void serveSheet('main', message).then((answer) => inner.receive(answer))),
  );
  const request: SheetHost['request'] = (name, payload) => {
    if (name === 'take-fingerprints') parts.asked += 1;
    return inner.request(name, payload);
  };
  const host = { request } as SheetHost;
  await host.request('open', { path, options: {}, ...RULES, mode, layout: null });
  let opened: ReturnType<OpenSheet['peek']> = { sheetId: 's1', path, host, failed: false };
  const openSheet: Pick<OpenSheet, 'current' | 'peek'> = { current: () => opened!, peek: () => opened };
  const close = () => {
    opened = undefined;
    inner.fail({ code: 'crashed', detail: 'closed' });
  };
  return { openSheet, host, parts, close };
}

/** A shop to which the first rows of the sheet were sent. */
async function setUp(
  count: number,
  sent: number,
  mode: DeliveryMode = 'upsert',
  idOf = String as (n: number) => string,
) {
  const server = await serve((request) => {
    const { data } = JSON.parse(request.body) as { data: { attributes: ConsumerAttributes } };
    return { status: 200, body: consumer(data.attributes) };
  });
  const { deliveries } = openBench();
  const sheet = await openRows(count, mode, idOf);
  const { baseUrl } = server;
  const shop = { id: 'shop-1', baseUrl, timeZone: RULES.timeZone, ledgerScope: ledgerScope('shop-1', server.baseUrl) };
  const only = Array.from({ length: sent }, (_, n) => n + 1);
  if (sent > 0) await deliver(deliveries, { ...newDelivery(server.baseUrl, []), mode, ...sheetRows(sheet.host, only) });
  sheet.parts.asked = 0;
  const preview = createPreviewSheet({
    openSheet: sheet.openSheet,
    shopOf: () => shop,
    deliveries,
    findUnfinished: () => Promise.resolve(null),
  });
  const oldIds = createOldIds({ openSheet: sheet.openSheet, shopOf: () => shop, ledger: deliveries.ledger });
  return { ...sheet, preview, oldIds, ledger: deliveries.ledger, scope: shop.ledgerScope };
}

const askedFor = async (parts: { asked: number }, wanted: number) => {
  while (parts.asked < wanted) await new Promise(setImmediate);
};

/** The answer where every row is sent. */
const NO_ROWS = {
  unchanged: 0,
  listed: 0,
  contactOnly: 0,
  notTaken: 0,
  adopted: 0,
  adoptedOfAll: 0,
  withoutList: null,
  unfinishedId: null,
};

describe('the count of rows that need not be sent', () => {
  it('covers all rows of the sheet', async () => {
    const { preview, host } = await setUp(2_500, 3);
    expect(await preview.count('shop-1', 'upsert')).toEqual({ ...NO_ROWS, unchanged: 3 });
    await applyTo(host, {
      kind: 'set',
      edits: [
        { row: 1, column: 1, value: 'new@example.ru' },
        { row: 2, column: 2, value: 'Анна' },
      ],
    });
    expect(await preview.count('shop-1', 'upsert')).toEqual({ ...NO_ROWS, unchanged: 1, contactOnly: 1 });
  });

  it('tells how many rows go to a consumer that they adopt, by a decision or by an earlier delivery', async () => {
    const { preview, host, ledger, scope } = await setUp(10, 0);
    const shop = scope;
    const internalId = 'a'.repeat(24);
    const decision = { shop, internalIds: [internalId], externalIds: [null] };
    await applyTo(host, { kind: 'decide-emails', rows: [2], decision });
    expect(await preview.count('shop-1', 'upsert')).toMatchObject({ adopted: 1, adoptedOfAll: 1, withoutList: null });
    expect(await preview.count('shop-1', 'create')).toMatchObject({ adopted: 0, adoptedOfAll: 0 });
    // The shop has the third row as it would be sent, and took the fourth one with another value.
    const { rows } = await host.request('take-prepared', { after: 2, limit: 2, only: null });
    const adopts = { internalId, externalId: null, email: '', shop };
    const [third, fourth] = rows.map((row) => ({ ...ledger.fingerprints(row), adopts }));
    ledger.enter(scope, [third!, { ...fourth!, applied: third!.contact }], new Date().toISOString());
    expect(await preview.count('shop-1', 'upsert')).toMatchObject({ unchanged: 1, adopted: 2, adoptedOfAll: 3 });
  });

  it('is immediate for a shop that was sent nothing', async () => {
    const { preview, parts } = await setUp(10, 0);
    expect(await preview.count('shop-1', 'upsert')).toEqual(NO_ROWS);
    expect(parts.asked).toBe(0);
  });

  it('requests no more rows once it is cancelled', async () => {
    const { preview, parts, host } = await setUp(MANY, 1);
    const counted = preview.count('shop-1', 'upsert');
    await askedFor(parts, 3);
    preview.cancel();
    expect(await counted).toBeNull();
    const { asked } = parts;
    await host.request('get-state', {});
    expect(parts.asked).toBe(asked);
    expect(asked).toBeLessThan(10);
  });

  it('is cancelled by another count, which is complete', async () => {
    const { preview, parts } = await setUp(MANY, 2);
    const first = preview.count('shop-1', 'upsert');
    await askedFor(parts, 2);
    const second = preview.count('shop-1', 'upsert');
    expect([await first, await second]).toEqual([null, { ...NO_ROWS, unchanged: 2 }]);
  });

  it('is cancelled without an error when the sheet is closed', async () => {
    const { preview, parts, close } = await setUp(MANY, 1);
    const counted = preview.count('shop-1', 'upsert');
    await askedFor(parts, 2);
    close();
    expect(await counted).toBeNull();
  });
});

describe('the count of rows that were sent under ids that a repair would change', () => {
  const dotted = (n: number): string => (n % 2 === 0 ? `a.${n}` : String(n));
  const which = { code: 'id-not-updatable', column: null } as const;

  it('is of the rows with such ids alone, and is gone with the ids', async () => {
    const { oldIds, host } = await setUp(50_000, 7, 'create', dotted);
    expect(await oldIds.countSent('shop-1', which)).toBe(3);
    expect(await oldIds.countSent('shop-1', { ...which, column: 0 })).toBe(3);
    expect(await oldIds.countSent('shop-1', { ...which, column: 1 })).toBe(0);
    await applyTo(host, { kind: 'repair', ...which, choice: 'hyphen' });
    expect(await oldIds.countSent('shop-1', which)).toBe(0);
  });

  it('is given up for another count, and when the sheet is closed', async () => {
    const { oldIds, close } = await setUp(MANY, 2, 'create', dotted);
    const first = oldIds.countSent('shop-1', which);
    const second = oldIds.countSent('shop-1', which);
    expect([await first, await second]).toEqual([null, 1]);
    const third = oldIds.countSent('shop-1', which);
    close();
    expect(await third).toBeNull();
  });
});
