import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { temporaryFolder } from '../fakes/temporary-folder';
import { dropFile, expectAccessible, launch } from './app';

let folder: ReturnType<typeof temporaryFolder>;
test.beforeEach(() => {
  folder = temporaryFolder();
});
test.afterEach(() => folder.remove());

test('the ready rows are saved for the cabinet, with the steps to go there', async () => {
  const { app, page } = await launch(join(folder.path, 'data'));
  const file = join(folder.path, 'клиенты.csv');
  const lines = [
    'external_id,email,name,phone,created_at,first_name,Email 2',
    '1,a@example.ru,Анна,,01.02.2018,Аня,x',
    '2,плохо,Борис,,2018-01-01,,',
    '3,c@example.ru,=Вера,,2018-01-01T00:00:00Z,,y',
  ];
  writeFileSync(file, `${lines.join('\n')}\n`);
  await dropFile(page, file);
  await expect(page.getByTestId('row-grid')).toBeVisible();
  await page.getByTestId('send').click();
  const button = page.getByTestId('save-cabinet-file');
  await button.click();
  const dialog = page.getByTestId('cabinet-dialog');
  await expect(dialog).toContainText('Настройки компании → Импорт данных → Клиенты');
  await expect(dialog).toContainText('атрибуты клиента, а не как поля Aplaut: first_name');
  await expect(page.getByTestId('cabinet-rows')).toHaveText('В файл войдут 2 строки. Не войдёт 1 строка с ошибкой.');
  await expectAccessible(page);
  const out = join(folder.path, 'кабинет.csv');
  await app.evaluate(({ dialog: dialogs }, filePath) => {
    dialogs.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, out);
  await dialog.getByLabel(/^CSV/).check();
  await page.getByTestId('cabinet-save').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('cabinet-saved')).toContainText('«кабинет.csv» сохранён: 2 строки');
  await expect(page.getByTestId('cabinet-saved')).toBeInViewport();
  expect(readFileSync(out, 'utf8').split('\r\n')).toEqual([
    lines[0],
    '1,a@example.ru,Анна,,2018-02-01 00:00:00,Аня,x',
    '3,c@example.ru,=Вера,,2018-01-01 03:00:00,,y',
    '',
  ]);
  await page.keyboard.press('Escape');
  await expect(button).toBeFocused();

  // The history has it as a delivery by file, and a list can show whether it arrived.
  await page.getByRole('button', { name: 'История' }).click();
  const entry = page.locator('[data-delivery]');
  await expect(entry).toContainText('файл для кабинета');
  await expect(entry).toContainText('В файле 2 строки.');
  await entry.getByRole('button', { name: 'Открыть' }).click();
  await expect(page.getByTestId('delivery-by-file')).toContainText('Не войдёт 1 строка с ошибкой.');
  await page.getByTestId('prove').click();
  await expect(page.getByTestId('proof-summary')).toHaveAttribute('data-missing', '2');
  await expectAccessible(page);
  await app.close();
});
