import { expect } from '@playwright/test';
import type { PracticeShop } from '../../../electron/practice/practice-shop';
import { dropFile, openFile } from '../app';
import { writeCustomers } from '../customers';
import { openShopMenu } from './bar-pictures';
import { refusalOf, refusalOfAll, TOKEN } from './shop';
import type { Tour } from './tour';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** From the review to the result, with its interruptions. */
export async function shootDelivery(tour: Tour, shop: PracticeShop): Promise<void> {
  const { page, t, folder, shoot } = tour;
  const progress = page.getByTestId('delivery-progress');
  const summary = page.getByTestId('delivery-summary');
  const dialog = page.getByRole('dialog');
  await seed(shop);
  await dropFile(page, writeSheet(folder));
  await expect(page.locator('[data-row="1"]')).toContainText('c1@example.ru');
  await tour.step('review');
  await expect(page.getByTestId('confirm-send')).toBeEnabled();
  await shoot('review', 'main');
  await page.getByTestId('compare-start').click();
  await expect(page.getByTestId('compare-result').locator('tbody tr').first()).toBeVisible({ timeout: 20_000 });
  await page.getByTestId('compare').scrollIntoViewIfNeeded();
  await shoot('review-compared-with-the-shop');
  await page.getByRole('button', { name: t('review.previewTitle') }).click();
  await page.getByRole('button', { name: t('review.previewShow'), exact: true }).click();
  await page.getByLabel(t('common.technicalText')).scrollIntoViewIfNeeded();
  await shoot('review-with-the-request');
  await page.getByLabel(t('revert.keep')).check();
  shop.setFaults([refusalOf('5')]);
  await page.getByTestId('confirm-send').click();
  await expect(page.getByTestId('outcome-failed')).toHaveAttribute('data-count', '1');
  await shoot('import-running', 'main');
  await tour.step('rows');
  await expect(page.getByTestId('outcome-bar')).toHaveAttribute('data-status', 'running');
  await shoot('rows-while-they-are-sent');
  await tour.step('delivery');
  await progress.getByRole('button', { name: t('delivery.pause') }).click();
  await expect(progress).toHaveAttribute('data-status', 'paused');
  await shoot('import-paused', 'main');
  await tour.step('review');
  await expect(page.getByTestId('review-unfinished')).toBeVisible();
  await shoot('review-of-what-is-being-sent');
  await tour.press(t('history.title'));
  await shoot('history-with-an-import-that-is-paused');
  await tour.step('delivery');
  shop.setFaults([refusalOf('5'), { match: { nth: 8 }, action: { do: 'status', status: 401 } }]);
  await progress.getByRole('button', { name: t('delivery.resume'), exact: true }).click();
  await tour.step('rows');
  const notice = page.getByRole('alert').filter({ hasText: t('notifications.paused', { shop: 'Ромашка' }) });
  await expect(notice).toBeVisible();
  await shoot('rows-with-the-notice-of-a-pause');
  await tour.step('delivery');
  await expect(page.locator('[data-reason="token"]')).toBeVisible();
  await shoot('import-paused-for-its-token');
  shop.setFaults([refusalOf('5')]);
  await tour.press(t('delivery.resumeSameToken'));
  await expect(summary).toHaveAttribute('data-status', 'finished', { timeout: 60_000 });
  await shoot('import-with-a-refused-row', 'main');
  await page.getByTestId('outcome-kept').click();
  await shoot('import-with-rows-accepted-in-part');
  await tour.step('rows');
  await page.locator('[data-row="5"] [role="gridcell"]').first().click();
  await shoot('rows-with-outcomes', 'main');

  await tour.press(t('history.title'));
  await tour.openMenu(t('history.more', { name: 'новые.csv' }));
  await shoot('history-menu-of-an-import');
  await page.getByRole('menuitem', { name: t('revert.start') }).click();
  await expect(dialog).toBeVisible();
  await shoot('question-before-values-are-restored');
  await dialog.getByRole('button', { name: t('revert.confirm'), exact: true }).click();
  await expect(page.getByTestId('taken-back')).toBeVisible({ timeout: 60_000 });
  await shoot('import-that-restored-values');
  await openFile(tour, writeCustomers(folder, 30));
  await expect(page.locator('[data-row="1"]')).toContainText('c1@example.ru');
  await tour.press(t('history.title'));
  await page
    .getByRole('button', { name: t('history.more', { name: 'новые.csv' }) })
    .last()
    .click();
  await page.getByRole('menuitem', { name: t('delivery.sendAgain', { count: 1, rows: 1 }) }).click();
  await expect(dialog).toBeVisible();
  await shoot('question-before-rows-go-as-they-were');
  await tour.close();
}

/** Deliveries that wait for the server, are refused for one reason or are stopped, and their remaining rows. */
export async function shootTroubles(tour: Tour, shop: PracticeShop): Promise<void> {
  const { page, t, folder, shoot } = tour;
  const progress = page.getByTestId('delivery-progress');
  const summary = page.getByTestId('delivery-summary');
  const dialog = page.getByRole('dialog');
  shop.setFaults([{ action: { do: 'rate-limit', resetInSeconds: 15, retryAfterSeconds: 15 } }]);
  await openFile(tour, writeStrangers(folder));
  await tour.step('review');
  await page.getByTestId('confirm-send').click();
  await expect(progress.getByText(t('delivery.waiting.rate-limit', { time: '§' }).split('§')[0]!.trim())).toBeVisible();
  await shoot('import-that-waits-for-the-server');
  await progress.getByRole('button', { name: t('delivery.stop'), exact: true }).click();
  await expect(dialog).toBeVisible();
  await shoot('question-before-an-import-is-stopped');
  await dialog.getByRole('button', { name: t('delivery.stop'), exact: true }).click();
  await expect(summary).toHaveAttribute('data-status', 'stopped');
  await shoot('import-stopped', 'main');
  shop.setFaults([refusalOfAll]);
  await page.getByTestId('next-step').click();
  await page.getByTestId('confirm-send').click();
  // The server still asks to wait.
  await expect(page.locator('[data-reason="failing-alike"]')).toBeVisible({ timeout: 40_000 });
  await shoot('import-refused-alike');
  shop.setFaults([]);
  await progress.getByRole('button', { name: t('delivery.resume'), exact: true }).click();
  await expect(summary).toHaveAttribute('data-status', 'finished', { timeout: 60_000 });
  // The number of refused rows before the pause varies.
  const again = t('delivery.sendAgain', { count: 5, rows: '' }).replace('()', '').trim();
  await summary.getByRole('button', { name: again }).last().click();
  await expect(page.getByTestId('outcome-failed')).toHaveAttribute('data-count', '0');
  await expect(summary).toHaveAttribute('data-status', 'finished');
  await shoot('import-that-went-well', 'main');
  await openFile(tour, writeStrangers(folder));
  await tour.step('review');
  await expect(page.getByTestId('review-unchanged')).toBeVisible();
  await shoot('review-with-nothing-new');
  await tour.press(t('history.title'));
  await expect(page.locator('[data-delivery]').first()).toBeVisible();
  await shoot('history', 'main');
  await page
    .getByRole('button', { name: t('history.more', { name: '§' }).split('§')[0]! })
    .last()
    .click();
  await page.getByRole('menuitem', { name: t('history.delete'), exact: true }).click();
  await expect(dialog).toBeVisible();
  await shoot('question-before-an-import-is-deleted');
  await tour.close();
}

/** The practice shop with customers in it. */
export async function shootPractice(tour: Tour): Promise<void> {
  const { page, t, shoot } = tour;
  await openShopMenu(tour);
  await page.getByRole('menuitem', { name: t('shops.practiceName'), exact: true }).click();
  await tour.step('review');
  await expect(page.getByTestId('confirm-send')).toBeEnabled();
  await page.getByTestId('confirm-send').click();
  await expect(page.getByTestId('outcome-created')).toBeVisible();
  await openShopMenu(tour);
  await page.getByRole('menuitem', { name: t('shops.openPractice') }).click();
  await expect(page.getByTestId('practice-consumers')).toContainText('c5001@example.ru');
  await shoot('practice-shop', 'main');
  await page.getByLabel(t('practice.search')).fill('никто');
  await expect(page.getByText(t('practice.noneFound'))).toBeVisible();
  await shoot('practice-shop-searched-in-vain');
  await page.getByLabel(t('practice.search')).fill('');
  await page.getByRole('button', { name: t('practice.empty'), exact: true }).click();
  await shoot('question-before-the-practice-shop-is-emptied');
  await tour.close();
}

/** Row 2 exists in the shop with another e-mail; the last three rows have no id. */
function writeSheet(folder: string): string {
  const path = join(folder, 'новые.csv');
  const lines = Array.from({ length: 40 }, (_, n) =>
    [
      n < 37 ? n + 1 : '',
      `c${n + 1}@example.ru`,
      `Клиент ${n + 1}`,
      '+7 916 345-12-08',
      '2018-01-01 00:11:22',
      n * 100,
      'Казань',
    ].join(),
  );
  writeFileSync(path, `external_id,email,name,phone,created_at,ltv,city\n${lines.join('\n')}\n`);
  return path;
}

/** Consumers that the shop does not have: enough of them to pause when the first are refused for the same reason. */
function writeStrangers(folder: string): string {
  const path = join(folder, 'клиенты-ноябрь.csv');
  const ids = Array.from({ length: 60 }, (_, n) => 5001 + n);
  const lines = ids.map((id) => `${id},c${id}@example.ru,Клиент ${id},,2018-01-01`);
  writeFileSync(path, `external_id,email,name,phone,created_at\n${lines.join('\n')}\n`);
  return path;
}

async function seed(shop: PracticeShop): Promise<void> {
  await fetch(`${shop.baseUrl}/consumers/2`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/vnd.api+json' },
    body: JSON.stringify({ data: { type: 'consumers', attributes: { email: 'old@example.ru', name: 'Борис' } } }),
  });
}
