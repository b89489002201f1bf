import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { OpenSheet } from '../../../electron/sending/open-sheet';
import { createSendSheet } from '../../../electron/sending/send-sheet';
import { sourceKeyOf } from '../../../electron/sending/sheet-rows';
import type { SheetHost } from '../../../electron/sheet/host/host';
import type { ShopStore, StoredShop } from '../../../electron/shops/shop-store';
import type { Shops } from '../../../electron/shops/shops';
import { openBench, serve, tempFolder, TOKEN } from '../../fakes/delivery-bench';
import { consumer, type Step } from '../../fakes/scripted-server';
import { sheetInProcess } from '../../fakes/sheet-in-process';
import { applyTo } from '../../fakes/apply-operation';
import { sheetState } from '../../../electron/sending/sheet-state';

const HEADER = 'external_id,email,name,phone,created_at';
const lines = (count: number) =>
  Array.from(
    { length: count },
    (_, n) => `${n + 1},c${n + 1}@example.ru,Анна ${n + 1},+79001234567,2018-01-01 00:11:22`,
  );
const HOW = { all: false, rememberPrevious: false };
const accept: Step = { status: 201, body: consumer({}) };

function writeSheet(rows = 3, name = 'клиенты.csv'): string {
  const path = join(tempFolder(), name);
  writeFileSync(path, [HEADER, ...lines(rows)].join('\n'));
  return path;
}

async function openFile(path: string): Promise<SheetHost> {
  const host = sheetInProcess() as SheetHost;
  await host.request('open', { path, options: {}, timeZone: 'Europe/Moscow', mode: 'upsert', layout: null });
  return host;
}

/** The window's way of sending, with two shops at a scripted server. */
async function openSending(script: Parameters<typeof serve>[0], databasePath?: string) {
  const server = await serve(script);
  const { deliveries, ...bench } = openBench(databasePath === undefined ? {} : { databasePath });
  const stored = (id: string): StoredShop => ({
    ...{
      id,
      name: id,
      baseUrl: server.baseUrl,
      auth: 'bearer',
      timeZone: 'Europe/Moscow',
      pace: 0,
      foundAuth: null,
      hue: null,
      isLive: false,
      note: '',
      tokenSince: null,
      isNameTyped: false,
    },
  });
  const shops = { get: stored, tokenOf: () => TOKEN, authOf: () => 'bearer' } as unknown as Shops;
  let open: Awaited<ReturnType<OpenSheet['current']>> | undefined;
  const sendSheet = createSendSheet({
    openSheet: { current: () => open!, peek: () => open } as OpenSheet,
    shops,
    store: { rememberLayout: () => undefined } as unknown as ShopStore,
    deliveries,
  });
  const show = async (path: string, sheetId = path) => {
    const host = await openFile(path);
    open = { sheetId, path, host, failed: false };
    return host;
  };
  return { server, deliveries, sendSheet, show, ...bench };
}

describe('a sheet whose delivery is unfinished', () => {
  it('is not sent to the same shop again while that runs or is paused, and the error names the delivery', async () => {
    const { sendSheet, show, deliveries } = await openSending(() => 'hang');
    await show(writeSheet());
    const { id } = await sendSheet.start('one', 'upsert', HOW);
    const again = () => sendSheet.start('one', 'upsert', HOW);
    await expect(again()).rejects.toMatchObject({ code: 'sheet-unfinished', detail: id });
    await deliveries.pause(id);
    await expect(again()).rejects.toMatchObject({ code: 'sheet-unfinished', detail: id });
    expect(deliveries.list()).toHaveLength(1);
    // Known in advance, so that the button is not offered.
    expect(await sendSheet.findUnfinished('one')).toBe(id);
    expect(await sendSheet.findUnfinished('two')).toBeNull();

    expect((await sendSheet.start('two', 'upsert', HOW)).id).not.toBe(id);
    await deliveries.stop(id);
    expect(await sendSheet.findUnfinished('one')).toBeNull();
    expect((await again()).id).not.toBe(id);
  });

  it('is not sent again after an edit either, since both would send the unchanged rows', async () => {
    const { sendSheet, show, deliveries } = await openSending(() => 'hang');
    const host = await show(writeSheet());
    const { id } = await sendSheet.start('one', 'upsert', HOW);
    await applyTo(host, { kind: 'set', edits: [{ row: 1, column: 2, value: 'Борис' }] });
    await expect(sendSheet.start('one', 'upsert', HOW)).rejects.toMatchObject({ detail: id });
    await deliveries.pause(id);
  });

  it('is recognised after being opened again in another run of the program', async () => {
    const path = writeSheet();
    const first = await openSending(() => 'hang');
    await first.show(path);
    const { id } = await first.sendSheet.start('one', 'upsert', HOW);
    await first.deliveries.close();
    const { sendSheet, show } = await openSending(() => 'hang', first.databasePath);
    await show(path, 'opened anew');
    await expect(sendSheet.start('one', 'upsert', HOW)).rejects.toMatchObject({ detail: id });
  });

  it('is not sent twice by two simultaneous requests', async () => {
    const { sendSheet, show, deliveries } = await openSending(() => 'hang');
    await show(writeSheet());
    const wishes = [sendSheet.start('one', 'upsert', HOW), sendSheet.start('one', 'upsert', HOW)];
    expect((await Promise.allSettled(wishes)).map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    expect(deliveries.list()).toHaveLength(1);
  });

  it('still allows failed rows of an earlier delivery to be sent again', async () => {
    let answers = true;
    const { sendSheet, show, deliveries } = await openSending(({ path }) =>
      !answers ? 'hang' : path.endsWith('/2') ? { status: 422, body: {} } : accept,
    );
    await show(writeSheet());
    const { id } = await sendSheet.start('one', 'upsert', { ...HOW, all: true });
    await deliveries.settled(id);
    answers = false;
    const unfinished = await sendSheet.start('one', 'upsert', { ...HOW, all: true });
    const again = await sendSheet.sendFailedAgain(id);
    expect(again).toMatchObject({ rows: 1, state: { status: 'running' } });
    await Promise.all([deliveries.stop(unfinished.id), deliveries.stop(again.id)]);
  });
});

describe('the source key', () => {
  const keyOf = (host: SheetHost, only: number[] | null = null) => sourceKeyOf(host, 'one', only);

  it('is the same for the same file in any folder, and differs for another shop or other rows', async () => {
    const key = await keyOf(await openFile(writeSheet()));
    const host = await openFile(writeSheet(3, 'another name.csv'));
    expect(await keyOf(host)).toBe(key);
    expect(await sourceKeyOf(host, 'two', null)).not.toBe(key);
    expect(await keyOf(host, [1, 2])).not.toBe(key);
    expect(await keyOf(await openFile(writeSheet(4)))).not.toBe(key);
  });

  it('differs for an edited sheet or one with exclusions, and returns when that is undone', async () => {
    const host = await openFile(writeSheet());
    const key = await keyOf(host);
    const keys = new Set([key]);
    const edit = (value: string) => applyTo(host, { kind: 'set', edits: [{ row: 1, column: 2, value }] });
    await edit('Борис');
    keys.add(await keyOf(host));
    await edit('Вера');
    keys.add(await keyOf(host));
    await applyTo(host, { kind: 'exclude', rows: [2] });
    keys.add(await keyOf(host));
    const { rowsId } = await sheetState(host);
    for (let step = 0; step < 3; step += 1) await host.request('undo', { rowsId });
    expect(await keyOf(host)).toBe(key);
    await applyTo(host, { kind: 'exclude', rows: [3] });
    keys.add(await keyOf(host));
    expect(keys.size).toBe(5);
  });

  it('is the same however the same choices were made', async () => {
    const host = await openFile(writeSheet());
    const key = await keyOf(host);
    await applyTo(host, { kind: 'rules', rules: { skipBadCells: true } });
    expect(await keyOf(host)).not.toBe(key);
    await applyTo(host, { kind: 'rules', rules: { skipBadCells: false } });
    expect(await keyOf(host)).toBe(key);
  });

  it('is that of the bytes that were read, even if the file has changed since', async () => {
    const path = writeSheet();
    const host = await openFile(path);
    const key = await keyOf(host);
    writeFileSync(path, [HEADER, ...lines(2)].join('\n'));
    expect(await keyOf(host)).toBe(key);
    expect(await keyOf(await openFile(path))).not.toBe(key);
  });
});

it('a sheet whose file is gone can still be sent', async () => {
  const { sendSheet, show, deliveries } = await openSending([accept]);
  const path = writeSheet();
  await show(path);
  rmSync(path);
  const { id } = await sendSheet.start('one', 'upsert', HOW);
  expect(await deliveries.settled(id)).toMatchObject({ outcomes: { created: 3 } });
});
