import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Locator } from '@playwright/test';
import { dropFile, expectAccessible } from './app';
import { ownApp } from './own-app';

const own = ownApp();

test('a full name is split and joined again by keys alone, and a paste beyond the end adds rows; all of it is undone', async () => {
  const { app, page } = own;
  const path = join(own.folder, 'клиенты.csv');
  const people = ['Иванов Иван Иванович', 'Анна Петрова', 'Мамедов Али Гусейн оглы'];
  const rows = people.map((name, at) => `${at + 1};c${at + 1}@example.ru;${name};+7916123450${at};2021-03-01`);
  writeFileSync(path, `external_id;email;ФИО;phone;created_at\n${rows.join('\n')}\n`);
  await dropFile(page, path);
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(900, 600));
  await page.locator('[data-step="rows"]').click();
  const grid = page.getByTestId('row-grid');
  const dialog = page.getByRole('dialog');
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const row = (number: number) => page.locator(`[data-row="${number}"]`);
  /** Presses a key until this has the keyboard. */
  const reach = (key: string, wanted: Locator) =>
    expect(async () => {
      await press(key);
      await expect(wanted).toBeFocused({ timeout: 100 });
    }).toPass({ intervals: [10] });
  /** Goes to the last column, which comes a moment after the dialog has closed. */
  const goToColumn = (name: string) =>
    expect(async () => {
      await press('End');
      await expect(page.getByRole('columnheader', { name })).toBeVisible({ timeout: 100 });
    }).toPass();
  const openItem = async (name: string) => {
    await press('Alt+ArrowDown');
    await reach('ArrowDown', page.getByRole('menuitem', { name }));
    await press('Enter');
    await expect(dialog).toBeVisible();
  };
  const confirm = async () => {
    await expect(dialog.getByTestId('repair-apply')).toBeEnabled();
    await reach('Tab', dialog.getByTestId('repair-apply'));
    await press('Enter');
    await expect(dialog).toHaveCount(0);
  };

  await page.getByRole('gridcell', { name: people[0]! }).click();
  await openItem('Разделить…');
  await expect(dialog.getByRole('radio', { name: 'На фамилию, имя и отчество' })).toBeFocused();
  await expect(dialog.getByTestId('repair-preview')).toContainText('Заполнится 8 ячеек');
  await expect(dialog.getByRole('row', { name: 'Мамедов Али Гусейн оглы' })).toContainText('Гусейн оглы');
  // In the smallest window the preview is scrolled, not the buttons.
  await expect(dialog.getByTestId('repair-apply')).toBeInViewport({ ratio: 1 });
  await expectAccessible(page);
  await confirm();
  await expect(grid).toBeFocused();
  await goToColumn('Отчество');
  await expect(row(2)).toContainText('Петрова');

  await openItem('Объединить…');
  await expect(dialog.getByRole('textbox', { name: 'Название столбца' })).toHaveValue('ФИО');
  await expect(dialog.getByTestId('repair-preview')).toContainText('Петрова Анна');
  await expectAccessible(page);
  await confirm();
  await goToColumn('ФИО_2');
  await expect(row(2)).toContainText('Петрова Анна');
  await expect(page.getByTestId('send')).toBeEnabled();

  await app.evaluate(({ clipboard }) => clipboard.writeText('7\tx@example.ru\n8\ty@example.ru\n9\tz@example.ru\n'));
  await press('Control+End', 'Home', 'Control+V');
  await expect(dialog).toContainText('Вставляются 3 строки, а до конца таблицы помещается 1.');
  await expectAccessible(page);
  await expect(dialog.getByRole('button', { name: 'Добавить 2 строки' })).toBeFocused();
  await press('Enter');
  await expect(row(5)).toContainText('z@example.ru');
  await expect(row(3)).toContainText('x@example.ru');
  await expect(dialog).toHaveCount(0);
  await expect(grid).toBeFocused();

  await press('Control+Z');
  await expect(row(4)).toHaveCount(0);
  await expect(row(3)).toContainText('c3@example.ru');
  await press('Control+Z', 'Control+Z');
  await expect(page.getByRole('columnheader', { name: 'Отчество' })).toHaveCount(0);
  await expect(page.getByRole('columnheader', { name: 'ФИО' })).toBeVisible();
});
