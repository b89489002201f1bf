import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { saveCabinetFile } from '../../../electron/cabinet-file/save-cabinet-file';
import { translatorFor } from '../../../electron/i18n/translate';
import type { OpenSheet } from '../../../electron/sending/open-sheet';
import { sheetInProcess } from '../../fakes/sheet-in-process';
import { temporaryFolder } from '../../fakes/temporary-folder';

const HEADER = 'external_id,email,name,phone,created_at';
const OLD = 'what was saved before';

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

/** Opens a sheet of so many rows, and saves it for the cabinet where `chosen` says. */
async function saving(rows: number, chosen: string | undefined, header = HEADER) {
  const path = join(folder.path, 'клиенты.csv');
  const lines = Array.from({ length: rows }, (_, n) => `${n + 1},c${n + 1}@example.ru,Имя ${n},,2018-01-01 00:11:22`);
  writeFileSync(path, `${header}\n${lines.join('\n')}\n`);
  const target = chosen === undefined ? undefined : join(folder.path, chosen);
  if (target !== undefined) writeFileSync(target, OLD);
  const { request } = sheetInProcess();
  await request('open', { path, options: {}, timeZone: 'Europe/Moscow', mode: 'upsert', layout: null });
  const suggested: string[] = [];
  const saved = saveCabinetFile({
    openSheet: { current: () => ({ path, host: { request } }) as ReturnType<OpenSheet['current']> },
    choosePath: (name) => {
      suggested.push(name);
      return Promise.resolve(target);
    },
    ...{ format: 'csv', onlyChanges: false, shopId: null, deliveries: {} as never, shops: {} as never },
    t: translatorFor('ru'),
  });
  return { saved, request, target: target ?? '', suggested };
}

it('suggests a name, and replaces an older file by the complete one', async () => {
  const { saved, target, suggested } = await saving(3, 'готово');
  expect(await saved).toEqual({ cutCells: 0, rows: 3, leftOut: 0, fileName: 'готово', deliveryId: null });
  expect(suggested).toEqual(['клиенты - для кабинета.csv']);
  expect(readFileSync(target, 'utf8')).toMatch(new RegExp(`^${HEADER}\r\n1,c1@`));
});

it('leaves the older file as it was when it is cancelled', async () => {
  const { saved, request, target } = await saving(20_000, 'out.xlsx');
  const ended = saved.then((value) => ({ value }));
  const isOver = Symbol();
  while ((await Promise.race([ended, setImmediate(isOver)])) === isOver) await request('cancel-work', {});
  expect(await ended).toEqual({ value: null });
  expect(readFileSync(target, 'utf8')).toBe(OLD);
  expect(readdirSync(folder.path).sort()).toEqual(['out.xlsx', 'клиенты.csv']);
});

it('saves nothing without a place, or with columns that are not mapped', async () => {
  expect(await (await saving(1, undefined)).saved).toBeNull();
  await expect((await saving(1, 'o.csv', HEADER.replace('email', 'x'))).saved).rejects.toMatchObject({
    code: 'layout-incomplete',
  });
});
