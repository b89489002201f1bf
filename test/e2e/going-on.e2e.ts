import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'libsql';
import { expect, test, type ElectronApplication, type Locator, type Page } from '@playwright/test';
import { startPracticeShop, type PracticeShop } from '../../electron/practice/practice-shop';
import { temporaryFolder } from '../fakes/temporary-folder';
import { expectAccessible, expectNext, launch, openFile } from './app';
import { addShop } from './own-shop';

const TOKEN = 'e2e-token-3e5a1c7f9b-GoingOn.1';
const ROWS = 40;

let folder: ReturnType<typeof temporaryFolder>;
let shop: PracticeShop | undefined;
test.beforeEach(() => {
  folder = temporaryFolder();
});
test.afterEach(async () => {
  await shop?.close();
  folder.remove();
});

const startShop = (port = 0) =>
  startPracticeShop({ databasePath: join(folder.path, 'shop.db'), tokens: [TOKEN], pace: 0, port });

function sheetOf(rows: number): string {
  const path = join(folder.path, 'клиенты.csv');
  const lines = Array.from(
    { length: rows },
    (_, n) => `c${n},anna${n}@example.ru,Анна,+79001234567,2024-01-02 03:04:05`,
  );
  writeFileSync(path, ['external_id,email,name,phone,created_at', ...lines].join('\n'));
  return path;
}

/** As a failing disk would: what is read of the rows from now on is no part of a database. */
function damage(path: string): void {
  const database = new Database(path);
  database.exec(
    `PRAGMA writable_schema = ON; UPDATE sqlite_schema SET rootpage = 999999 WHERE type = 'table'; PRAGMA schema_version = 999`,
  );
  database.close();
}

async function send(app: ElectronApplication, page: Page, path: string): Promise<void> {
  await openFile({ app, page }, path);
  await page.getByTestId('send').click();
  await page.getByTestId('confirm-send').click();
}

test('a delivery without a network waits, says so, and resumes by itself when the shop answers', async () => {
  test.setTimeout(180_000);
  shop = await startShop();
  const { app, page } = await launch(join(folder.path, 'data'));
  await addShop(page, shop, TOKEN, 50);
  const port = Number(new URL(shop.baseUrl).port);
  await shop.close();
  shop = undefined;
  await send(app, page, sheetOf(ROWS));
  const progress = page.getByTestId('delivery-progress');
  await expect(progress).toHaveAttribute('data-status', 'paused', { timeout: 60_000 });
  await expect(page.getByText('Сервер не принимает соединения')).toBeVisible();
  await expect(page.getByText('продолжим сами')).toBeVisible();
  await expectAccessible(page);

  shop = await startShop(port);
  await expect(page.getByTestId('outcome-created')).toHaveAttribute('data-count', String(ROWS), { timeout: 90_000 });
  expect(shop.consumers({ offset: 0, limit: 1, search: '' }).total).toBe(ROWS);
  await app.close();
});

test('a delivery pauses while the computer sleeps, and resumes when it wakes', async () => {
  shop = await startShop();
  const { app, page } = await launch(join(folder.path, 'data'));
  await addShop(page, shop, TOKEN, 10);
  await send(app, page, sheetOf(ROWS));
  const progress = page.getByTestId('delivery-progress');
  await expect(progress).toHaveAttribute('data-status', 'running');
  await app.evaluate(({ powerMonitor }) => powerMonitor.emit('suspend'));
  await expect(progress).toHaveAttribute('data-status', 'paused');
  await expect(page.getByText('Компьютер уснул', { exact: true })).toBeVisible();
  await app.evaluate(({ powerMonitor }) => powerMonitor.emit('resume'));
  await expect(page.getByTestId('outcome-created')).toHaveAttribute('data-count', String(ROWS));
  await app.close();
});

test('what was damaged is moved aside, and the person learns where it is, while the rows keep their room', async () => {
  const data = join(folder.path, 'data');
  mkdirSync(data);
  writeFileSync(join(data, 'deliveries.db'), 'this is no database');
  writeFileSync(join(data, 'shops.json'), '{ "shops": [');
  const { app, page } = await launch(data);
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(900, 600));
  await openFile({ app, page }, sheetOf(ROWS));
  await page.locator('[data-step="rows"]').click();
  await expect(page.locator('[data-row="4"] [role="gridcell"]').first()).toBeInViewport({ ratio: 1 });

  const database = page.getByTestId('database-set-aside');
  const files = page.getByTestId('files-set-aside');
  await expect(database).toContainText('База отправок была повреждена');
  const aside = readdirSync(data).find((name) => name.startsWith('deliveries-damaged-')) ?? 'nowhere';
  await expect(page.getByText(aside)).toBeHidden();
  await expectAccessible(page);
  // By the keyboard, and one text at a time.
  const more = (banner: Locator) => banner.getByRole('button', { name: 'Подробнее' });
  await more(database).press('Enter');
  await expect(page.getByText(aside)).toBeVisible();
  await expect(more(database)).toHaveAttribute('aria-expanded', 'true');
  await expectAccessible(page);
  await more(files).press('Enter');
  await expect(files.getByText('shops-unreadable-')).toBeVisible();
  await expect(page.getByText(aside)).toBeHidden();
  await page.screenshot({ path: test.info().outputPath('banners.png') });
  await files.getByRole('button', { name: 'Понятно' }).press('Enter');
  await database.getByRole('button', { name: 'Понятно' }).press('Enter');
  await expect(database.or(files)).toHaveCount(0);
  await expect(page.locator(':focus')).toBeVisible();

  // Damaged again in the middle of a delivery, which only a new start can help.
  await page.getByTestId('send').click();
  await page.getByTestId('confirm-send').click();
  await expect(page.getByTestId('delivery-progress')).toHaveAttribute('data-status', 'running');
  damage(join(data, 'deliveries.db'));
  await expect(page.getByTestId('delivery-progress')).toHaveAttribute('data-status', 'paused');
  await expect(page.getByText('Продолжить эту отправку нельзя')).toBeVisible();
  await expectNext(page, 'Перезапустить программу');
  await expect(page.getByTestId('delivery-progress').getByRole('button', { name: 'Продолжить' })).toHaveCount(0);
  await expectAccessible(page);
  await page.screenshot({ path: test.info().outputPath('damaged.png') });
  // The test itself starts the program again.
  await app.evaluate(({ app: main }) => {
    main.relaunch = () => undefined;
  });
  const click = page.getByTestId('start-again').press('Enter');
  await Promise.all([app.waitForEvent('close'), click.catch(() => undefined)]);
  const again = await launch(data);
  await expect(again.page.getByTestId('database-set-aside')).toBeVisible();
  await again.app.close();
});

test('a pause and an end on another screen raise a notice that leads to the delivery', async () => {
  shop = await startShop();
  const { app, page } = await launch(join(folder.path, 'data'));
  await addShop(page, shop, TOKEN, 10);
  await send(app, page, sheetOf(ROWS));
  const progress = page.getByTestId('delivery-progress');
  await expect(progress).toHaveAttribute('data-status', 'running');
  const step = page.locator('[data-step="delivery"]');
  const paused = page.getByRole('alert').filter({ hasText: 'Отправка в «Ромашка» приостановлена' });

  // The person's own actions raise no notice.
  await progress.getByRole('button', { name: 'Приостановить' }).click();
  await expect(progress).toHaveAttribute('data-status', 'paused');
  await page.getByRole('button', { name: 'Продолжить', exact: true }).click();
  await page.getByRole('button', { name: 'История' }).click();
  await expect(step.locator('[data-mark]')).toHaveCount(0);
  shop.setFaults([{ action: { do: 'status', status: 403 } }]);
  await expect(paused).toContainText('Сервер не принял токен.');
  await expect(step).toHaveAccessibleName(/ждёт вас/);
  await expect(step.locator('[data-mark="warning"]')).toHaveText('!');
  await expectAccessible(page);
  await paused.getByRole('button', { name: 'Открыть отправку' }).click();
  await expect(progress).toHaveAttribute('data-status', 'paused');
  await expect(paused).toHaveCount(0);

  // Meanwhile the scope was granted in the account.
  shop.setFaults([]);
  await page.getByRole('button', { name: 'Продолжить с тем же токеном' }).click();
  await expect(progress).toHaveAttribute('data-status', 'running');
  await page.locator('[data-step="rows"]').click();
  const finished = page.getByRole('alert').filter({ hasText: 'Отправка в «Ромашка» завершена' });
  await expect(finished).toContainText(`Отправлено ${ROWS} строк.`);
  await expect(step.locator('[data-mark]')).toHaveCount(0);
  await finished.getByRole('button', { name: 'Открыть отправку' }).click();
  await expect(page.getByTestId('delivery-summary')).toHaveAttribute('data-status', 'finished');
  await expect(finished).toHaveCount(0);
  await app.close();
});
