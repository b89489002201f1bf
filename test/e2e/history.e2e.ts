import { join } from 'node:path';
import { mkdirSync } from 'node:fs';
import { expect, test, type ElectronApplication, type Page } from '@playwright/test';
import { openDatabase } from '../../electron/delivery/store/database';
import { startPracticeShop, type PracticeShop } from '../../electron/practice/practice-shop';
import { temporaryFolder } from '../fakes/temporary-folder';
import { dropFile, expectAccessible, launch } from './app';
import { writeCustomers } from './customers';
import { addShop } from './own-shop';

const TOKEN = 'e2e-history-token-Qe71';

let folder: ReturnType<typeof temporaryFolder>;
let shop: PracticeShop;

test.beforeEach(() => {
  folder = temporaryFolder();
});

test.afterEach(async () => {
  await shop.close();
  folder.remove();
});

async function send(page: Page, rows: number): Promise<void> {
  await dropFile(page, writeCustomers(folder.path, rows));
  await expect(page.getByTestId('row-grid')).toBeVisible();
  await page.getByTestId('send').click();
  await page.getByTestId('confirm-send').click();
}

/** Records what is shown on the taskbar, and still shows it. */
const watchTaskbar = (app: ElectronApplication) =>
  app.evaluate(({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows()[0]!;
    const told: (string | undefined)[] = [];
    const show = window.setProgressBar.bind(window);
    window.setProgressBar = (share, options) => {
      show(share, options);
      told.push(share < 0 ? 'none' : options?.mode);
    };
    (globalThis as { taskbar?: unknown }).taskbar = told;
  });
const taskbar = (app: ElectronApplication) =>
  app.evaluate(() => (globalThis as unknown as { taskbar: (string | undefined)[] }).taskbar);

function refuse(id: number): void {
  const body = JSON.stringify({ status: '422', title: 'Validation failed', details: ['is not wanted'] });
  shop.setFaults([{ match: { path: `/consumers/${id}` }, action: { do: 'status', status: 422, body } }]);
}

test('a delivery’s chart and its list of runs are shown, and survive a reload', async () => {
  shop = await startPracticeShop({ databasePath: ':memory:', tokens: [TOKEN], pace: 0 });
  refuse(13);
  const { app, page } = await launch(join(folder.path, 'data'));
  await addShop(page, shop, TOKEN, 4);
  await watchTaskbar(app);
  await send(page, 80);
  const progress = page.getByTestId('delivery-progress');
  await expect(progress).toContainText('Окно можно закрыть');
  const chart = page.getByTestId('delivery-timeline').getByRole('img');
  await expect(chart).toHaveAccessibleName(/приняты: \d+, не приняты: 1\. Наибольшая скорость/, { timeout: 30_000 });
  await progress.getByRole('button', { name: 'Приостановить' }).click();
  await expect(progress).toHaveAttribute('data-status', 'paused');
  await expect(progress).not.toContainText('Окно можно закрыть');
  await expect(progress.getByRole('list')).toContainText(/Начата в окне .* — приостановлена/);
  await expectAccessible(page);

  await page.reload();
  await page.getByRole('button', { name: 'Посмотреть' }).click();
  await expect(chart).toHaveAccessibleName(/не приняты: 1/);
  await page.getByRole('button', { name: 'Продолжить', exact: true }).click();
  const summary = page.getByTestId('delivery-summary');
  await expect(summary).toHaveAttribute('data-status', 'finished', { timeout: 30_000 });
  await expect(chart).toHaveAccessibleName(/приняты: 79, не приняты: 1/);
  await expectAccessible(page);
  const told = await taskbar(app);
  expect(told).toContain('normal');
  expect(told).toContain('paused');
  expect(['none', 'error']).toContain(told.at(-1));

  await page.getByRole('button', { name: 'История' }).click();
  await expect(page.locator('[data-delivery]')).toContainText(/Продолжена в окне .* — завершена/);
  await expectAccessible(page);
  await app.close();
});

test('failed rows are erased when their retention is over, and the history says so', async () => {
  shop = await startPracticeShop({ databasePath: ':memory:', tokens: [TOKEN], pace: 0 });
  refuse(2);
  const userData = join(folder.path, 'data');
  const first = await launch(userData);
  await addShop(first.page, shop, TOKEN, 0);
  await send(first.page, 3);
  await expect(first.page.getByTestId('delivery-summary')).toHaveAttribute('data-status', 'finished');
  await first.app.close();

  const finishedAt = (daysAgo: number) => {
    const database = openDatabase(join(userData, 'deliveries.db'));
    const at = new Date(Date.now() - daysAgo * 24 * 60 * 60_000).toISOString();
    database.prepare('UPDATE deliveries SET finished_at = ?').run(at);
    database.close();
  };
  finishedAt(20);
  const { app, page } = await launch(userData);
  await page.getByRole('button', { name: 'История' }).click();
  const entry = page.locator('[data-delivery]');
  const more = page.getByRole('button', { name: 'Ещё действия с' });
  await more.click();
  await expect(page.getByRole('menuitem', { name: 'ещё раз' })).toBeVisible();
  await page.getByRole('menuitem', { name: 'Удалить' }).click();
  const deletion = page.getByRole('dialog', { name: 'Удалить отправку из истории?' });
  await expect(deletion).toContainText('Содержимое 1 непринятой строки исчезнет');
  await expectAccessible(page);
  await deletion.getByRole('button', { name: 'Отмена' }).click();

  // Twenty days are within the default month, and beyond a week.
  await page.getByRole('button', { name: 'Настройки' }).click();
  await expect(page.getByRole('menuitem', { name: '30 дней' })).toContainText('30 дней');
  await expectAccessible(page);
  await page.getByRole('menuitem', { name: '7 дней' }).click();
  const question = page.getByRole('dialog', { name: 'Хранить непринятые строки 7 дней?' });
  await expect(question).toContainText('закончились больше 7 дней назад');
  await question.getByRole('button', { name: 'Стереть старые' }).click();
  await expect(entry).toContainText('Содержимое непринятых строк стёрто');
  await more.click();
  await expect(page.getByRole('menuitem', { name: 'Отчёт CSV' })).toBeVisible();
  await expect(page.getByRole('menuitem', { name: 'ещё раз' })).toHaveCount(0);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Открыть', exact: true }).click();
  const summary = page.getByTestId('delivery-summary');
  await expect(summary).toContainText('Отправить их ещё раз можно из исходной таблицы');
  await expect(summary.getByRole('button', { name: /Отправить ещё раз/ })).toHaveCount(0);
  await expect(page.getByText('is not wanted').first()).toBeVisible();

  // By keyboard: the pressed control disappears with the entry, and the focus is not lost.
  await page.getByRole('button', { name: 'История' }).click();
  await more.press('Enter');
  await page.getByRole('menuitem', { name: 'Удалить' }).press('Enter');
  await deletion.getByRole('button', { name: 'Удалить' }).press('Enter');
  await expect(entry).toHaveCount(0);
  await expect(page.locator('main :focus')).toHaveCount(1);
  await app.close();
});

test('a history of thousands renders only what is on the screen, and its oldest delivery can be reached and opened', async () => {
  shop = await startPracticeShop({ databasePath: ':memory:', tokens: [TOKEN], pace: 0 });
  const userData = join(folder.path, 'data');
  mkdirSync(userData, { recursive: true });
  const database = openDatabase(join(userData, 'deliveries.db'));
  database.exec(
    `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000)
     INSERT INTO deliveries (id, shop_name, base_url, auth, pace, mode, file_name, headers, source_key, concurrency, batch_size, state, created_at, finished_at, row_count, outcome_counts)
       SELECT 'd' || i, 'Лавка', 'https://shop.example/v4', 'bearer', 2, 'upsert', 'клиенты ' || i || '.csv', '["external_id"]', 's' || i, 1, 1,
         '{"status":"finished"}', '2026-01-01T00:00:00.000Z', '2026-01-01T01:00:00.000Z', 10, '{"created":10}' FROM n;
     INSERT INTO delivery_runs (delivery_id, run_by, started_at, ended_at, ended)
       SELECT id, 'window', created_at, finished_at, 'finished' FROM deliveries;`,
  );
  database.close();
  const { app, page } = await launch(userData);
  await page.getByRole('button', { name: 'История' }).click();
  const entries = page.locator('[data-delivery]');
  await expect(entries.first()).toContainText('клиенты 5000.csv');
  expect(await entries.count()).toBeLessThan(40);
  await expectAccessible(page);
  const oldest = page.locator('[data-delivery="d1"]');
  await expect(async () => {
    await page.mouse.move(600, 400);
    await page.mouse.wheel(0, 10_000_000);
    await expect(oldest).toBeVisible({ timeout: 500 });
  }).toPass();
  await oldest.getByRole('button', { name: 'Открыть', exact: true }).click();
  await expect(page.getByTestId('delivery-summary')).toHaveAttribute('data-status', 'finished');
  await app.close();
});
