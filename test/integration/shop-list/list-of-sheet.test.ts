import { writeFileSync } from 'node:fs';
import type { AgentOptions } from 'node:https';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createShopListOfSheet } from '../../../electron/sending/shop-list/shop-list-of-sheet';
import type { ExportSwitches } from '../../../electron/practice/exports/switches';
import type { OpenSheet } from '../../../electron/sending/open-sheet';
import type { Shops } from '../../../electron/shops/shops';
import type { StoredShop } from '../../../electron/shops/shop-store';
import type { ListTaking } from '../../../shared/ipc/list-taking';
import { listShop } from '../../../shared/shop/list-shop';
import { openBench } from '../../fakes/delivery-bench';
import { ledgerScope } from '../../../electron/delivery/store/new-delivery';
import { listBench, TOKEN, type ListBench } from '../../fakes/list-bench';
import { sheetInProcess } from '../../fakes/sheet-in-process';
import { temporaryFolder } from '../../fakes/temporary-folder';

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

/** Six rows: c0 to c2 are in the shop under these ids, c3 by its e-mail only; the last one has an error. */
const ROWS = [
  ['c0', 'c0@example.ru', 'Клиент 0'],
  ['c1', 'c1@example.ru', 'Другое Имя'],
  ['c2', 'c2@example.ru', 'КЛИЕНТ 2'],
  ['c3', 'order@example.ru', 'Клиент 3'],
  ['c4', 'c4@example.ru', 'Клиент 4'],
  ['c5', 'no address', 'Клиент 5'],
];

/** No name is looked up beyond this machine. */
const lookup: AgentOptions['lookup'] = (host, _, answer) =>
  answer(Object.assign(new Error(`no ${host}`), { code: 'ENOTFOUND' }), '', 4);

/** A sheet, the practice shop, and what takes that shop's list for the sheet. */
async function sheetAndShop(switches: ExportSwitches = {}) {
  const bench: ListBench = await listBench({ agent: { lookup } });
  for (const n of [0, 1, 2]) await put(bench, `c${n}`, { email: `c${n}@example.ru`, name: `Клиент ${n}` });
  bench.practice.addFromOrders([{ email: 'order@example.ru', phone: '', name: 'Ольга' }], 1);
  bench.practice.setExports(switches);
  const path = join(folder.path, 'in.csv');
  writeFileSync(path, `external_id,email,name\n${ROWS.map((row) => row.join(',')).join('\n')}\n`);
  const { request } = sheetInProcess();
  await request('open', { path, options: {}, timeZone: 'Europe/Moscow', mode: 'upsert', layout: null });
  const open = { sheetId: 'one' as string | undefined };
  /** What the lists ask of the sheet comes after this. */
  const held: { until?: Promise<unknown> } = {};
  const asked: typeof request = async (...order) => {
    await held.until;
    return request(...order);
  };
  const current = () =>
    ({ path, sheetId: open.sheetId, host: { request: asked } }) as unknown as ReturnType<OpenSheet['current']>;
  const seen: ListTaking[] = [];
  const agreed = new Set<string>();
  const saved = { ...bench.shop, timeZone: 'Europe/Moscow', name: 'Магазин' } as unknown as StoredShop;
  const { ledger } = openBench().deliveries;
  const lists = createShopListOfSheet({
    openSheet: { current, peek: () => (open.sheetId === undefined ? undefined : current()) },
    shops: { get: () => saved, tokenOf: () => TOKEN, authOf: () => 'bearer' } as unknown as Shops,
    store: { agreesToHttp: (id) => agreed.has(id), rememberHttpAgreed: (id) => agreed.add(id) },
    shopLists: bench.lists,
    ledger,
    onProgress: (taking) => {
      seen.push(taking);
      onTaking(taking);
    },
    nowMs: () => bench.clock.nowMs,
  });
  let onTaking: (taking: ListTaking) => void = () => undefined;
  return {
    bench,
    ledger,
    request,
    held,
    lists,
    seen,
    agreed,
    open,
    take: (at?: ListTaking['at'], then?: () => void, overHttp = false) => {
      onTaking = (taking) => taking.at === at && then?.();
      return lists.take('one', 'upsert', overHttp);
    },
    list: async () => (await request('get-state', {}))?.list ?? null,
  };
}

async function put({ practice }: ListBench, id: string, attributes: Record<string, unknown>): Promise<void> {
  await fetch(`${practice.baseUrl}/consumers/${id}`, {
    method: 'PUT',
    headers: { Authorization: `Bearer ${TOKEN}`, 'Content-Type': 'application/vnd.api+json' },
    body: JSON.stringify({ data: { type: 'consumers', attributes } }),
  });
}

describe('a list for the open sheet', () => {
  it('says of each row what sending it would come to, after five GETs at most of each kind', async () => {
    const { bench, take, list, seen, request } = await sheetAndShop();
    // No consumer is newer than the list.
    bench.clock.nowMs += 60_000;
    bench.seen.length = 0;
    expect(await take()).toEqual({ kind: 'used' });
    expect(await list()).toMatchObject({
      shop: listShop(bench.shop),
      consumers: 4,
      kinds: { new: 1, changes: 1, nothing: 2, 'email-elsewhere': 1, 'leads-elsewhere': 0, 'not-known': 0 },
      keptBack: 1,
      sentSince: false,
    });
    expect(new Set(seen.map(({ at }) => at))).toEqual(
      new Set(['asking', 'preparing', 'fetching', 'comparing', 'checking']),
    );
    expect(bench.seen.filter(({ method }) => method === 'POST')).toHaveLength(1);
    expect(bench.seen.filter(({ url }) => url.includes('/consumers/'))).toHaveLength(5);
    // An edit needs no other list.
    const { rowsId, revision } = (await request('get-state', {}))!;
    const edits = [{ row: 2, column: 2, value: 'Клиент 1' }];
    await request('apply-operation', { rowsId, revision, operation: { kind: 'set', edits } });
    expect(await list()).toMatchObject({ kinds: { changes: 0, nothing: 3 } });
    await request('begin-delivery', { rowsId, revision, deliveryId: 'd', rows: null });
    expect(await list()).toMatchObject({ sentSince: true });
  });

  it('compares rows that were adopted before with the consumer that they went to, as long as that is the same', async () => {
    const { bench, ledger, take, list, request } = await sheetAndShop({ betweenTasksMs: 0 });
    const scope = ledgerScope('one', bench.shop.baseUrl);
    const [olga] = bench.practice.consumers({ offset: 0, limit: 1, search: 'order@' }).consumers;
    const adopts = { internalId: olga!.id, externalId: null, email: 'order@example.ru', shop: listShop(bench.shop) };
    const others = Array.from({ length: 2_500 }, (_, n) => ({
      ...ledger.fingerprints({ externalId: `other-${n}`, attributes: {} }),
      adopts: { ...adopts, internalId: n.toString(16).padStart(24, '0') },
    }));
    const c3 = { ...ledger.fingerprints({ externalId: 'c3', attributes: {} }), adopts };
    ledger.enter(scope, [...others, c3], new Date().toISOString());
    bench.clock.nowMs += 60_000;
    expect(await take()).toEqual({ kind: 'used' });
    expect(await list()).toMatchObject({ kinds: { new: 1, changes: 2, nothing: 2, 'email-elsewhere': 0 } });
    const third = async () => (await request('get-window', { start: 3, count: 1 })).rows[0];
    expect(await third()).toMatchObject({
      issues: [],
      verdict: { kind: 'changes', changes: [{ field: 'name', from: 'Ольга', to: 'Клиент 3' }] },
    });
    // The values that it replaces are not taken from the list: the row is looked at before it is sent.
    const taken = await request('take-prepared', {
      ...{ after: 3, limit: 1, only: null, list: listShop(bench.shop), previous: true },
    });
    expect(taken.rows).toMatchObject([{ externalId: 'c3', listed: 'send', before: null }]);
    // Another row with the same e-mail cannot have that consumer.
    const { rowsId, revision } = (await request('get-state', {}))!;
    const edits = [
      { row: 4, column: 1, value: 'c4@example.ru' },
      { row: 5, column: 1, value: 'order@example.ru' },
    ];
    await request('apply-operation', { rowsId, revision, operation: { kind: 'set', edits } });
    const [fourth, fifth] = (await request('get-window', { start: 3, count: 2 })).rows;
    expect(fourth).toMatchObject({ verdict: { kind: 'changes' } });
    expect(fifth).toMatchObject({ verdict: { kind: 'email-elsewhere', adoption: { can: false, refusal: 'taken' } } });

    ledger.enter(scope, [{ ...c3, adopts: { ...adopts, email: 'before@example.ru' } }], new Date().toISOString());
    bench.clock.nowMs += 61_000;
    expect(await take()).toEqual({ kind: 'used' });
    expect(await third()).toMatchObject({ verdict: { kind: 'new' } });
  });

  it('that is not true is not used, and it is said which field differs', async () => {
    const { bench, take, list } = await sheetAndShop({ lie: 'name' });
    bench.clock.nowMs += 60_000;
    expect(await take()).toEqual({ kind: 'not-trusted', why: { kind: 'differs', field: 'name' } });
    expect(await list()).toBeNull();
  });

  it.each(['cut', 'not-gzip', 'bad-line', 'not-utf8', 'deep-line', 'duplicate-ids', 'bomb'] as const)(
    'that is broken (%s) is not used',
    async (spoil) => {
      const { take, list } = await sheetAndShop({ spoil });
      expect(await take()).toMatchObject({ kind: 'broken' });
      expect(await list()).toBeNull();
    },
  );

  it('can be followed by a page that was reloaded, and is dropped with the shop that was emptied', async () => {
    const { bench, take, list, lists } = await sheetAndShop();
    bench.clock.nowMs += 60_000;
    expect([lists.underWay(), await lists.ending()]).toEqual([null, null]);
    const followed: unknown[] = [];
    let ending: Promise<unknown> = Promise.resolve();
    await take('preparing', () => {
      followed.push(lists.underWay());
      ending = lists.ending();
    });
    expect(followed.at(-1)).toMatchObject({ shop: listShop(bench.shop), taking: { at: 'preparing' } });
    expect(await ending).toEqual({ kind: 'used' });
    expect(lists.underWay()).toBeNull();
    await lists.dropOf({ id: 'another', baseUrl: bench.shop.baseUrl });
    expect(await list()).not.toBeNull();
    await lists.dropOf(bench.shop);
    expect(await list()).toBeNull();
  });

  it('keeps the list from before when another cannot be had', async () => {
    const { bench, take, list } = await sheetAndShop();
    bench.clock.nowMs += 60_000;
    await take();
    bench.practice.setExports({ minutesUsed: 60 });
    expect(await take()).toMatchObject({ kind: 'refused', reason: 'quota' });
    expect(await list()).not.toBeNull();
  });

  it.each(['asking', 'preparing', 'fetching', 'comparing', 'checking'] as const)(
    'ends when it is cancelled or the sheet is closed while %s, and nothing of it stays',
    async (at) => {
      const cancelled = await sheetAndShop({ waitMs: 0, workMs: 3_000 });
      cancelled.bench.clock.nowMs += 60_000;
      expect(await cancelled.take(at, () => cancelled.lists.cancel())).toEqual({ kind: 'cancelled' });
      expect(await cancelled.list()).toBeNull();
      const closed = await sheetAndShop({ waitMs: 0, workMs: 3_000 });
      closed.bench.clock.nowMs += 60_000;
      const close = () => {
        closed.open.sheetId = undefined;
        closed.lists.sheetChanged();
      };
      expect(await closed.take(at, close)).toEqual({ kind: 'sheet-gone' });
      expect(await closed.list()).toBeNull();
    },
  );

  it.each(['preparing', 'fetching', 'comparing', 'checking'] as const)(
    'ends when the sheet is read again while %s',
    async (at) => {
      const { bench, take, list, request, held } = await sheetAndShop({ waitMs: 0, workMs: 3_000 });
      bench.clock.nowMs += 60_000;
      const readAgain = () => void (held.until ??= request('begin-anew', {}));
      expect(await take(at, readAgain)).toEqual({ kind: 'sheet-gone' });
      expect(await list()).toBeNull();
    },
  );

  it('is fetched over http only when the person agreed, which is remembered', async () => {
    const { bench, take, agreed } = await sheetAndShop({ origin: 'http://archives.example.invalid' });
    bench.clock.nowMs += 60_000;
    expect(await take()).toMatchObject({ kind: 'no-archive', problem: 'http-not-agreed' });
    expect(agreed.size).toBe(0);
    expect(await take(undefined, undefined, true)).toMatchObject({ kind: 'no-archive', problem: 'unreachable' });
    expect(agreed).toEqual(new Set(['one']));
  });
});
