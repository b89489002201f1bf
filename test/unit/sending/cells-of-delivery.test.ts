import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cellsOfDelivery } from '../../../electron/sending/cells-of-delivery';
import { withCells } from '../../../electron/delivery/report/report-rows';
import { sourceKeyOf } from '../../../electron/sending/sheet-rows';
import { derivedKey } from '../../../electron/delivery/intake/source-key';
import { createSheetServer } from '../../../electron/sheet/sheet-server';
import type { ReadingOptions } from '../../../shared/sheet/sheet-state';
import { createRequestChannel } from '../../../shared/sheet/request-channel';
import { temporaryFolder } from '../../fakes/temporary-folder';
import { applyTo } from '../../fakes/apply-operation';

const HEADER = 'external_id;email;name;phone;created_at\n';
const FILE = `${HEADER}1;a@example.ru;Анна;;\n2;b@example.ru;Борис;;\n`;

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => (folder = temporaryFolder()));
afterEach(() => folder.remove());

/** Main's side of a real sheet, without a separate process. */
function startSheet(sheetId: string, path: string) {
  const serve = createSheetServer(() => undefined);
  const host = createRequestChannel((message) => void serve('main', message).then((answer) => host.receive(answer)));
  const read = (options: ReadingOptions = {}) =>
    host.request('open', { path, options, timeZone: 'Europe/Moscow', mode: 'upsert', layout: null });
  return { sheetId, path, host, failed: false, read };
}

/** Opens a file under an id of its own. */
async function openSheet(sheetId: string, content = FILE, options: ReadingOptions = {}, name = 'клиенты.csv') {
  const path = join(folder.path, name);
  writeFileSync(path, content);
  const open = startSheet(sheetId, path);
  await open.read(options);
  return open;
}

type Open = Awaited<ReturnType<typeof openSheet>>;

/** What a delivery sent from this sheet stores about it. */
async function sendFrom(open: Open) {
  const state = (await open.host.request('get-state', {}))!;
  const sourceKey = await sourceKeyOf(open.host, 'shop-1', null);
  const { rowsId, revision } = state;
  await open.host.request('begin-delivery', { rowsId, deliveryId: 'd1', revision, rows: null });
  return { fileName: 'клиенты.csv', sourceKey, sentFrom: { sheetId: open.sheetId, rowsId } };
}
const inLaterRun = (delivery: Awaited<ReturnType<typeof sendFrom>>) => ({ ...delivery, sentFrom: undefined });

const asSent = [
  { cells: ['1', 'a@example.ru', 'Анна', '', ''], changed: false },
  { cells: ['2', 'b@example.ru', 'Борис', '', ''], changed: false },
];
const asTheyStand = asSent.map(({ cells }) => ({ cells, changed: true }));

describe('the cells of a delivery’s rows', () => {
  it('are those of the sheet it was sent from, and rows edited since are reported', async () => {
    const open = await openSheet('s1');
    const delivery = await sendFrom(open);
    expect(await (await cellsOfDelivery(open, delivery))([1, 2])).toEqual(asSent);
    await applyTo(open.host, { kind: 'set', edits: [{ row: 2, column: 2, value: 'Вера' }] });
    expect(await (await cellsOfDelivery(open, delivery))([1, 2])).toEqual([
      asSent[0],
      { cells: ['2', 'b@example.ru', 'Вера', '', ''], changed: true },
    ]);
  });

  it('are those of the same file opened again, under any name and with any rules', async () => {
    const delivery = await sendFrom(await openSheet('s1'));
    const again = await openSheet('s2', FILE, {}, 'копия.csv');
    await applyTo(again.host, { kind: 'rules', rules: { mode: 'create', timeZone: 'Asia/Tokyo' } });
    expect(await (await cellsOfDelivery(again, inLaterRun(delivery)))([1, 2])).toEqual(asTheyStand);
    expect(await (await cellsOfDelivery(again, delivery))([1, 2])).toEqual(asTheyStand);
  });

  it('are those of the first delivery’s file if its rows were sent again', async () => {
    const delivery = await sendFrom(await openSheet('s1'));
    const sourceKey = derivedKey(derivedKey(delivery.sourceKey, 'again:d1'), 'again:d2');
    const again = await openSheet('s2');
    expect(await (await cellsOfDelivery(again, { ...inLaterRun(delivery), sourceKey }))([1, 2])).toEqual(asTheyStand);
  });

  it.each<[string, string, ReadingOptions]>([
    ['another file', FILE.replace('Борис', 'Бориска'), {}],
    ['the same file read in another way', FILE, { headerRow: 2 }],
    ['the same file with another separator', FILE, { delimiter: ',' }],
  ])('are not those of %s', async (_, content, options) => {
    const delivery = await sendFrom(await openSheet('s1'));
    const other = await openSheet('s2', content, options);
    expect(await (await cellsOfDelivery(other, inLaterRun(delivery)))([1, 2])).toBeNull();
    expect(await (await cellsOfDelivery(undefined, delivery))([1, 2])).toBeNull();
  });

  it('are those of the file as it was read, even if the file has changed since', async () => {
    const open = await openSheet('s1');
    const delivery = await sendFrom(open);
    writeFileSync(open.path, FILE.replace('1;', '3;'));
    expect(await (await cellsOfDelivery(open, inLaterRun(delivery)))([1, 2])).toEqual(asTheyStand);
  });

  it('are not found in any sheet if an older version sent them', async () => {
    const open = await openSheet('s1');
    const delivery = { ...inLaterRun(await sendFrom(open)), sourceKey: 'a'.repeat(64) };
    expect(await (await cellsOfDelivery(open, delivery))([1])).toBeNull();
  });

  it('wait until the file is read to its end, but not for another file', async () => {
    const delivery = inLaterRun(await sendFrom(await openSheet('s1')));
    const reading = startSheet('s2', join(folder.path, 'клиенты.csv'));
    await expect(cellsOfDelivery(reading, delivery)).rejects.toMatchObject({ code: 'still-reading' });
    expect(await (await cellsOfDelivery(reading, { ...delivery, fileName: 'другой.csv' }))([1])).toBeNull();
    expect(await (await cellsOfDelivery({ ...reading, failed: true }, delivery))([1])).toBeNull();
    await reading.read();
    expect(await (await cellsOfDelivery(reading, delivery))([1, 2])).toEqual(asTheyStand);
  });
});

describe('a report', () => {
  it('counts rows without cells, and rows whose cells may differ from those sent', async () => {
    const kept = ['kept', 'here'];
    const rows = [1, 2, 3].map((row) => ({
      outcome: { kind: null, row, externalId: `c${row}`, reason: 'stopped' } as const,
      cells: row === 3 ? kept : null,
    }));
    const fill = async (found: typeof asSent | null) => {
      const gaps = { withoutCells: 0, asTheyStand: 0 };
      const filled: (string[] | null)[] = [];
      const copies = rows.map((row) => ({ ...row }));
      for await (const { cells } of withCells(copies, () => Promise.resolve(found), gaps)) filled.push(cells);
      return { gaps, filled };
    };
    expect(await fill(null)).toEqual({ gaps: { withoutCells: 2, asTheyStand: 0 }, filled: [null, null, kept] });
    const cells = asSent.map((row) => row.cells);
    expect(await fill(asSent)).toEqual({ gaps: { withoutCells: 0, asTheyStand: 0 }, filled: [...cells, kept] });
    expect(await fill(asTheyStand)).toEqual({ gaps: { withoutCells: 0, asTheyStand: 2 }, filled: [...cells, kept] });
  });
});

describe('the source key', () => {
  it('is the same for the same file, shop and rules, and differs if one of them does', async () => {
    const keyOf = (open: Open, shop = 'shop-1') => sourceKeyOf(open.host, shop, null);
    const first = await openSheet('s1');
    const key = await keyOf(first);
    expect(await keyOf(await openSheet('s2'))).toBe(key);
    expect(await keyOf(first, 'shop-2')).not.toBe(key);
    await applyTo(first.host, { kind: 'rules', rules: { mode: 'create' } });
    expect(await keyOf(first)).not.toBe(key);
    expect(await keyOf(await openSheet('s3', FILE.replace('Борис', 'Бориска')))).not.toBe(key);
  });
});
