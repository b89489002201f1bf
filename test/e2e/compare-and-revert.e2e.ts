import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { dropFile, expectAccessible, launch } from './app';
import { addShop, ownShop } from './own-shop';

const TOKEN = 'e2e-delivery-token-Ws58';

const own = ownShop(TOKEN);

async function open(page: Page, names: string[], email = 'example.ru'): Promise<void> {
  const file = join(own.folder, 'клиенты.csv');
  const lines = names.map((name, n) => `${n + 1},c${n + 1}@${email},${name},+7 916 345-12-08,2018-01-01 00:11:22`);
  writeFileSync(file, `external_id,email,name,phone,created_at\n${lines.join('\n')}\n`);
  await dropFile(page, file);
  await expect(page.getByTestId('row-grid')).toBeVisible();
  await page.getByTestId('send').click();
}

const names = () => own.shop.consumers({ offset: 0, limit: 10, search: '' }).consumers.map(({ name }) => name);

test('rows are compared before they are sent, and the delivery is reverted', async () => {
  const { app, page } = await launch(join(own.folder, 'data'));
  await addShop(page, own.shop, TOKEN, 50);
  await open(page, ['Анна', 'Борис', 'Вера']);
  await page.getByTestId('confirm-send').click();
  await expect(page.getByTestId('delivery-summary')).toHaveAttribute('data-status', 'finished');
  own.seen.length = 0;

  await page.getByRole('button', { name: 'Таблица' }).click();
  await open(page, ['Анна Петровна', 'Борис', 'Вера', 'Глеб'], 'другой.рф');
  const compare = page.getByTestId('compare');
  await compare.getByTestId('compare-start').click();
  const result = page.getByTestId('compare-result');
  await expect(result.locator('li[data-kind="would-change"]')).toHaveAttribute('data-count', '1');
  await expect(result.locator('li[data-kind="no-effect"]')).toHaveAttribute('data-count', '2');
  await expect(result.locator('li[data-kind="would-create"]')).toHaveAttribute('data-count', '1');
  const first = result.locator('tr[data-row="1"]');
  await expect(first).toContainText('имя: «Анна» → «Анна Петровна»');
  await expect(first).toContainText('почта: магазин оставит «c1@example.ru»');
  expect(own.seen.map(({ method }) => method)).toEqual(['GET', 'GET', 'GET', 'GET']);
  await expectAccessible(page);

  await compare.getByLabel('Какие строки').selectOption({ label: 'По номерам' });
  await compare.getByLabel('Номера строк').fill('2, 4');
  await compare.getByTestId('compare-start').click();
  await expect(result.locator('tbody tr')).toHaveCount(2);

  await page.getByLabel('Запомнить прежние значения, чтобы их можно было восстановить').check();
  await page.getByLabel('Отправить всё, включая неизменившиеся строки').check();
  await page.getByTestId('confirm-send').click();
  const summary = page.getByTestId('delivery-summary');
  await expect(summary).toHaveAttribute('data-status', 'finished');
  expect(names()).toEqual(['Анна Петровна', 'Борис', 'Вера', 'Глеб']);

  await summary.getByTestId('take-back').click();
  const dialog = page.getByRole('dialog', { name: 'Восстановить прежние значения' });
  await expect(dialog).toContainText('Восстановим прежние значения 1 клиента');
  await expect(dialog).toContainText('1 добавленный клиент останется');
  await expect(dialog).toContainText('Почту и телефон не меняют');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Восстановить', exact: true }).click();
  await expect(page.getByTestId('taken-back')).toContainText('Прежние значения восстановлены у 1 клиента.');
  await expect(page.getByTestId('taken-back')).toContainText('1 добавленный клиент останется');
  expect(names()).toEqual(['Анна', 'Борис', 'Вера', 'Глеб']);
  await expectAccessible(page);

  await page.getByRole('button', { name: 'История' }).click();
  await expect(page.getByText('восстановление прежних значений')).toBeVisible();
  await page.getByRole('button', { name: 'Ещё действия' }).nth(1).click();
  await page.getByRole('menuitem', { name: 'Забыть прежние значения' }).click();
  await page
    .getByRole('dialog', { name: 'Забыть прежние значения?' })
    .getByRole('button', { name: 'Забыть прежние значения' })
    .click();
  await expect(page.getByText('Прежние значения забыты.')).toBeVisible();
  await page.getByRole('button', { name: 'Открыть', exact: true }).first().click();
  await expect(page.getByTestId('taken-back')).toContainText('1 добавленный клиент останется');
  await expect(page.getByTestId('taken-back')).not.toContainText('неизвестны');
  await app.close();
});

/** Opens a sheet of so many rows, the second of which is blocked, at the review step. */
async function review(page: Page, rows: number): Promise<void> {
  const file = join(own.folder, 'с ошибкой.csv');
  const email = (n: number) => (n === 2 ? 'boris(at)example.ru' : `c${n}@example.ru`);
  const lines = Array.from({ length: rows }, (_, at) => at + 1).map((n) => `${n},${email(n)},Клиент ${n},,2018-01-01`);
  writeFileSync(file, `external_id,email,name,phone,created_at\n${lines.join('\n')}\n`);
  await dropFile(page, file);
  await expect(page.getByTestId('row-grid')).toBeVisible();
  await page.getByTestId('send').click();
}

const step = (page: Page, name: string) => page.locator(`[data-step="${name}"]`);

test('choices and the comparison survive a visit to the rows, and the request shown is the one that would be sent', async () => {
  const { app, page } = await launch(join(own.folder, 'data'));
  await addShop(page, own.shop, TOKEN, 0);
  await review(page, 4);
  const keeps = page.getByLabel('Запомнить прежние значения, чтобы их можно было восстановить');
  await keeps.check();
  await page.getByTestId('compare-start').click();
  const result = page.getByTestId('compare-result');
  await expect(result.locator('tbody tr')).toHaveCount(3);
  await expectAccessible(page);

  await step(page, 'rows').click();
  await page.getByLabel('Найти в таблице').fill('Клиент 3');
  await expect(page.getByTestId('row-grid')).toHaveAttribute('aria-rowcount', '2');
  await step(page, 'review').click();
  await page.getByRole('button', { name: 'Посмотреть замечания' }).click();
  await expect(page.locator('[data-row="2"]')).toBeVisible();
  await expect(page.getByLabel('Найти в таблице')).toHaveValue('');

  await step(page, 'review').click();
  await expect(keeps).toBeChecked();
  await result.getByRole('button', { name: 'Строка 4: показать в таблице' }).click();
  await expect(page.locator('[data-row="4"] [data-focused]')).toBeVisible();
  await step(page, 'review').click();
  await expect(result.locator('tbody tr')).toHaveCount(3);

  await page.getByRole('button', { name: 'Подробнее: что именно получит сервер' }).click();
  await page.getByRole('button', { name: 'Показать', exact: true }).click();
  const request = page.getByLabel('Технические подробности');
  await expect(request).toContainText(`PUT ${own.shop.baseUrl}/consumers/1`);
  await page.getByRole('radio', { name: 'Только добавлять новых' }).click();
  await expect(request).toContainText(`POST ${own.shop.baseUrl}/consumers`);
  // The comparison is out of date: the mode has changed.
  await expect(result).toHaveCount(0);
  await page.getByTestId('shop-picker').click();
  await page.getByRole('menuitem', { name: 'Учебный магазин' }).first().click();
  await expect(request).not.toContainText(own.shop.baseUrl);
  await expect(request).toContainText('POST http');
  await app.close();
});

test('a comparison that ends early says why and what to do', async () => {
  const { app, page } = await launch(join(own.folder, 'data'));
  await addShop(page, own.shop, TOKEN, 0);
  await review(page, 10);
  const result = page.getByTestId('compare-result');
  const compare = page.getByTestId('compare');
  own.shop.setFaults([{ match: { nth: 1 }, action: { do: 'delay', delayMs: 0 } }, { action: { do: 'hang' } }]);
  await compare.getByTestId('compare-start').click();
  await expect(compare.getByRole('status')).toContainText('Сверено 1 из 9');
  await compare.getByRole('button', { name: 'Прервать' }).click();
  await expect(result.locator('[data-ended="cancelled"]')).toContainText('Вы прервали сверку: сверено 1 из 9');

  const headers = { 'www-authenticate': 'Bearer error="invalid_token", error_description="token was revoked"' };
  own.shop.setFaults([{ action: { do: 'status', status: 401, headers } }]);
  await compare.getByTestId('compare-start').click();
  const ending = result.locator('[data-ended="token"]');
  await expect(ending).toContainText('Сервер не принял токен');
  await ending.getByRole('button', { name: 'Подробнее' }).click();
  await expect(ending).toContainText('HTTP 401: token was revoked');
  await expectAccessible(page);
  await ending.getByRole('button', { name: 'Вставить токен' }).click();
  await expect(page.getByRole('dialog').getByLabel('Токен', { exact: true })).toBeVisible();
  await app.close();
});

test('a comparison completes while the same sheet is being sent', async () => {
  const { app, page } = await launch(join(own.folder, 'data'));
  await addShop(page, own.shop, TOKEN, 20);
  await review(page, 120);
  await page.getByTestId('confirm-send').click();
  await expect(page.getByTestId('delivery-progress')).toHaveAttribute('data-status', 'running');
  await step(page, 'review').click();
  const sent = () => own.seen.filter(({ method }) => method === 'PUT').length;
  const before = sent();
  await page.getByTestId('compare-start').click();
  const result = page.getByTestId('compare-result');
  await expect(result.locator('tbody tr')).toHaveCount(20);
  await expect.poll(sent).toBeGreaterThan(before + 20);
  await expect(result.locator('tbody tr')).toHaveCount(20);
  expect(sent()).toBeLessThan(119);
  await app.close();
});
