import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { expectAccessible, expectNext, launch } from './app';
import { addShop, forgetToken, ownShop, SHOP_NAME } from './own-shop';

const TOKEN = 'e2e-next-steps-token-Yw61';
const ROWS = 63;
const KEPT_BACK = 3;

const own = ownShop(TOKEN);

/** The last three rows have no id, so an error blocks them. */
function writeSheet(): string {
  const path = join(own.folder, 'клиенты.csv');
  const lines = Array.from(
    { length: ROWS },
    (_, n) => `${n < ROWS - KEPT_BACK ? n + 1 : ''},c${n + 1}@example.ru,Клиент ${n + 1},,2018-01-01 00:11:22`,
  );
  writeFileSync(path, `external_id,email,name,phone,created_at\n${lines.join('\n')}\n`);
  return path;
}

/** The sum of the tiles below a delivery. */
async function countTiles(page: Page): Promise<number> {
  const counts = await page
    .locator('[data-testid^="outcome-"][data-count]')
    .evaluateAll((tiles) => tiles.map((tile) => Number(tile.getAttribute('data-count'))));
  return counts.reduce((sum, count) => sum + count, 0);
}

const hasFocus = (page: Page) => page.evaluate(() => document.activeElement !== document.body);

test('all counts add up, nothing is offered that would be refused, and each result has one next step', async () => {
  const { app, page } = await launch(join(own.folder, 'data'), { file: writeSheet() });
  await addShop(page, own.shop, TOKEN, 8);
  await page.getByTestId('send').click();
  await expect(page.getByTestId('confirm-send')).toBeEnabled();
  await page.getByTestId('confirm-send').focus();
  await page.keyboard.press('Enter');

  // Only sent rows count, and the focus stays where the button was.
  const progress = page.getByTestId('delivery-progress');
  await expect(progress).toContainText(/ из 60 строк/);
  expect(await countTiles(page)).toBe(ROWS);
  await expect.poll(() => hasFocus(page)).toBe(true);
  await progress.getByRole('button', { name: 'Приостановить' }).focus();
  await page.keyboard.press('Enter');
  await expect(progress).toHaveAttribute('data-status', 'paused');
  await expect(progress.getByRole('button', { name: 'Продолжить' })).toBeFocused();
  await expectNext(page, 'Продолжить');

  // A shop with an unfinished delivery cannot be removed, and says so before it asks anything.
  await page.getByTestId('shop-picker').click();
  await page.getByRole('menuitem', { name: `Настроить «${SHOP_NAME}»` }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Удалить магазин' }).click();
  await expect(dialog).toContainText('Отправка в этот магазин не закончена');
  await expect(page.getByRole('dialog')).toHaveCount(1);
  // Without a token it cannot be resumed, whatever paused it.
  await forgetToken(dialog);
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expectNext(page, 'Сохранить и продолжить');
  await page.getByLabel(`Новый токен для «${SHOP_NAME}»`).fill(TOKEN);
  await page.keyboard.press('Enter');
  await expect(progress).toHaveAttribute('data-status', 'running');
  await progress.getByRole('button', { name: 'Приостановить' }).click();
  await expect(progress).toHaveAttribute('data-status', 'paused');

  // The paused delivery is resumed, not started again.
  await page.locator('[data-step="review"]').click();
  await expect(page.getByTestId('review-unfinished')).toBeVisible();
  await expect(page.getByTestId('confirm-send')).toHaveCount(0);
  await expect(page.getByTestId('send')).toHaveCount(0);
  await expectAccessible(page);
  await expectNext(page, 'Продолжить ту отправку');
  await page.getByRole('button', { name: 'Продолжить ту отправку' }).click();
  await expect(progress).toHaveAttribute('data-status', 'running');

  await test.step('each pause that nobody wanted has one next step, and says what becomes of it', async () => {
    const resume = progress.getByRole('button', { name: 'Продолжить', exact: true });
    const notice = (by: string) => progress.locator(`[data-reason="${by}"]`);
    await app.evaluate(({ powerMonitor }) => void powerMonitor.emit('suspend'));
    await expect(notice('sleep')).toContainText('Отправка продолжится сама, как только он проснётся.');
    await expect(progress).toContainText('Ждёт и продолжит сама');
    await expect(progress.getByRole('button', { name: 'Не продолжать без меня' })).toBeVisible();
    await expectNext(page, 'Продолжить');
    await app.evaluate(({ powerMonitor }) => void powerMonitor.emit('resume'));
    await expect(progress).toHaveAttribute('data-status', 'running');

    own.shop.setFaults([{ action: { do: 'rate-limit', resetInSeconds: 3_600, retryAfterSeconds: 3_600 } }]);
    await expect(notice('rate-limit')).toContainText('Не позже чем через 15 минут продолжим сами');
    await expectNext(page, 'Продолжить');

    own.shop.setFaults([{ action: { do: 'drop', when: 'before' } }]);
    await resume.click();
    await expect(notice('network')).toContainText('Соединение оборвалось', { timeout: 30_000 });
    await expectNext(page, 'Продолжить');
    await expectAccessible(page);

    own.shop.setFaults([]);
    await resume.click();
    await expect(progress).toHaveAttribute('data-status', 'running');
  });

  // Stopped: the rest is the next step.
  await progress.getByRole('button', { name: 'Остановить', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Остановить', exact: true }).click();
  const summary = page.getByTestId('delivery-summary');
  await expect(summary).toHaveAttribute('data-status', 'stopped');
  await expect(summary).toContainText(/Остал.* неотправленн/);
  await expect(summary).toContainText('Из-за ошибок не отправлялись 3 строки.');
  expect(await countTiles(page)).toBe(ROWS);
  await expect.poll(() => hasFocus(page)).toBe(true);
  const next = page.getByTestId('next-step');
  await expectNext(page, /Отправить остальные/);
  await expectAccessible(page);
  await next.click();
  await expect(page.getByTestId('review-unchanged')).toBeVisible();
  await page.getByTestId('confirm-send').click();

  // Finished: the rows blocked by errors are the next step.
  await expect(summary).toHaveAttribute('data-status', 'finished', { timeout: 30_000 });
  expect(await countTiles(page)).toBe(ROWS);
  expect(own.shop.consumers({ offset: 0, limit: 1, search: '' }).total).toBe(ROWS - KEPT_BACK);
  await expectNext(page, 'Исправить 3 строки');
  // The same from the history.
  await page.getByRole('button', { name: 'История' }).click();
  await page.getByRole('button', { name: 'Открыть', exact: true }).first().click();
  await expect(summary).toHaveAttribute('data-status', 'finished');
  await expectNext(page, 'Исправить 3 строки');
  await next.click();
  await expect(page.getByTestId('row-grid')).toBeVisible();
  await expect.poll(() => hasFocus(page)).toBe(true);
  await app.close();
});
