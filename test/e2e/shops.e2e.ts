import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { startPracticeShop } from '../../electron/practice/practice-shop';
import { temporaryFolder } from '../fakes/temporary-folder';
import { expectAccessible, launch } from './app';
import { addShop, SHOP_NAME } from './own-shop';

const TOKEN = 'e2e-shops-token-Kd31';

test('a shop is added, checked, changed and removed through its dialog', async () => {
  const folder = temporaryFolder();
  const shop = await startPracticeShop({ databasePath: ':memory:', tokens: [TOKEN], pace: 0 });
  const { app, page } = await launch(join(folder.path, 'data'));
  await addShop(page, shop, 'a-wrong-token', 5);

  await page.getByTestId('shop-picker').click();
  await page.getByRole('menuitem', { name: `Настроить «${SHOP_NAME}»` }).click();
  const dialog = page.getByRole('dialog');
  await expectAccessible(page);
  // There is no keyring in a test's session: the window says why the token will not last.
  await expect(dialog).toContainText('Токен не сохранится после закрытия программы');
  await expect(dialog.getByLabel('Токен', { exact: true })).toHaveValue('');

  const check = dialog.getByRole('button', { name: 'Сохранить и проверить связь' });
  await check.click();
  await expect(dialog).toContainText('Сервер не принял токен');
  await dialog.getByLabel('Токен', { exact: true }).fill(TOKEN);
  await check.click();
  await expect(dialog).toContainText('Связь есть, токен подходит');

  await dialog.getByLabel('Адрес API').fill('http://shop.example.ru/v4');
  await check.click();
  await expect(dialog).toContainText('По http:// токен могут перехватить');
  await dialog.getByLabel('Адрес API').fill(shop.baseUrl);

  await dialog.getByLabel('Название').fill('Василёк');
  await dialog.getByRole('button', { name: 'Сохранить', exact: true }).click();
  await expect(page.getByTestId('shop-picker')).toContainText('Василёк');

  await page.getByTestId('shop-picker').click();
  await page.getByRole('menuitem', { name: 'Настроить «Василёк»' }).click();
  await dialog.getByRole('button', { name: 'Удалить магазин' }).click();
  await page
    .getByRole('dialog', { name: 'Удалить магазин «Василёк»?' })
    .getByRole('button', { name: 'Удалить магазин' })
    .click();
  await expect(page.getByTestId('shop-picker')).not.toContainText('Василёк');
  await app.close();
  await shop.close();
  folder.remove();
});
