import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type ElectronApplication, type Page } from '@playwright/test';
import { dropFile, expectAccessible, launch, openFile } from './app';
import { addShop, ownShop } from './own-shop';

const TOKEN = 'e2e-report-token-Hn42';

const own = ownShop(TOKEN);

function sheet(): string {
  const file = join(own.folder, 'клиенты.csv');
  const lines = [1, 2].map((n) => `${n},c${n}@example.ru,Клиент ${n},,2018-01-01 00:11:22,город ${n}`);
  // The last row has no id and is blocked.
  const blocked = ',c3@example.ru,Клиент 3,,2018-01-01 00:11:22,город 3';
  writeFileSync(file, `external_id,email,name,phone,created_at,город\n${[...lines, blocked].join('\n')}\n`);
  return file;
}

/** Saves the report from the history, as on the next morning. */
async function saveReport(app: ElectronApplication, page: Page, path: string): Promise<string[][]> {
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, path);
  await page.getByRole('button', { name: 'История' }).click();
  await page.getByRole('button', { name: 'Ещё действия с' }).click();
  await page.getByRole('menuitem', { name: 'Отчёт CSV' }).click();
  await expect(page.getByText('Отчёт сохранён.').first()).toBeVisible();
  const lines = readFileSync(path, 'utf8').trimEnd().split('\r\n').slice(1);
  const cells = lines.map((line) => line.slice(1, -1).split('";"'));
  // The sheet's own columns, then the row and the id.
  return cells.map((line) => [...line.slice(10), ...line.slice(0, 2)]);
}

test('a report saved after a restart says that it lacks the sheet’s columns, and has them once the file is open again', async () => {
  const userData = join(own.folder, 'data');
  const file = sheet();
  const first = await launch(userData);
  await addShop(first.page, own.shop, TOKEN, 0);
  await dropFile(first.page, file);
  await expect(first.page.getByTestId('row-grid')).toBeVisible();
  await first.page.getByTestId('send').click();
  await first.page.getByTestId('confirm-send').click();
  await expect(first.page.getByTestId('delivery-summary')).toHaveAttribute('data-status', 'finished');
  await first.app.close();

  const { app, page } = await launch(userData);
  const without = await saveReport(app, page, join(own.folder, 'без столбцов.csv'));
  expect(without).toEqual([
    ['', '', '', '', '', '', '1', '1'],
    ['', '', '', '', '', '', '2', '2'],
    ['', '', '', '', '', '', '3', ''],
  ]);
  const warning = page.getByRole('alert').filter({ hasText: 'Отчёт сохранён.' });
  await expect(warning).toContainText('3 строки в нём — без столбцов таблицы');
  await expect(warning).toContainText('откройте тот же файл «клиенты.csv» и сохраните отчёт ещё раз');
  await expectAccessible(page);
  await page.screenshot({ path: test.info().outputPath('without-columns.png') });
  await warning.getByRole('button', { name: 'Закрыть' }).click();
  await expect(warning).toHaveCount(0);

  await openFile({ app, page }, file);
  await expect(page.getByTestId('row-grid')).toBeVisible();
  const complete = await saveReport(app, page, join(own.folder, 'со столбцами.csv'));
  expect(complete).toEqual([
    ['1', 'c1@example.ru', 'Клиент 1', '', '2018-01-01 00:11:22', 'город 1', '1', '1'],
    ['2', 'c2@example.ru', 'Клиент 2', '', '2018-01-01 00:11:22', 'город 2', '2', '2'],
    ['', 'c3@example.ru', 'Клиент 3', '', '2018-01-01 00:11:22', 'город 3', '3', ''],
  ]);
  await expect(warning).toContainText('Столбцы таблицы взяты из открытого файла');
  await expect(warning).not.toContainText('без столбцов');
  await app.close();
});
