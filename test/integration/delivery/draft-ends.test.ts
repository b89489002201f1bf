import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openDraftFolder } from '../../../electron/drafts/draft-folder';
import { createSheetDrafts } from '../../../electron/drafts/sheet-drafts';
import { createOpenSheet } from '../../../electron/sending/open-sheet';
import { createSendSheet } from '../../../electron/sending/send-sheet';
import type { ShopStore } from '../../../electron/shops/shop-store';
import type { Shops } from '../../../electron/shops/shops';
import { applyTo } from '../../fakes/apply-operation';
import { openBench, serve, tempFolder, TOKEN } from '../../fakes/delivery-bench';
import { consumer } from '../../fakes/scripted-server';
import { sheetInProcess } from '../../fakes/sheet-in-process';

const TYPED = 'Марфа-метка';
const DAY_MS = 86_400_000;

/** The program with its data in one folder, and a file open in it. */
async function program(folder = tempFolder()) {
  const data = join(folder, 'data');
  mkdirSync(data, { recursive: true });
  const path = join(folder, 'клиенты.csv');
  writeFileSync(
    path,
    `external_id,email,name,phone,created_at\n${[1, 2].map((n) => `${n},c${n}@example.ru,Анна,+79001234567,2018-01-01\n`).join('')}`,
  );
  const server = await serve(() => ({ status: 201, body: consumer({}) }));
  const { deliveries } = openBench({ databasePath: join(data, 'deliveries.db') });
  const draftFolder = openDraftFolder(join(data, 'drafts'), () => new Date());
  let shown: Promise<unknown> = Promise.resolve();
  const drafts = createSheetDrafts(draftFolder, {
    onRestored: () => undefined,
    onNewer: () => undefined,
    onSent: (sheet, sent) => {
      shown = sendSheet.showAgain(sheet, sent);
    },
    onFailed: () => undefined,
  });
  const asked: boolean[] = [];
  let isRead: () => void = () => undefined;
  const read = new Promise<void>((resolve) => (isRead = resolve));
  const openSheet = createOpenSheet({
    startHost: ({ onEvent }) =>
      ({ ...sheetInProcess(onEvent, onEvent), pagePort: () => ({}), kill: () => undefined }) as never,
    timeZone: () => 'Europe/Moscow',
    drafts,
    questions: {
      ask: ({ unsent }) => {
        asked.push(unsent);
        return Promise.resolve('leave');
      },
    },
    onRead: () => isRead(),
    send: () => undefined,
    sendPort: () => undefined,
  });
  const { baseUrl } = server;
  const shop = { name: 'one', baseUrl, auth: 'bearer', timeZone: 'Europe/Moscow', pace: 0, foundAuth: null, hue: null };
  const sendSheet = createSendSheet({
    openSheet,
    shops: { get: (id: string) => ({ ...shop, id }), tokenOf: () => TOKEN, authOf: () => 'bearer' } as unknown as Shops,
    store: { rememberLayout: () => undefined } as unknown as ShopStore,
    deliveries,
  });
  await openSheet.open(path);
  await read;
  await drafts.settled();
  await shown;
  asked.length = 0;
  const { host } = openSheet.current();
  const type = async (row: number) => {
    await applyTo(host, { kind: 'set', edits: [{ row, column: 2, value: TYPED }] });
    await drafts.settled();
  };
  const send = async () => {
    const { id } = await sendSheet.start('one', 'upsert', { all: false, rememberPrevious: false });
    await deliveries.settled(id);
    await deliveries.undisturbed();
    await drafts.settled();
    return id;
  };
  const leave = async () => {
    await openSheet.leave();
    await drafts.settled();
  };
  /** The state of the sheet's delivery, and the outcome of each row with whether the row was changed since. */
  const outcomes = async () => {
    const { delivery, unsent } = (await host.request('get-state', {}))!;
    const { rows } = await host.request('get-window', { start: 0, count: 2 });
    return { delivery, unsent, rows: rows.map(({ outcome }) => outcome && [outcome.kind, outcome.changed]) };
  };
  return {
    folder,
    outcomes,
    deliveries,
    data,
    type,
    send,
    leave,
    asked,
    server,
    draftFolder,
    close: () => openSheet.close(),
    drafts,
  };
}

/** The files of a folder that hold a text, in any of its ways to be written. */
function filesWith(folder: string, text: string): string[] {
  const ways = [Buffer.from(text), Buffer.from(text, 'utf16le'), Buffer.from(JSON.stringify(text))];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => {
    const path = join(folder, name);
    return lstatSync(path).isFile() && ways.some((way) => readFileSync(path).includes(way));
  });
}

const draftsWith = (data: string) => filesWith(data, TYPED).filter((name) => name.startsWith('drafts'));

it('leaves no byte of what was typed when the sheet is closed after all of it was sent', async () => {
  const { data, type, send, leave, asked, server } = await program();
  await type(1);
  expect(draftsWith(data)).toHaveLength(1);
  await send();
  expect(JSON.stringify(server.arrived.map(({ body }) => body))).toContain(TYPED);
  expect(draftsWith(data)).toHaveLength(1);
  await leave();
  expect(asked).toEqual([]);
  expect(filesWith(data, TYPED)).toEqual([]);
});

it('keeps the draft while a row with edits is unsent, and leaves no byte of it when the person does not want it', async () => {
  const { data, type, send, leave, asked } = await program();
  await type(1);
  await send();
  await type(2);
  expect(draftsWith(data)).toHaveLength(1);
  await leave();
  expect(asked).toEqual([true]);
  expect(filesWith(data, TYPED)).toEqual([]);
});

it('leaves no byte of a draft that was kept 30 days ago', async () => {
  const { data, type, send, close, drafts, draftFolder } = await program();
  await type(1);
  await send();
  await type(2);
  close();
  await drafts.settled();
  const [draft] = draftsWith(data).map((name) => join(data, name));
  const days = (count: number) => new Date(Date.now() - count * DAY_MS);
  utimesSync(draft!, days(29), days(29));
  await draftFolder.removeOld();
  expect(existsSync(draft!)).toBe(true);
  utimesSync(draft!, days(31), days(31));
  await draftFolder.removeOld();
  expect(filesWith(data, TYPED)).toEqual([]);
});

it('shows what was sent when the sheet is opened from its draft after the program was killed', async () => {
  const first = await program();
  await first.type(1);
  const id = await first.send();
  await first.type(2);
  const second = await program(first.folder);
  expect(await second.outcomes()).toMatchObject({
    unsent: true,
    delivery: { id, outcomes: { created: 2 } },
    rows: [
      ['created', false],
      ['created', true],
    ],
  });
  await second.deliveries.remove(id);
  const third = await program(first.folder);
  expect(await third.outcomes()).toEqual({ unsent: true, delivery: null, rows: [null, null] });
});
