import { expect, type Page } from '@playwright/test';
import type { PracticeShop } from '../../electron/practice/practice-shop';

/** The name under which {@link addShop} adds the shop. */
export const SHOP_NAME = 'Ромашка';

/** Adds and chooses a shop of the person's own as a person does: through the picker's dialog. */
export async function addShop(page: Page, shop: PracticeShop, token: string, pace: number): Promise<void> {
  await page.getByTestId('shop-picker').click();
  await page.getByRole('menuitem', { name: 'Добавить магазин' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Название').fill(SHOP_NAME);
  await dialog.getByLabel('Адрес API').fill(shop.baseUrl);
  await dialog.getByLabel('Строк в секунду').fill(String(pace));
  await dialog.getByLabel('Токен', { exact: true }).fill(token);
  await dialog.getByRole('button', { name: 'Сохранить', exact: true }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByTestId('shop-picker')).toContainText(SHOP_NAME);
}
