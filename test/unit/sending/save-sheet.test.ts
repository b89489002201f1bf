import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { translatorFor } from '../../../electron/i18n/translate';
import type { OpenSheet } from '../../../electron/sending/open-sheet';
import { saveSheet } from '../../../electron/sending/save-sheet';
import type { SheetHost } from '../../../electron/sheet/host/host';
import { SheetRequestError } from '../../../shared/sheet/request-channel';
import { sheetInProcess } from '../../fakes/sheet-in-process';
import { temporaryFolder } from '../../fakes/temporary-folder';

const ROWS = 20_000;
const OLD = 'what was saved before';

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

type Request = SheetHost['request'];

/** Opens a sheet, and saves it over an older file. `through` may come between main and the sheet process. */
async function saving(format: 'csv' | 'xlsx', through: (request: Request) => Request = (request) => request) {
  const path = join(folder.path, 'in.csv');
  const target = join(folder.path, `out.${format}`);
  const lines = Array.from({ length: ROWS }, (_, n) => `${n + 1},c${n + 1}@example.ru,Имя ${n}`);
  writeFileSync(path, `external_id,email,name\n${lines.join('\n')}\n`);
  writeFileSync(target, OLD);
  const { request } = sheetInProcess();
  await request('open', { path, options: {}, timeZone: 'Europe/Moscow', mode: 'upsert', layout: null });
  const saved = saveSheet({
    openSheet: { current: () => ({ path, host: { request: through(request) } }) as ReturnType<OpenSheet['current']> },
    choosePath: () => Promise.resolve(target),
    language: 'ru',
    t: translatorFor('ru'),
  });
  return { saved, request, target };
}

it.each(['csv', 'xlsx'] as const)('replaces an older %s only when all rows are written', async (format) => {
  const { saved, target } = await saving(format);
  expect(await saved).toEqual({ cutCells: 0 });
  expect(readFileSync(target).includes(OLD)).toBe(false);
  expect(readdirSync(folder.path).sort()).toEqual(['in.csv', `out.${format}`]);
});

it.each(['csv', 'xlsx'] as const)('leaves an older %s as it was when it is cancelled', async (format) => {
  const { saved, request, target } = await saving(format);
  const ended = saved.then((value) => ({ value }));
  const isOver = Symbol();
  while ((await Promise.race([ended, setImmediate(isOver)])) === isOver) await request('cancel-work', {});
  expect(await ended).toEqual({ value: null });
  expect(readFileSync(target, 'utf8')).toBe(OLD);
  expect(readdirSync(folder.path).sort()).toEqual(['in.csv', `out.${format}`]);
});

it.each([
  ['the disk is full', 'ENOSPC: no space left on device, write', 'file-not-writable'],
  ['a workbook cannot hold the rows', 'EFBIG: the archive is too large', 'workbook-too-large'],
  ['the sheet process ends', 'exit code 9', undefined],
])('leaves the older file as it was when %s', async (_, message, code) => {
  const failing =
    (request: Request): Request =>
    async (name, payload) => {
      if (name !== 'save-table') return request(name, payload);
      writeFileSync((payload as { path: string }).path, 'a part of it');
      throw new SheetRequestError(message, null);
    };
  const { saved, target } = await saving('xlsx', failing);
  await expect(saved).rejects.toMatchObject(code === undefined ? { message } : { code });
  expect(readFileSync(target, 'utf8')).toBe(OLD);
  expect(readdirSync(folder.path).sort()).toEqual(['in.csv', 'out.xlsx']);
});
