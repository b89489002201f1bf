import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { proveDelivery } from '../../../electron/sending/proof/prove-delivery';
import { noValues } from '../../../electron/sending/proof/values-of-sheet';
import { rowsInCabinetFile, sheetRows, sourceKeyOf } from '../../../electron/sending/sheet-rows';
import type { SheetHost } from '../../../electron/sheet/host/host';
import { isProvable } from '../../../shared/delivery/proof/proof';
import { countDeliveryRows } from '../../../shared/delivery/row-counts';
import { newDelivery, openBench, tempFolder } from '../../fakes/delivery-bench';
import { listBench, TOKEN } from '../../fakes/list-bench';
import { proofInProcess } from '../../fakes/proof-in-process';
import { sheetInProcess } from '../../fakes/sheet-in-process';

const LINES = [
  'external_id,email,name,phone,created_at,город',
  'c1,c1@example.ru,КЛИЕНТ  первый,8 (900) 000-00-01,01.02.2018 10:11:12,Тула',
  'c2,c2@example.ru,Клиент Второй,,,Тверь',
  'c3,no address,Клиент Третий,,,',
];

it('a file for the cabinet is remembered without values, and a list shows what of it arrived', async () => {
  const list = await listBench();
  list.practice.setExports({ waitMs: 0, workMs: 0 });
  const upload = (id: string, attributes: Record<string, unknown>) =>
    fetch(`${list.practice.baseUrl}/consumers/${id}`, {
      method: 'PUT',
      headers: { Authorization: `Bearer ${TOKEN}`, 'Content-Type': 'application/vnd.api+json' },
      body: JSON.stringify({ data: { type: 'consumers', attributes } }),
    });
  const databasePath = join(tempFolder(), 'deliveries.db');
  const { deliveries } = openBench({ databasePath, now: () => new Date(list.clock.nowMs) });
  const path = join(tempFolder(), 'клиенты.csv');
  writeFileSync(path, `${LINES.join('\n')}\n`);
  const { request } = sheetInProcess();
  const host = { request } as SheetHost;
  await request('open', { path, options: {}, timeZone: 'Europe/Moscow', mode: 'upsert', layout: null });
  const { shop, fileName, headers } = newDelivery(list.practice.baseUrl, []);
  const filed = await deliveries.recordByFile({
    ...{ shop, fileName, headers },
    sourceKey: await sourceKeyOf(host, 'shop-1', null),
    rows: rowsInCabinetFile(host, false),
  });
  expect(deliveries.list()).toMatchObject([{ id: filed.id, byFile: 2, rows: 3, pending: 0, requests: 0, blocked: 1 }]);
  expect(filed.state).toEqual({ status: 'finished' });
  expect([isProvable(filed), countDeliveryRows(filed)]).toMatchObject([true, { sent: 0, toSend: 0, blocked: 1 }]);
  const folder = dirname(databasePath);
  for (const entry of readdirSync(folder, { withFileTypes: true }).filter((one) => one.isFile())) {
    const bytes = readFileSync(join(folder, entry.name));
    for (const text of ['первый', 'Второй', 'Третий', 'example.ru', 'Тула']) expect(bytes.includes(text)).toBe(false);
  }

  const prove = () => {
    list.clock.nowMs += 61_000;
    const how = { valuesOf: noValues, overHttp: false, signal: new AbortController().signal };
    return proveDelivery(
      filed.id,
      list.shop,
      { ...how, onTaking: () => undefined },
      {
        ...{ deliveries, shopLists: list.lists, openHost: proofInProcess },
      },
    );
  };
  // Somebody has to be in the shop, or there is no list.
  await upload('c9', { name: 'Другая' });
  expect((await prove()).proof?.summary.counts).toMatchObject({ arrived: 0, missing: 2 });
  expect(deliveries.ledger.isEmpty(shop.ledgerScope)).toBe(true);
  await upload('c1', {
    ...{ email: 'c1@example.ru', name: 'Клиент Первый', phone: '79000000001', created_at: '2018-02-01T10:11:12+03:00' },
    custom_attributes: { город: 'Тула' },
  });
  expect((await prove()).proof?.summary.counts).toMatchObject({ arrived: 1, missing: 1 });
  // What arrived is not sent by the API, too.
  const { id } = await deliveries.create({ ...newDelivery(list.practice.baseUrl, []), ...sheetRows(host, null) });
  deliveries.start(id, TOKEN);
  expect((await deliveries.settled(id)).outcomes).toMatchObject({ created: 1, unchanged: 1, skipped: 1 });
  expect((await prove()).proof?.summary.counts).toMatchObject({ arrived: 2, missing: 0 });
});
