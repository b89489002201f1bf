import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { dropFile, expectAccessible } from './app';
import { ownApp } from './own-app';

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
});
