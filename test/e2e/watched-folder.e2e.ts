import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { dropFile, expectAccessible, expectNext } from './app';
import { writeCustomers } from './customers';
import { ownApp } from './own-app';

const own = ownApp();
/** A file is whole after half a minute, by the real clock. */
const WHOLE = { timeout: 60_000 };

const rowsOf = (name: string, count: number): string =>
  Array.from({ length: count }, (_, n) => `${n + 1},c${n + 1}@example.ru,${name} ${n + 1},,2018-01-01 00:11:22`).join(
    '\n',
  );

test('a watched folder is set up at a shop, sends a new file by itself, and asks before it sends too much', async () => {
  test.setTimeout(180_000);
  const { page, app, folder } = own;
  const exchange = join(folder, 'Обмен');
  mkdirSync(exchange);
  // The shop learns where the columns go.
  await dropFile(page, writeCustomers(folder, 2));
  await expect(page.getByTestId('row-grid')).toBeVisible();
  await page.getByTestId('send').click();
  await page.getByTestId('confirm-send').click();
  await expect(page.getByTestId('delivery-summary')).toHaveAttribute('data-status', 'finished', { timeout: 30_000 });

  await app.evaluate(({ BrowserWindow, dialog, Notification }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
    // There is no system here that shows notifications.
    BrowserWindow.getAllWindows()[0]!.isFocused = () => false;
    Notification.isSupported = () => true;
    const scope = globalThis as unknown as { said: Electron.Notification[] };
    scope.said = [];
    Notification.prototype.show = function (this: Electron.Notification) {
      scope.said.push(this);
    };
  }, exchange);
  const saidOf = (file: string) =>
    app.evaluate((_, name) => {
      const { said } = globalThis as unknown as { said: Electron.Notification[] };
      return said.filter(({ title }) => title.includes(name)).map(({ title, body }) => [title, body]);
    }, file);
  await page.getByTestId('shop-picker').click();
  await page.getByRole('menuitem', { name: 'Наблюдаемые папки' }).click();
  await expect(page.getByText('Папок пока нет')).toBeVisible();
  await expectNext(page, 'Добавить папку');
  await page.getByTestId('watch-folder').press('Enter');
  const form = page.getByRole('dialog', { name: 'Добавить папку' });
  await form.getByRole('button', { name: 'Сохранить' }).click();
  await expect(form.getByText('Выберите папку.')).toBeVisible();
  await form.getByRole('button', { name: 'Выбрать…' }).press('Enter');
  await expect(form.getByLabel('Папка', { exact: true })).toHaveValue(exchange);
  await form.getByLabel('изменений больше, чем').fill('3');
  await page.keyboard.press('Escape');
  const unsaved = page.getByRole('dialog', { name: 'Закрыть без сохранения?' });
  await unsaved.getByRole('button', { name: 'Вернуться' }).press('Enter');
  await expect(unsaved).toHaveCount(0);
  await expect(form.getByLabel('изменений больше, чем')).toHaveValue('3');
  await expectAccessible(page);
  await form.getByRole('button', { name: 'Сохранить' }).press('Enter');
  await expect(form).toHaveCount(0);
  await expect(page.getByTestId('watch-folder')).toBeFocused();
  const entry = page.locator('[data-watch]');
  await expect(entry).toContainText('Ждёт новых файлов.');

  const header = 'external_id,email,name,phone,created_at';
  writeFileSync(join(exchange, 'ночь.csv'), `${header}\n${rowsOf('Анна', 3)}\n`);
  writeFileSync(join(exchange, 'много.csv'), `${header}\n${rowsOf('Борис', 4)}\n`);
  await expectAccessible(page);
  // The system tells what waits, and a click on that leads there.
  await expect
    .poll(() => saidOf('много.csv'), WHOLE)
    .toEqual([
      [expect.stringMatching(/^«много\.csv» ждёт вас — Учебный магазин$/), '4 строки новые или изменились: больше 3.'],
    ]);
  await app.evaluate(() => {
    const { said } = globalThis as unknown as { said: Electron.Notification[] };
    said.find(({ title }) => title.includes('много.csv'))!.emit('click');
  });
  const sent = page.locator('[data-delivery]', { hasText: 'ночь.csv' });
  await expect(sent).toContainText('из наблюдаемой папки', WHOLE);
  await expect(sent).toContainText('завершена', { timeout: 30_000 });
  const waits = page.getByTestId('watch-waits');
  await expect(waits).toContainText('много.csv', { timeout: 30_000 });
  await expect(waits).toContainText('4 строки новые или изменились: больше 3.');
  await expectNext(page, 'Открыть файл');
  await expectAccessible(page);
  const reports = (): string[] => readdirSync(join(exchange, 'Aplaut'));
  await expect.poll(reports).toEqual([expect.stringMatching(/^ночь .*\.xlsx$/)]);

  await waits.getByRole('button', { name: 'Отправить всё равно' }).press('Enter');
  await expect(waits).toHaveCount(0, { timeout: 30_000 });
  await expect(page.locator('main :focus')).toHaveCount(1);
  await expect(page.locator('[data-delivery]', { hasText: 'много.csv' })).toContainText('завершена', {
    timeout: 30_000,
  });
  await expect.poll(() => reports().filter((name) => name.endsWith('.xlsx'))).toHaveLength(2);

  await test.step('the folder is paused, also for the next window, and goes on', async () => {
    await page.getByTestId('shop-picker').click();
    await page.getByRole('menuitem', { name: 'Наблюдаемые папки' }).click();
    await entry.getByRole('button', { name: 'Приостановить' }).press('Enter');
    await expect(entry).toContainText('Приостановлена.');
    await expect(entry.getByRole('button', { name: 'Продолжить' })).toBeFocused();
    await expectAccessible(page);
    await page.reload();
    await page.getByTestId('shop-picker').click();
    await page.getByRole('menuitem', { name: 'Наблюдаемые папки' }).click();
    await expect(entry).toContainText('Приостановлена.');
    await entry.getByRole('button', { name: 'Продолжить' }).press('Enter');
    await expect(entry).toContainText('Ждёт новых файлов.');
  });

  await test.step('the folder is removed after a question, and its files stay', async () => {
    const question = page.getByRole('dialog', { name: 'Убрать наблюдаемую папку?' });
    await entry.getByRole('button', { name: 'Убрать' }).press('Enter');
    await expect(question).toContainText('Файлы и отчёты в ней останутся');
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await expect(question).toHaveCount(0);
    await expect(entry.getByRole('button', { name: 'Убрать' })).toBeFocused();
    await page.keyboard.press('Enter');
    await question.getByRole('button', { name: 'Убрать' }).press('Enter');
    await expect(page.getByText('Папок пока нет')).toBeVisible();
    await expect(page.locator('main :focus')).toHaveCount(1);
    expect(readdirSync(exchange).sort()).toEqual(['Aplaut', 'много.csv', 'ночь.csv']);
  });
});
