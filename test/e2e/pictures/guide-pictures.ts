import { expect } from '@playwright/test';
import type { PracticeShop } from '../../../electron/practice/practice-shop';
import { openFile } from '../app';
import type { Camera } from './guide-camera';
import { emailElsewhere, FOLDERS, SHOP_NAMES, writeGuideSheet, writeManyCustomers } from './guide-files';
import { TOKEN } from './shop';

/** Takes every picture of the guide. */
export async function takeGuidePictures(camera: Camera, shop: PracticeShop): Promise<void> {
  shop.setExports({ waitMs: 0, workMs: 0, betweenTasksMs: 0 });
  shop.addFromOrders([{ email: emailElsewhere(camera.language), phone: '', name: '' }], 3);
  await takeStart(camera);
  await takeShop(camera, shop);
  await takeSheet(camera);
  await takeResult(camera);
  await takeList(camera);
  await takeWatchedFolder(camera);
  await takeSending(camera);
}

async function takeStart({ page, take, cardOf }: Camera): Promise<void> {
  await take('start', page.getByTestId('drop-zone'), cardOf('try'));
}

/** The form of a new shop, which is saved with the test's server. */
async function takeShop({ page, t, language, take }: Camera, shop: PracticeShop): Promise<void> {
  await page.getByTestId('shop-picker').click();
  await page.getByRole('menuitem', { name: t('shops.add') }).click();
  const dialog = page.getByRole('dialog');
  const token = dialog.getByLabel(t('shops.token'), { exact: true });
  await dialog.getByLabel(t('shops.name'), { exact: true }).fill(SHOP_NAMES[language]);
  await token.fill(TOKEN);
  await token.blur();
  await take('shop', dialog, token);
  await dialog.getByLabel(t('shops.address')).fill(shop.baseUrl);
  await dialog.getByRole('button', { name: t('common.save'), exact: true }).click();
  await expect(dialog).toHaveCount(0);
}

/** A sheet without phones, and one with mistakes. */
async function takeSheet(camera: Camera): Promise<void> {
  const { page, language, folder, take, step, cardOf } = camera;
  await openFile(camera, writeGuideSheet(folder, language, 'without-phones'));
  await expect(page.getByTestId('required-missing')).toBeVisible();
  const missing = page.locator('[role="columnheader"]', { hasText: 'phone' });
  // Not below the columns that stay in place at the left.
  await missing.evaluate((header) => header.scrollIntoView({ inline: 'end' }));
  await take('columns');
  await openFile(camera, writeGuideSheet(folder, language, 'with-mistakes'));
  await expect(page.getByTestId('required-missing')).toHaveCount(0);
  await step('intake');
  await expect(page.getByTestId('first-rows')).toContainText('100501');
  await take('reading', cardOf('first-rows'));
  await step('rows');
  await page.locator('[data-row="2"] [role="gridcell"]').nth(1).click();
  await expect(page.getByTestId('cell-status')).toBeVisible();
  await take('rows');
  await page.locator('[data-code="name-case"]').getByTestId('repair-all').click();
  await expect(page.getByTestId('repair-preview')).toBeVisible();
  await take('repair', page.getByRole('dialog'));
  await camera.close();
  await step('review');
  await expect(page.getByTestId('confirm-send')).toBeEnabled();
  await take('review', cardOf('confirm-send'));
}

/** Of a sheet in which one row has the e-mail of another customer. */
async function takeResult(camera: Camera): Promise<void> {
  const { page, language, folder, take } = camera;
  await openFile(camera, writeGuideSheet(folder, language, 'right'));
  await page.getByTestId('send').click();
  await page.getByTestId('confirm-send').click();
  const summary = page.getByTestId('delivery-summary');
  await expect(summary).toHaveAttribute('data-status', 'finished', { timeout: 30_000 });
  await take('result', summary);
}

/** What a week later would change, and the file that is saved instead. */
async function takeList(camera: Camera): Promise<void> {
  const { page, language, folder, take, close } = camera;
  await openFile(camera, writeGuideSheet(folder, language, 'later'));
  await page.getByTestId('send').click();
  await page.getByTestId('shop-list-take').click();
  const list = page.getByTestId('shop-list');
  await expect(list).toHaveAttribute('data-has-list', 'true');
  await take('list', list);
  await page.getByTestId('adopt-all').click();
  await expect(page.getByTestId('adopt-dialog')).toBeVisible();
  await take('other-customer', page.getByRole('dialog'));
  await close();
  await page.getByTestId('save-cabinet-file').click();
  await expect(page.getByTestId('cabinet-dialog')).toBeVisible();
  await take('account-file', page.getByRole('dialog'));
  await close();
}

async function takeWatchedFolder({ app, page, t, language, take, close }: Camera): Promise<void> {
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
  }, FOLDERS[language]);
  await page.getByTestId('shop-picker').click();
  await page.getByRole('menuitem', { name: t('watch.title') }).click();
  await page.getByTestId('watch-folder').click();
  const form = page.getByRole('dialog');
  await form.getByRole('button', { name: t('watch.chooseFolder') }).click();
  await expect(form.getByLabel(t('watch.folder'), { exact: true })).toHaveValue(FOLDERS[language]);
  await take('watched-folder', form);
  await close();
}

/** The import goes on when the program is closed at the end of the tour. */
async function takeSending(camera: Camera): Promise<void> {
  const { page, t, language, folder, take } = camera;
  await openFile(camera, writeManyCustomers(folder, language));
  await page.getByTestId('send').click();
  await page.getByTestId('confirm-send').click();
  const progress = page.getByTestId('delivery-progress');
  await expect(progress).toContainText(t('delivery.rate', { rate: '' }).trim(), { timeout: 30_000 });
  await take('sending', progress);
}
