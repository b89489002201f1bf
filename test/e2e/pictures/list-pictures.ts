import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import type { PracticeShop } from '../../../electron/practice/practice-shop';
import { dropFile } from '../app';
import { openShopMenu } from './bar-pictures';
import { expectAdded, TOKEN } from './shop';
import type { Tour } from './tour';

/** What a list of the shop's customers leads to: its verdicts, rows with the e-mail of somebody else, and the file for the account. */
export async function shootList(tour: Tour, shop: PracticeShop): Promise<void> {
  const { page, t, shoot, folder } = tour;
  shop.setExports({ waitMs: 0, workMs: 0, betweenTasksMs: 0 });
  shop.addFromOrders(
    ['olga', 'vera', 'twice'].map((name) => ({ email: `${name}@example.ru`, phone: '', name: 'Ольга' })),
    3,
  );
  const put = (id: string, attributes: object): Promise<Response> =>
    fetch(`${shop.baseUrl}/consumers/${id}`, {
      method: 'PUT',
      headers: { Authorization: `Bearer ${TOKEN}`, 'Content-Type': 'application/vnd.api+json' },
      body: JSON.stringify({ data: { type: 'consumers', attributes } }),
    });
  await put('old-7', { email: 'boris@example.ru', name: 'Борис' });
  await put('c1', { email: 'c1@example.ru', name: 'Анна' });
  await put('c2', { email: 'c2@example.ru', name: 'Глеб' });
  await openShopMenu(tour);
  await page.getByRole('menuitem', { name: t('shops.add') }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(t('shops.name'), { exact: true }).fill('Ромашка');
  await dialog.getByLabel(t('shops.address')).fill(shop.baseUrl);
  await dialog.getByLabel(t('shops.pace')).fill('8');
  await dialog.getByLabel(t('shops.token'), { exact: true }).fill(TOKEN);
  await dialog.getByRole('button', { name: t('common.save'), exact: true }).click();
  await expectAdded(page);
  const file = join(folder, 'customers.csv');
  writeFileSync(
    file,
    'external_id,email,name,phone,created_at\nc1,c1@example.ru,Анна,,\nc2,c2@example.ru,Глеб Ли,,\nc3,olga@example.ru,Ольга Ли,,\n' +
      'c4,vera@example.ru,Вера,,\nc5,boris@example.ru,Борис Ли,,\nc6,twice@example.ru,Дарья,,\nc7,TWICE@example.ru,Дарья,,\nc8,c8@example.ru,Зоя,,\n',
  );
  await dropFile(page, file);
  await expect(page.getByTestId('row-grid')).toBeVisible();
  await page.getByTestId('send').click();
  await page.getByTestId('shop-list-take').click();
  await expect(page.getByTestId('shop-list')).toHaveAttribute('data-has-list', 'true');
  await page.getByTestId('shop-list').scrollIntoViewIfNeeded();
  await shoot('list-of-the-shop', 'main');
  await page.getByTestId('adopt-all').click();
  await expect(page.getByTestId('adopt-dialog')).toBeVisible();
  await shoot('adopt-dialog', 'main');
  await tour.close();
  await page.getByTestId('save-cabinet-file').click();
  await expect(page.getByTestId('cabinet-dialog')).toBeVisible();
  await expect(page.getByTestId('cabinet-save')).toBeInViewport({ ratio: 1 });
  await shoot('cabinet-dialog', 'main');
  await tour.close();
  await page.getByTestId('verdict-email-elsewhere').click();
  const row = page.getByTestId('row-grid').locator('[data-row="5"]');
  await row.getByText('boris@example.ru').click();
  await page.keyboard.press('Shift+F10');
  await expect(page.getByTestId('cell-menu')).toBeVisible();
  await shoot('cell-menu-of-another-customer', 'main');
  await page.getByTestId('cell-menu').getByRole('menuitem').first().click();
  await expect(page.getByTestId('adopt-question')).toBeVisible();
  await shoot('adopt-question', 'main');
  await tour.close();
}
