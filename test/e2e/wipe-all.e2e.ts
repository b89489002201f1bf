import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { isOwnFile } from '../../electron/wipe/own-files';
import { isToBeWiped } from '../../electron/wipe/wipe-mark';
import { dropFile, launch } from './app';
import { addShop, ownShop, SHOP_NAME } from './own-shop';
import { isStored } from './stored-text';

const TOKEN = 'e2e-wipe-token-Rk83';
const own = ownShop(TOKEN);

/** What was typed, opened and sent, and where to. */
const NEEDLES = ['wipe-me@example.ru', 'Стёртов', 'клиенты-секрет.csv', SHOP_NAME, 'ID-77512'];
/** Chromium's own files in a new folder. A new name here is either one of them, or belongs into `own-files.ts`. */
const CHROMIUM =
  /^(?:[A-Z].*|blob_storage|databases|lockfile|shared_proto_db|declarative_rules\.db|Singleton\w+|wipe-all-data|\.org\.chromium.*)$/;

test('wiping all data is refused while rows are sent, and leaves nothing of shops, customers and history', async () => {
  const userData = join(own.folder, 'data');
  const file = join(own.folder, 'клиенты-секрет.csv');
  const rows = Array.from({ length: 30 }, (_, n) => `ID-775${n},c${n}@example.ru,Клиент ${n},,2018-01-01 00:11:22`);
  writeFileSync(
    file,
    `external_id,email,name,phone,created_at\nID-77512x,wipe-me@example.ru,Стёртов Пётр,,2018-01-01 00:11:22\n${rows.join('\n')}\n,no-id@example.ru,Стёртов,,\n`,
  );
  const { app, page } = await launch(userData);
  await addShop(page, own.shop, TOKEN, 4);
  await dropFile(page, file);
  await page.getByTestId('send').click();
  await page.getByTestId('confirm-send').click();
  await expect(page.getByTestId('delivery-progress')).toBeVisible();

  await page.getByTestId('help').click();
  await page.getByTestId('help-go-data').click();
  await page.getByTestId('wipe-all').click();
  await expect(page.getByTestId('wipe-refused')).toContainText('Сейчас идёт отправка');
  await page.locator('[data-step="delivery"]').click();
  await page.getByTestId('delivery-progress').getByRole('button', { name: 'Остановить', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Остановить', exact: true }).click();
  await expect(page.getByTestId('delivery-summary')).toBeVisible();
  expect(NEEDLES.filter((needle) => isStored(userData, needle)).length).toBeGreaterThan(2);
  expect(readdirSync(userData).filter((name) => !isOwnFile(name) && !CHROMIUM.test(name))).toEqual([]);

  // The test itself starts the program again.
  await app.evaluate(({ app: main }) => {
    main.relaunch = () => undefined;
  });
  await page.getByTestId('help').click();
  await page.getByTestId('help-go-data').click();
  await page.getByTestId('wipe-all').click();
  // The program may be gone before the click is reported as done.
  const click = page.getByRole('dialog').getByRole('button', { name: 'Удалить всё' }).click();
  await Promise.all([app.waitForEvent('close'), click.catch(() => undefined)]);
  expect(isToBeWiped(userData)).toBe(true);

  const again = await launch(userData);
  await expect(again.page.getByTestId('shop-picker')).toContainText('Учебный магазин');
  await expect(again.page.getByTestId('try')).toBeVisible();
  expect(isToBeWiped(userData)).toBe(false);
  expect(NEEDLES.filter((needle) => isStored(userData, needle))).toEqual([]);
  expect(isStored(userData, new URL(own.shop.baseUrl).host)).toBe(false);
  await again.page.getByRole('button', { name: 'История' }).click();
  await expect(again.page.getByText('Пока ничего не отправляли')).toBeVisible();
  await again.app.close();
});
