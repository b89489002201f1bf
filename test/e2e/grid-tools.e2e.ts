import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import exceljs from 'exceljs';
import { sheetInProcess } from '../fakes/sheet-in-process';
import { dropFile, expectAccessible } from './app';
import { ownApp } from './own-app';
import { beforeTheSheetAnswers } from './sheet-process';

const own = ownApp();

test('text is found and replaced by keyboard, with a preview and an undo', async () => {
  const { page } = own;
  const path = join(own.folder, 'клиенты.csv');
  const rowOf = (n: number, name: string) => `${n},c${n}@example.ru,${name},+7 900 000-00-0${n},2018-01-01`;
  const names = ['Анна Ивановна', 'Борис', 'анна П.', `${'a'.repeat(40)}!`];
  const rows = names.map((name, at) => rowOf(at + 1, name));
  writeFileSync(path, `external_id,email,name,phone,created_at\n${rows.join('\n')}\n`);
  await dropFile(page, path);
  const grid = page.getByTestId('row-grid');
  const cell = (row: number, at: number) => page.locator(`[data-row="${row}"] [data-at="${at}"]`);
  await expect(grid).toBeFocused();
  // Nothing can be edited before all rows are read.
  await expect(page.getByTestId('add-row')).toBeEnabled();

  await test.step('the first edit is undone before it was answered', async () => {
    await beforeTheSheetAnswers(own.app, () => pressAll(page, 'z', 'Enter', 'Control+Z'));
    await expect(cell(1, 0)).toHaveText('1');
    await page.keyboard.press('ArrowUp');
  });

  await test.step('find and replace', async () => {
    const bar = page.getByTestId('find-bar');
    const problem = bar.getByText('Это выражение ищет слишком долго', { exact: false });
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Control+H');
    await expect(bar.getByLabel('Что найти')).toBeFocused();
    await page.keyboard.insertText('анна');
    await page.keyboard.press('Enter');
    await expect(cell(3, 2)).toHaveAttribute('data-focused');
    await page.keyboard.press('Shift+Enter');
    await expect(cell(1, 2)).toHaveAttribute('data-focused');
    await bar.getByLabel('На что заменить').focus();
    await page.keyboard.insertText('Инна');
    await expect(bar).toContainText('Изменятся 2 ячейки');
    await expect(bar.getByRole('listitem').first()).toContainText('Инна Ивановна');
    await expectAccessible(page);
    await bar.getByTestId('replace-all').focus();
    await page.keyboard.press('Enter');
    await expect(cell(3, 2)).toHaveText('Инна П.');
    await expect(page.getByText('Изменены 2 ячейки', { exact: true })).toBeVisible();
    await page.getByTestId('repair-undo').click();
    await expect(cell(3, 2)).toHaveText('анна П.');

    await bar.getByLabel('Регулярное выражение').click();
    await bar.getByLabel('Что найти').fill('(');
    await expect(bar.getByText('Это не регулярное выражение', { exact: false })).toBeVisible();
    await bar.getByLabel('Что найти').fill('^(\\w+\\s?)+$');
    await expect(problem).toBeVisible();
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.emulateMedia({ colorScheme: 'light' });
    await bar.getByLabel('Где заменить').selectOption('column');
    await bar.getByLabel('Что найти').fill('^(\\S+) (\\S+)$');
    await bar.getByLabel('На что заменить').fill('$2, $1');
    await bar.getByTestId('replace-all').click();
    await expect(cell(1, 2)).toHaveText('Ивановна, Анна');
    await page.keyboard.press('Escape');
    await expect(bar).toHaveCount(0);
    await expect(grid).toBeFocused();
    await page.keyboard.press('Control+Z');
    await expect(cell(1, 2)).toHaveText('Анна Ивановна');
  });

  await test.step('Ctrl and arrows go to the edge of the data', async () => {
    await cell(2, 2).click();
    await page.keyboard.press('Delete');
    await page.keyboard.press('Control+ArrowUp');
    await expect(cell(1, 2)).toHaveAttribute('data-focused');
    await page.keyboard.press('Control+Shift+ArrowDown');
    await page.keyboard.press('Shift+ArrowRight');
    await expect(page.getByTestId('selection-info')).toContainText('3 × 2');
    await page.keyboard.press('Control+ArrowRight');
    await beforeTheSheetAnswers(own.app, () =>
      pressAll(page, 'Control+ArrowDown', 'a', 'b', 'Backspace', 'x', 'Enter'),
    );
    await expect(cell(4, 4)).toHaveText('ax');
    await expect(grid).toBeFocused();
    await cell(1, 1).click();
    await beforeTheSheetAnswers(own.app, () => pressAll(page, 'Control+ArrowDown', 'Control+C'));
    await expect.poll(() => own.app.evaluate(({ clipboard }) => clipboard.readText())).toBe('c4@example.ru');
    await beforeTheSheetAnswers(own.app, () => pressAll(page, 'Control+ArrowUp', 'Control+V'));
    await expect(cell(1, 1)).toHaveText('c4@example.ru');
    await page.keyboard.press('Control+Z');
    await expect(cell(1, 1)).toHaveText('c1@example.ru');
    await beforeTheSheetAnswers(own.app, () =>
      pressAll(page, 'Control+ArrowDown', 'Control+G', '3', 'Enter', 'Delete'),
    );
    await expect(cell(3, 0)).toHaveText('');
    await beforeTheSheetAnswers(own.app, () => pressAll(page, 'Control+Z', 'Control+Z', 'Control+Z'));
    await expect(cell(2, 2)).toHaveText('Борис');
  });

  await test.step('the menu of a cell has the commands of the keys', async () => {
    const menu = page.getByTestId('cell-menu');
    await cell(1, 2).click();
    await page.keyboard.press('Shift+F10');
    await expect(menu.getByRole('menuitem', { name: 'Скопировать Ctrl+C' })).toBeVisible();
    await expect(menu.getByRole('menuitem', { name: 'Вставить' })).toBeDisabled();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await expect(menu).toHaveCount(0);
    await expect(grid).toBeFocused();
    await pressAtOnce(page, { key: 'ContextMenu' }, { key: 'ArrowDown' }, { key: 'ArrowDown' });
    await expect(menu.getByRole('menuitem', { name: 'Скопировать Ctrl+C' })).toBeFocused();
    await page.keyboard.press('Tab');
    await expect(menu.getByRole('menuitem', { name: 'Скопировать с названиями столбцов' })).toBeFocused();
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    await expect(grid).toBeFocused();
    expect(await own.app.evaluate(({ clipboard }) => clipboard.readText())).toBe('Анна Ивановна');
    await pressAtOnce(page, { key: 'ArrowDown', altKey: true }, { key: 'ArrowDown' });
    await expect(page.getByTestId('sort-desc')).toBeFocused();
    await page.keyboard.press('Escape');
    await pressAtOnce(page, { key: 'g', code: 'KeyG', ctrlKey: true });
    expect(await page.evaluate(() => document.activeElement?.closest('[data-testid="go-to-row"]') !== null)).toBe(true);
    await page.keyboard.press('Escape');
    await expect(grid).toBeFocused();
    await cell(3, 2).click({ button: 'right' });
    await menu.getByRole('menuitem', { name: 'Очистить' }).click();
    await page.getByRole('button', { name: 'Изменить таблицу' }).click();
    await expect(cell(3, 2)).toHaveText('');
    await page.keyboard.press('Control+Z');
    await expect(cell(3, 2)).toHaveText('анна П.');
  });

  await test.step('the handle at the corner copies down, and as far as the column beside it is filled', async () => {
    const handle = page.locator('[data-action="fill"]');
    await cell(1, 2).click();
    await handle.hover();
    await page.mouse.down();
    await cell(2, 2).hover();
    await cell(3, 2).hover();
    await page.mouse.up();
    await expect(cell(3, 2)).toHaveText('Анна Ивановна');
    await expect(page.getByTestId('selection-info')).toContainText('3 × 1');
    await page.keyboard.press('Control+Z');
    await expect(cell(3, 2)).toHaveText('анна П.');
    await cell(1, 0).click();
    await handle.dblclick();
    await expect(cell(4, 0)).toHaveText('1');
    await page.keyboard.press('Control+Z');
    await expect(cell(4, 0)).toHaveText('4');
  });

  await test.step('what is invisible in a cell is marked, and named once to a screen reader', async () => {
    await cell(2, 2).click();
    await page.keyboard.press('F2');
    await page.keyboard.insertText('  Ивaнов\u00a0\u200b ');
    await page.keyboard.press('Enter');
    await page.keyboard.press('ArrowUp');
    await expect(cell(2, 2).locator('[data-sign]')).toHaveCount(5);
    await expect(cell(2, 2)).toHaveAccessibleDescription(/латинская «a» среди русских букв/);
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('F2');
    await page.keyboard.type('@');
    await page.keyboard.press('Enter');
    await page.keyboard.press('ArrowUp');
    await expect(cell(2, 1)).toHaveAccessibleName('c2@example.ru@');
    await expect(cell(2, 1)).toHaveAccessibleDescription(
      'Строка 2, «email» Это не похоже на адрес почты. Исправьте его или очистите ячейку.',
    );
    await expectAccessible(page);
  });

  await test.step('an empty row is added at the end, each by one undo', async () => {
    await cell(3, 2).click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Добавить строку в конец' }).click();
    await expect(cell(5, 0)).toHaveAttribute('data-focused');
    await page.keyboard.type('=1+1');
    await page.keyboard.press('Enter');
    await page.getByTestId('add-row').click();
    await expect(cell(6, 0)).toHaveAttribute('data-focused');
    await expect(grid).toBeFocused();
    await page.keyboard.press('Control+Z');
    await expect(grid).toHaveAttribute('aria-rowcount', '6');
  });

  await test.step('the sheet is saved as a workbook that holds the same cells', async () => {
    const saved = join(own.folder, 'исправлено.xlsx');
    const answer = (filePath: string | null) =>
      own.app.evaluate(({ dialog }, chosen) => {
        dialog.showSaveDialog = () => Promise.resolve({ canceled: chosen === null, filePath: chosen ?? '' });
      }, filePath);
    await answer(null);
    await page.getByTestId('save-as').click();
    await answer(saved);
    await page.getByTestId('save-as').click();
    await expect(page.getByText('Таблица сохранена')).toHaveCount(1);
    const headers = ['external_id', 'email', 'name', 'phone', 'created_at'];
    const edited = rows.map((row) => row.split(','));
    edited[1]!.splice(1, 2, 'c2@example.ru@', 'Борис  Ивaнов\u00a0\u200b ');
    edited.push(['=1+1', '', '', '', '']);
    const sheet = sheetInProcess();
    await sheet.request('open', { path: saved, options: {}, timeZone: 'Europe/Moscow', mode: 'upsert', layout: null });
    const { rows: readBack } = await sheet.request('get-window', { start: 0, count: 10 });
    expect(readBack.map(({ cells }) => cells)).toEqual(edited);
    const book = new exceljs.Workbook();
    await book.xlsx.readFile(saved);
    const [first] = book.worksheets;
    const valuesOf = (at: number) => headers.map((_, column) => first!.getCell(at, column + 1).value);
    expect(valuesOf(1)).toEqual(headers);
    expect(valuesOf(2)).toEqual([...edited[0]!.slice(0, 4), new Date('2018-01-01')]);
    expect(valuesOf(6)).toEqual(['=1+1', null, null, null, null]);
    expect(first!.getCell(6, 1).type).toBe(exceljs.ValueType.String);
    expect(readdirSync(own.folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  });
});

/** Presses keys one after the other, as a person does. */
async function pressAll(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

interface Key {
  key: string;
  code?: string;
  altKey?: boolean;
  ctrlKey?: boolean;
}

/** Presses keys one right after the other: no timer of the page runs in between. */
function pressAtOnce(page: Page, ...keys: Key[]): Promise<void> {
  return page.evaluate(async (presses) => {
    for (const press of presses) {
      const event = new KeyboardEvent('keydown', { ...press, bubbles: true, cancelable: true });
      document.activeElement?.dispatchEvent(event);
      // As after a real key, the page renders what came of it.
      for (let task = 0; task < 10; task += 1) await Promise.resolve();
    }
  }, keys);
}
