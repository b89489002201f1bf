import { expect } from '@playwright/test';
import type { PracticeShop } from '../../../electron/practice/practice-shop';
import { expectAdded, TOKEN } from './shop';
import type { Tour } from './tour';

/** What the top bar leads to: settings, keys, shops, and an empty history and practice shop. */
export async function shootBar(tour: Tour, shop: PracticeShop): Promise<void> {
  const { page, t, shoot } = tour;
  await tour.openMenu(t('settings.title'));
  await shoot('settings-menu');
  await page.getByRole('menuitem', { name: t('settings.failedRowsRetention.days', { count: 7 }) }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await shoot('question-before-failed-rows-are-wiped');
  await tour.close();
  await tour.openMenu(t('settings.title'));
  await page.getByRole('menuitem', { name: t('keyboard.title') }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await shoot('keyboard-help');
  await tour.close();

  await tour.press(t('history.title'));
  await expect(page.getByText(t('history.none'))).toBeVisible();
  await shoot('history-without-an-import');
  await openShopMenu(tour);
  await page.getByRole('menuitem', { name: t('shops.openPractice') }).click();
  await expect(page.getByText(t('practice.none'))).toBeVisible();
  await shoot('practice-shop-without-anybody');

  await openShopMenu(tour);
  await shoot('shop-menu');
  await page.getByRole('menuitem', { name: t('shops.edit', { name: t('shops.practiceName') }) }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await shoot('shop-dialog-of-the-practice-shop');
  await tour.close();
  await shootNewShop(tour, shop);
}

async function shootNewShop(tour: Tour, shop: PracticeShop): Promise<void> {
  const { page, t, shoot } = tour;
  await openShopMenu(tour);
  await page.getByRole('menuitem', { name: t('shops.add') }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toBeVisible();
  await shoot('shop-dialog-of-a-new-shop', 'main');
  await dialog.getByLabel(t('shops.address')).fill('http://shop.example.ru');
  await dialog.getByLabel(t('shops.pace')).fill('0');
  await dialog.getByRole('button', { name: t('common.save'), exact: true }).click();
  await expect(dialog.getByText(t('shops.nameEmpty'))).toBeVisible();
  await shoot('shop-dialog-with-faults');
  const zone = dialog.getByLabel(t('shops.timeZone')).first();
  await zone.click();
  await page.keyboard.type('влад');
  await expect(page.locator('[role="option"]:visible').first()).toBeVisible();
  await shoot('shop-dialog-with-time-zones');
  await page.keyboard.press('Escape');
  await dialog.getByLabel(t('shops.name'), { exact: true }).fill('Ромашка');
  await dialog.getByLabel(t('shops.address')).fill(shop.baseUrl);
  await dialog.getByLabel(t('shops.pace')).fill('8');
  await dialog.getByLabel(t('shops.token'), { exact: true }).fill('wrong');
  await dialog.getByRole('button', { name: t('shops.checkConnection') }).click();
  await expect(dialog.getByText(t('shops.check.refused.title'))).toBeVisible();
  await shoot('shop-dialog-with-a-refused-token');
  await dialog.getByLabel(t('shops.token'), { exact: true }).fill(TOKEN);
  await dialog.getByRole('button', { name: t('shops.checkConnection') }).click();
  await expect(dialog.getByText(t('shops.check.ok'))).toBeVisible();
  await shoot('shop-dialog-with-a-token-that-will-do');
  await dialog.getByRole('button', { name: t('common.save'), exact: true }).click();
  await expectAdded(page);

  await openShopMenu(tour);
  await page.getByRole('menuitem', { name: t('shops.edit', { name: 'Ромашка' }) }).click();
  await shoot('shop-dialog-of-a-shop');
  for (const [button, name] of [
    ['shops.remove', 'question-before-a-shop-is-removed'],
    ['shops.forgetSent', 'question-before-what-was-sent-is-forgotten'],
  ] as const) {
    await dialog.getByRole('button', { name: t(button) }).click();
    await expect(page.getByRole('dialog')).toHaveCount(2);
    await shoot(name);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(1);
  }
  await tour.close();
}

export async function openShopMenu({ page }: Tour): Promise<void> {
  await page.getByTestId('shop-picker').click();
  await expect(page.getByRole('menu')).toBeVisible();
}
