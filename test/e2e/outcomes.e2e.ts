import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type ElectronApplication, type Page } from '@playwright/test';
import { dropFile, expectAccessible, launch } from './app';
import { addShop, ownShop } from './own-shop';
import { refusalOf } from './pictures/shop';

const TOKEN = 'e2e-outcomes-token-Ws58';

const own = ownShop(TOKEN);

/** The first row exists in the shop with another e-mail; row 3 has no id; the last column is far to the right. */
function sheetOf(rows: number): string {
  const file = join(own.folder, 'клиенты.csv');
  const extra = Array.from({ length: 8 }, (_, n) => `свойство_${n + 1}`);
  const lines = Array.from({ length: rows }, (_, n) =>
    [
      n === 2 ? '' : `${n + 1}`,
      `c${n + 1}@example.ru`,
      `Клиент ${n + 1}`,
      '+7 916 345-12-08',
      '2018-01-01 00:11:22',
      ...extra.map((_key, at) => `значение ${at + 1}`),
    ].join(),
  );
  writeFileSync(file, `external_id,email,name,phone,created_at,${extra.join()}\n${lines.join('\n')}\n`);
  return file;
}

/** For one request only: sent again, the row is accepted. */
const refusedOnce = (id: string) => ({ ...refusalOf(id), times: 1 });

const outcomeOf = (page: Page, row: number) => page.locator(`[data-row="${row}"] [data-kind="outcome"]`);
const copied = (app: ElectronApplication) => app.evaluate(({ clipboard }) => clipboard.readText());

test('rows are filtered by outcome, repaired and sent again without leaving the grid', async () => {
  const { app, page } = await launch(join(own.folder, 'data'));
  await addShop(page, own.shop, TOKEN, 0);
  const seeded = { data: { type: 'consumers', attributes: { email: 'old@example.ru', name: 'Анна' } } };
  await fetch(`${own.shop.baseUrl}/consumers/1`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/vnd.api+json' },
    body: JSON.stringify(seeded),
  });
  own.shop.setFaults([refusedOnce('2')]);
  await dropFile(page, sheetOf(6));
  await expect(page.getByTestId('row-grid')).toBeVisible();
  await expect(page.getByTestId('outcome-bar')).toHaveCount(0);
  await page.getByTestId('send').click();
  await page.getByTestId('confirm-send').click();
  await expect(page.getByTestId('delivery-summary')).toHaveAttribute('data-status', 'finished');

  // From the list of refused rows to the same rows in the grid.
  await page.screenshot({ path: test.info().outputPath('delivery.png') });
  await page.getByRole('button', { name: 'Показать все в таблице' }).click();
  const grid = page.getByTestId('row-grid');
  await expect(grid).toHaveAttribute('aria-rowcount', '2');
  await expect(outcomeOf(page, 2)).toContainText('Не принят');
  await expect(page.locator('[data-row="2"] [aria-colindex="5"]')).toHaveAttribute('title', /is too short/);
  await page.screenshot({ path: test.info().outputPath('failed.png') });

  await page.getByRole('button', { name: 'Любой результат' }).click();
  await expect(grid).toHaveAttribute('aria-rowcount', '7');
  await expect(outcomeOf(page, 1)).toContainText('Принят частично');
  await expect(outcomeOf(page, 3)).toContainText('Не отправлен');
  await expect(outcomeOf(page, 4)).toContainText('Добавлен');
  await expect(page.locator('[data-row="1"] [aria-colindex="4"]')).toHaveAttribute('title', /old@example\.ru/);
  await expectAccessible(page);
  await page.screenshot({ path: test.info().outputPath('all.png') });

  // By keyboard: the outcome, its reason and its request are below the grid and can be copied.
  await grid.focus();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('ArrowDown');
  const line = page.getByTestId('outcome-line');
  await expect(line).toContainText('Сервер не принял поле «имя»: is too short');
  await expect(line).toContainText('запрос ');
  await line.getByRole('button', { name: 'Скопировать номер запроса' }).click();
  await expect.poll(() => copied(app)).toMatch(/^[\da-f-]{36}$/);
  await expect(line).toContainText(await copied(app));
  await grid.focus();
  await page.keyboard.press('Control+C');
  await expect.poll(() => copied(app)).toContain('Сервер не принял поле «имя»: is too short');

  // The outcome stays in sight at the sheet's far end.
  await page.keyboard.press('End');
  await expect(page.locator('[data-row="2"] [data-focused]')).toContainText('значение 8');
  await expect(outcomeOf(page, 2)).toBeInViewport();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('[data-row="2"] [data-focused]')).toBeInViewport({ ratio: 1 });
  await page.screenshot({ path: test.info().outputPath('far.png') });

  await page.getByTestId('filter-failed').click();
  await expect(grid).toHaveAttribute('aria-rowcount', '2');
  await page.getByRole('gridcell', { name: /^Клиент 2/ }).dblclick();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('Борис');
  await page.keyboard.press('Enter');
  await expect(outcomeOf(page, 2)).toContainText('Не принят');
  await expect(outcomeOf(page, 2).getByLabel('Изменена после отправки')).toBeVisible();
  await page.screenshot({ path: test.info().outputPath('changed.png') });

  await page.getByTestId('send-again').click();
  await expect(outcomeOf(page, 2)).toContainText('Добавлен');
  await expect(grid).toBeVisible();
  await expect(page.getByTestId('send-again')).toHaveCount(0);
  await expect(page.getByTestId('filter-failed')).toHaveAttribute('data-count', '0');
  await expect(page.getByTestId('filter-created')).toHaveAttribute('data-count', '4');
  expect(own.shop.consumers({ offset: 0, limit: 10, search: 'Борис' }).total).toBe(1);
  await page.screenshot({ path: test.info().outputPath('again.png') });
  await app.close();
});

test('outcomes appear in the grid while a delivery runs, and nothing can be sent again', async () => {
  own.shop.setFaults([refusedOnce('1')]);
  const { app, page } = await launch(join(own.folder, 'data'));
  await addShop(page, own.shop, TOKEN, 5);
  await dropFile(page, sheetOf(400));
  await page.getByTestId('send').click();
  await page.getByTestId('confirm-send').click();
  await expect(page.getByTestId('delivery-progress')).toHaveAttribute('data-status', 'running');
  await page.locator('[data-step="rows"]').click();
  const bar = page.getByTestId('outcome-bar');
  await expect(bar).toHaveAttribute('data-status', 'running');
  await page.getByTestId('filter-failed').click();
  await expect(page.getByTestId('row-grid')).toHaveAttribute('aria-rowcount', '2');
  await page.getByTestId('filter-created').click();
  const rowCount = async () => Number(await page.getByTestId('row-grid').getAttribute('aria-rowcount'));
  const before = await rowCount();
  await expect.poll(rowCount).toBeGreaterThan(before);
  await expect(page.getByTestId('send-again')).toHaveCount(0);
  await expectAccessible(page);

  await bar.getByRole('button', { name: 'Открыть отправку' }).click();
  await page.getByRole('button', { name: 'Остановить', exact: true }).click();
  await page
    .getByRole('dialog', { name: 'Остановить отправку?' })
    .getByRole('button', { name: 'Остановить', exact: true })
    .click();
  await expect(page.getByTestId('delivery-summary')).toHaveAttribute('data-status', 'stopped');
  await page.locator('[data-step="rows"]').click();
  await expect(page.getByTestId('send-again')).toBeVisible();
  await app.close();
});

test('the outcomes fit the smallest window, in English and in dark mode', async () => {
  own.shop.setFaults([refusedOnce('2')]);
  const { app, page } = await launch(join(own.folder, 'data'));
  await addShop(page, own.shop, TOKEN, 0);
  await dropFile(page, sheetOf(6));
  await page.getByTestId('send').click();
  await page.getByTestId('confirm-send').click();
  await expect(page.getByTestId('delivery-summary')).toHaveAttribute('data-status', 'finished');
  await page.evaluate(() => window.aplautImport.request('settings-change', { language: 'en', colorScheme: 'dark' }));
  await page.reload();
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(900, 600));
  await expect.poll(() => page.evaluate(() => window.innerWidth)).toBe(900);
  await expect(page.getByTestId('send-again')).toBeVisible();
  await expect(outcomeOf(page, 2)).toContainText('Not accepted');
  await page.getByTestId('row-grid').focus();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByTestId('outcome-line')).toContainText('The server refused the field “name”');
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(beyond).toBe(0);
  await expectAccessible(page);
  await page.screenshot({ path: test.info().outputPath('small-dark.png') });
  await app.close();
});
