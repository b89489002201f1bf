import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { launch } from './app';
import { addShop, ownShop, SHOP_NAME } from './own-shop';

const TOKEN = 'e2e-keyring-token-Bz27';

const own = ownShop(TOKEN);

test.skip(process.platform !== 'linux', 'this test uses a Linux keyring');

test('a real keyring keeps the token for the next start; a locked one is reported, and nothing hangs', async () => {
  const data = join(own.folder, 'data');
  const keyring = { home: join(own.folder, 'keyring') };
  const first = await launch(data, { keyring: { ...keyring, state: 'unlocked' } });
  await addShop(first.page, own.shop, TOKEN, 0);
  await first.app.close();
  const stored = readFileSync(join(data, 'tokens.json'), 'utf8');
  expect(stored).not.toContain(TOKEN);
  expect(stored).not.toContain(Buffer.from(TOKEN).toString('base64').slice(0, -2));

  const second = await launch(data, { keyring: { ...keyring, state: 'unlocked' } });
  await second.page.getByTestId('shop-picker').click();
  await second.page.getByRole('menuitem', { name: `Настроить «${SHOP_NAME}»` }).click();
  const dialog = second.page.getByRole('dialog');
  await expect(dialog).not.toContainText('Токен не сохранится');
  await dialog.getByRole('button', { name: 'Проверить связь' }).click();
  await expect(dialog).toContainText('Связь есть, токен подходит');
  await second.app.close();

  const third = await launch(data, { keyring: { ...keyring, state: 'locked' } });
  await third.page.getByTestId('shop-picker').click();
  await third.page.getByRole('menuitem', { name: `Настроить «${SHOP_NAME}»` }).click();
  await expect(third.page.getByRole('dialog')).toContainText('Связка ключей системы заблокирована');
  await third.app.close();
});
