import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { dropFile, expectAccessible, expectNext } from './app';
import { pressOn } from './by-keyboard';
import { writeCustomers } from './customers';
import { ownersOf, takeOwnerLock } from '../../electron/storage/owner-lock';
import { sharedApp } from './own-app';

const own = sharedApp();

/** Answers the next dialogs for saving with this path. */
async function saveTo(path: string): Promise<void> {
  await own.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, path);
}

const headOf = (path: string): string => (existsSync(path) ? readFileSync(path).subarray(0, 2).toString('latin1') : '');

test('a new program has the practice shop chosen, and saves a sample that it opens without issues', async () => {
  const { page } = own;
  await expect(page.getByTestId('shop-picker')).toContainText('Учебный магазин');
  await expect(page.getByTestId('try')).toBeVisible();
  await expectNext(own.page, /^Выбрать файл$/);
  await expectAccessible(page);
  for (const format of ['csv', 'xlsx'] as const) {
    const path = join(own.folder, `пример.${format}`);
    await saveTo(path);
    await page.getByTestId(`sample-${format}`).press('Enter');
    await expect(page.getByText('Пример сохранён.').first()).toBeVisible();
    // The notice may be that of the first one.
    await expect.poll(() => headOf(path)).toBe(format === 'xlsx' ? 'PK' : '\xef\xbb');
  }
  await dropFile(page, join(own.folder, 'пример.xlsx'));
  await expect(page.locator('[data-row="5"]')).toContainText('100504');
  await expect(page.locator('footer [data-only="ready"]')).toHaveAttribute('data-count', '5');
  await expect(page.locator('aside li[data-severity]')).toHaveCount(0);
});

test('the try leads through looking, repairing and sending, by keyboard alone, and can be ended at any time', async () => {
  const { page } = own;
  const strip = page.getByTestId('try-strip');
  await page.getByTestId('try').press('Enter');
  await expect(strip).toHaveAttribute('data-step', 'look');
  await expectAccessible(page);
  await pressOn(page, strip.getByRole('button', { name: 'Дальше' }));
  await expect(strip).toHaveAttribute('data-step', 'repair');
  await page.keyboard.press('F8');
  await expect(page.locator('[data-row="2"] [aria-selected="true"]')).toContainText('boris@example');
  await page.keyboard.press('F2');
  await page.keyboard.press('End');
  await page.keyboard.type('.ru');
  await page.keyboard.press('Enter');
  await expect(strip).toHaveAttribute('data-step', 'send');
  await expectNext(own.page, /^Отправить 9 строк/);
  await pressOn(page, page.getByTestId('send'));
  await expect(strip).toHaveAttribute('data-step', 'review');
  await expectNext(own.page, /^Отправить/);
  await pressOn(page, page.getByTestId('confirm-send'));
  await expect(strip).toHaveAttribute('data-step', 'result', { timeout: 30_000 });
  await expectNext(own.page, /^Исправить 3 строки$/);
  await pressOn(page, strip.getByRole('button', { name: 'Кто в учебном магазине' }));
  await expect(page.getByTestId('practice-consumers')).toContainText('boris@example.ru');
  await pressOn(page, page.getByTestId('try-end'));
  await expect(strip).toHaveCount(0);
  await expect.poll(() => page.evaluate(() => document.activeElement !== document.body)).toBe(true);
});

test('the page about the data says why it cannot be wiped while another process uses it', async () => {
  const { page, folder } = own;
  await page.getByTestId('help').press('Enter');
  await page.getByTestId('help-go-data').press('Enter');
  await expect(page.getByTestId('data-page')).toBeVisible();
  await expectAccessible(page);
  const command = takeOwnerLock(ownersOf(join(folder, 'data', 'deliveries.db')));
  await page.getByTestId('wipe-all').press('Enter');
  await expect(page.getByTestId('wipe-refused')).toContainText('другая копия программы');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  command.release();
  await page.getByTestId('wipe-all').press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('Следующая отправка передаст все строки заново.');
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('wipe-all')).toBeFocused();
});

test('what support gets is shown before it is saved, without names and e-mails', async () => {
  const { page, folder } = own;
  await dropFile(page, writeCustomers(folder, 1));
  await pressOn(page, page.getByTestId('send'));
  await pressOn(page, page.getByTestId('confirm-send'));
  await expect(page.getByTestId('delivery-summary')).toBeVisible({ timeout: 30_000 });
  await page.getByTestId('help').press('Enter');
  await page.getByTestId('diagnostics').press('Enter');
  const text = page.getByTestId('diagnostics-text');
  await expect(text).toContainText('Aplaut Import');
  await expect(text).toContainText(/Electron [\d.]+, Chromium \d+, Node [\d.]+/);
  await expectAccessible(page);
  const path = join(folder, 'сведения.txt');
  await saveTo(path);
  await page.getByTestId('diagnostics-save').press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  const saved = readFileSync(path, 'utf8');
  expect(saved).toMatch(/^import [\da-f-]{36}: /m);
  expect(saved).not.toMatch(/example\.ru|клиенты\.csv|Клиент 1/);
  expect(saved).not.toContain(folder);
});

test('every page of the guide is read in the program, by keyboard', async () => {
  const { page } = own;
  await page.getByTestId('help').press('Enter');
  await page.getByTestId('help-go-guide').press('Enter');
  const guide = page.getByTestId('guide');
  const article = guide.getByRole('article');
  const contents = guide.locator('[data-page]');
  const files = readdirSync(join(import.meta.dirname, '..', '..', 'docs', 'guide', 'ru'));
  await expect(contents).toHaveCount(files.filter((name) => name.endsWith('.md') && name !== 'README.md').length);
  const pictures = article.getByRole('img');
  let shown = 0;
  for (const entry of await contents.all()) {
    await entry.press('Enter');
    await expect(entry).toHaveAttribute('aria-current', 'page');
    await expect(entry).toBeFocused();
    await expect(article.getByRole('heading', { level: 2 })).toHaveText(await entry.innerText());
    for (const picture of await pictures.all())
      await expect
        .poll(() => picture.evaluate((element) => (element as HTMLImageElement).naturalWidth))
        .toBeGreaterThan(0);
    shown += await pictures.count();
    await expectAccessible(page);
  }
  expect(shown).toBeGreaterThan(10);
  // A link brings the keyboard along, to the top of its page.
  await guide.locator('[data-page="first-import"]').press('Enter');
  await page.getByTestId('guide-next').press('Enter');
  await expect(article).toBeFocused();
  await expect(article).toHaveAccessibleName('Файлы из 1С и Excel');
  await expect(article.getByRole('heading', { level: 2 })).toBeInViewport();
  await guide.locator('[data-page="by-file"]').press('Enter');
  await article.getByRole('link', { name: 'список клиентов' }).press('Enter');
  await expect(article).toHaveAccessibleName('Список клиентов магазина');
});
