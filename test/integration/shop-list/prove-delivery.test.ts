import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import type { ConsumerAttributes, PreparedRow } from '../../../shared/consumer/payload-types';
import type { ExportSwitches } from '../../../electron/practice/exports/switches';
import { connect } from '../../../electron/delivery/store/database';
import { proveDelivery, type ValuesOf } from '../../../electron/sending/proof/prove-delivery';
import { writeProofReport } from '../../../electron/sending/proof/proof-report';
import { noValues } from '../../../electron/sending/proof/values-of-sheet';
import { translatorFor } from '../../../electron/i18n/translate';
import { newDelivery, openBench, tempFolder } from '../../fakes/delivery-bench';
import { listBench, TOKEN } from '../../fakes/list-bench';
import { proofInProcess } from '../../fakes/proof-in-process';

/** A row for the practice shop, which spells names, phones and times in its own way. */
const sent = (n: number, rest: ConsumerAttributes = {}): PreparedRow => ({
  row: n,
  externalId: `c${n}`,
  cells: [],
  attributes: {
    email: `C${n}@example.ru`,
    name: `  клиент   НОМЕР ${n}`,
    phone: `8 (900) 000-00-0${n}`,
    created_at: '2018-01-01T00:11:22+03:00',
    unsubscribed: false,
    custom_attributes: { ltv: n * 10, city: 'Тверь' },
    ...rest,
  },
});

/** The practice shop with a stranger in it, and deliveries to it. */
async function shopAndDeliveries(switches: ExportSwitches = {}) {
  const list = await listBench();
  list.practice.setExports({ waitMs: 0, workMs: 0, ...switches });
  const put = async (id: string, attributes: ConsumerAttributes): Promise<void> => {
    await fetch(`${list.practice.baseUrl}/consumers/${id}`, {
      method: 'PUT',
      headers: { Authorization: `Bearer ${TOKEN}`, 'Content-Type': 'application/vnd.api+json' },
      body: JSON.stringify({ data: { type: 'consumers', attributes } }),
    });
  };
  await put('stranger', { email: 'stranger@example.ru', name: 'Посторонний', phone: '+7 900 555-44-33' });
  const databasePath = join(tempFolder(), 'deliveries.db');
  const { deliveries } = openBench({ databasePath, now: () => new Date(list.clock.nowMs) });
  const later = () => (list.clock.nowMs += 61_000);
  return {
    ...{ list, put, deliveries, databasePath, later },
    deliver: async (rows: PreparedRow[]): Promise<string> => {
      const { id } = await deliveries.create({ ...newDelivery(list.practice.baseUrl, rows), all: true });
      deliveries.start(id, TOKEN);
      await deliveries.settled(id);
      await deliveries.undisturbed();
      later();
      return id;
    },
    prove: (id: string, valuesOf: ValuesOf = noValues, signal = new AbortController().signal) =>
      proveDelivery(
        id,
        list.shop,
        { valuesOf, overHttp: false, signal, onTaking: () => undefined },
        { deliveries, shopLists: list.lists, openHost: proofInProcess },
      ),
  };
}

const valuesFrom =
  (rows: PreparedRow[]): ValuesOf =>
  (asked) =>
    Promise.resolve(new Map(rows.filter(({ row }) => asked.includes(row)).map((row) => [row.row, row])));

describe('the proof of a delivery', () => {
  it.each(['flat', 'json-api', 'under-data'] as const)(
    'shows what arrived, differs and is missing, in the shape %s',
    async (shape) => {
      const { deliver, prove, put, later } = await shopAndDeliveries({ shape });
      const rows = [1, 2, 3].map((n) => sent(n));
      const id = await deliver(rows);
      expect((await prove(id)).proof?.summary).toMatchObject({
        rows: 3,
        counts: { arrived: 3, differs: 0, missing: 0, 'sent-again': 0, 'not-checkable': 0 },
        notShown: [],
        withoutValues: 0,
      });
      later();
      await put('c2', { name: 'Борис', custom_attributes: { ltv: 21 } });
      later();
      const { proof } = await prove(id);
      expect(proof?.summary.counts).toMatchObject({ arrived: 2, differs: 1, missing: 0 });
      expect(proof?.rows).toEqual([
        {
          ...{ row: 2, externalId: 'c2', kind: 'differs' },
          fields: [
            { field: 'name', sent: null, has: null },
            { field: 'custom_attributes.ltv', sent: null, has: null },
          ],
        },
      ]);
      later();
      // With the file open both values are known; what was edited since is not.
      const edited = rows.map((row) => ({ ...row, attributes: { ...row.attributes, custom_attributes: { ltv: 99 } } }));
      expect((await prove(id, valuesFrom(edited))).proof?.rows).toMatchObject([
        {
          fields: [
            { sent: '  клиент   НОМЕР 2', has: 'Борис' },
            { sent: null, has: null },
          ],
        },
      ]);
    },
  );

  it('says who is missing, and that strangers leave nothing on the disk', async () => {
    const { deliver, prove, put, list, databasePath } = await shopAndDeliveries();
    const id = await deliver([sent(1), sent(2)]);
    list.practice.empty();
    await put('stranger', { email: 'stranger@example.ru', name: 'Посторонний' });
    await put('c2', sent(2).attributes);
    list.clock.nowMs += 61_000;
    const { proof } = await prove(id);
    expect(proof?.summary.counts).toMatchObject({ arrived: 1, missing: 1 });
    expect(proof?.rows).toMatchObject([{ row: 1, externalId: 'c1', kind: 'missing' }]);
    const folder = dirname(databasePath);
    for (const name of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      if (!name.isFile()) continue;
      const bytes = readFileSync(join(name.parentPath, name.name));
      for (const text of ['stranger', 'Посторонний', 'клиент   НОМЕР']) expect(bytes.includes(text)).toBe(false);
    }
  });

  it('finds the consumer that a row adopted by its internal id', async () => {
    const { deliver, prove, put, list, later } = await shopAndDeliveries();
    list.practice.addFromOrders([{ email: 'olga@example.ru', phone: '', name: 'Ольга' }], 1);
    const { consumers } = list.practice.consumers({ offset: 0, limit: 9, search: 'olga@example.ru' });
    const internalId = consumers[0]?.id ?? '';
    const adopts = { internalId, externalId: null, email: 'olga@example.ru', shop: `shop-1 ${list.practice.baseUrl}` };
    const attributes = { email: 'olga@example.ru', name: 'Ольга Ли' };
    const id = await deliver([{ row: 1, externalId: 'c1', cells: [], attributes, adopts }, sent(2)]);
    expect((await prove(id)).proof?.summary.counts).toMatchObject({ arrived: 2, missing: 0 });
    await put(internalId, { name: 'Вера' });
    later();
    expect((await prove(id)).proof?.rows).toMatchObject([{ row: 1, externalId: 'c1', kind: 'differs' }]);
    list.practice.empty();
    await put('stranger', { email: 'stranger@example.ru', name: 'Посторонний' });
    later();
    expect((await prove(id)).proof?.summary.counts).toMatchObject({ missing: 2 });
  });

  it('tells rows that a later delivery changed from those that differ', async () => {
    const { deliver, prove, later } = await shopAndDeliveries();
    const id = await deliver([sent(1), sent(2)]);
    const again = await deliver([sent(1, { name: 'Анна' })]);
    expect((await prove(id)).proof?.summary.counts).toMatchObject({ arrived: 1, 'sent-again': 1, differs: 0 });
    later();
    expect((await prove(again)).proof?.summary.counts).toMatchObject({ arrived: 1 });
  });

  it('of a version that kept no prints needs the file', async () => {
    const { deliver, prove, databasePath, later } = await shopAndDeliveries();
    const rows = [sent(1), sent(2)];
    const id = await deliver(rows);
    const database = connect(databasePath);
    database.exec('UPDATE delivery_rows SET field_set = NULL, field_prints = NULL');
    database.close();
    expect((await prove(id)).proof?.summary).toMatchObject({
      counts: { arrived: 0, 'not-checkable': 2 },
      withoutValues: 2,
    });
    later();
    expect((await prove(id, valuesFrom(rows))).proof?.summary).toMatchObject({
      counts: { arrived: 2 },
      withoutValues: 0,
    });
  });

  it.each([
    'name',
    'email',
    'phone',
    'created_at',
    'unsubscribed',
    'custom_attributes',
    'external_id',
    'left-out',
  ] as const)('is nothing by a list that lies: %s', async (lie) => {
    const { deliver, prove } = await shopAndDeliveries({ lie });
    const { ending, proof } = await prove(await deliver([1, 2, 3, 4].map((n) => sent(n))));
    expect(ending.kind).toBe('not-trusted');
    expect(proof).toBeNull();
  });

  it.each(['cut', 'not-gzip', 'bad-line', 'not-utf8', 'deep-line', 'duplicate-ids'] as const)(
    'is nothing by a list that is broken: %s',
    async (spoil) => {
      const { deliver, prove } = await shopAndDeliveries({ spoil });
      const { ending, proof } = await prove(await deliver([sent(1)]));
      expect(ending.kind).toBe('broken');
      expect(proof).toBeNull();
    },
  );

  it('calls adopted rows missing only as long as it is remembered whom they went to', async () => {
    const { deliver, prove, list, deliveries, later } = await shopAndDeliveries();
    list.practice.addFromOrders([{ email: 'order@example.ru', phone: '', name: 'Ольга' }], 1);
    const [olga] = list.practice.consumers({ offset: 0, limit: 1, search: 'order@' }).consumers;
    const { baseUrl } = list.practice;
    const scope = `shop-1 ${baseUrl}`;
    const adopts = { internalId: olga!.id, externalId: null, email: 'order@example.ru', shop: scope };
    const row = (name: string) => ({ ...sent(1), attributes: { email: 'order@example.ru', name } });
    const decided = await deliver([{ ...row('Ольга Ли'), adopts }, sent(2)]);
    const remembered = await deliver([row('Ольга Ким')]);
    expect((await prove(remembered)).proof?.summary).toMatchObject({ counts: { arrived: 1 }, forgotten: 0 });
    later();
    await deliveries.ledger.forget(scope);
    const { proof } = await prove(decided);
    expect(proof?.summary).toMatchObject({
      counts: { arrived: 1, missing: 0, 'not-checkable': 1 },
      ...{ forgotten: 1, withoutValues: 0, notShown: [] },
    });
    expect(proof?.rows).toMatchObject([{ row: 1, kind: 'not-checkable', fields: [] }]);
    later();
    expect((await prove(remembered)).proof?.summary).toMatchObject({ counts: { 'not-checkable': 1 }, forgotten: 1 });
  });

  it('takes a list that was asked for after the delivery, and no second task within a minute', async () => {
    const { deliver, prove, list } = await shopAndDeliveries({ workMs: 3_000 });
    const stop = new AbortController();
    const sink = () => Promise.resolve(null);
    const taking = list.lists.take(list.shop, sink, {
      signal: stop.signal,
      overHttp: false,
      onState: ({ at }) => at === 'preparing' && stop.abort(),
    });
    expect(await taking).toEqual({ kind: 'cancelled' });
    expect(list.remembered()).toMatchObject({ state: 'made' });
    const id = await deliver([sent(1)]);
    list.clock.nowMs -= 61_000;
    expect((await prove(id)).proof?.summary.counts).toMatchObject({ arrived: 1 });
    const [first = 0, second = 0] = list.tasksMadeAt;
    expect(list.tasksMadeAt).toHaveLength(2);
    expect(second - first).toBeGreaterThanOrEqual(60_000);
  });

  it('that is cancelled leaves nothing, and the next one follows the same task', async () => {
    const { deliver, prove, list, deliveries } = await shopAndDeliveries({ workMs: 3_000 });
    const id = await deliver([sent(1)]);
    const stop = new AbortController();
    const proving = proveDelivery(
      id,
      list.shop,
      {
        valuesOf: noValues,
        overHttp: false,
        signal: stop.signal,
        onTaking: ({ at }) => at === 'preparing' && stop.abort(),
      },
      { deliveries, shopLists: list.lists, openHost: proofInProcess },
    );
    expect(await proving).toEqual({ ending: { kind: 'cancelled' }, proof: null });
    expect((await prove(id)).ending.kind).toBe('proven');
    expect(list.tasksMadeAt).toHaveLength(1);
  });

  it('has a report with every accepted row', async () => {
    const { deliver, prove, put, deliveries, later } = await shopAndDeliveries();
    const rows = [sent(1), sent(2)];
    const id = await deliver(rows);
    await put('c2', { name: 'Борис' });
    later();
    const { proof } = await prove(id, valuesFrom(rows));
    const path = join(tempFolder(), 'proof.csv');
    await writeProofReport(deliveries, proof!, path, { format: 'csv', language: 'ru', t: translatorFor('ru') });
    const { data } = Papa.parse<string[]>(readFileSync(path, 'utf8'), { delimiter: ';', skipEmptyLines: true });
    expect(data.map((line) => line.slice(0, 6))).toEqual([
      ['№ строки', 'Код клиента', 'Что в магазине', 'Поля', 'Отправлено', 'На сервере'],
      ['1', 'c1', 'Дошла', '', '', ''],
      ['2', 'c2', 'Отличается', 'name', '  клиент   НОМЕР 2', 'Борис'],
    ]);
    await writeProofReport(deliveries, proof!, path.replace('.csv', '.xlsx'), {
      ...{ format: 'csv', language: 'ru', t: translatorFor('ru') },
    });
    expect(readFileSync(path.replace('.csv', '.xlsx')).subarray(0, 2).toString()).toBe('PK');
  });
});
