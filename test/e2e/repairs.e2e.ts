import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { dropFile, expectAccessible } from './app';
import { ownApp } from './own-app';

const own = ownApp();

test('all cells with one issue are repaired by one button and undone by another, and a constant is checked while it is typed', async () => {
  const { page } = own;
  const path = join(own.folder, 'клиенты.csv');
  const rows = ["'101;nan;+79161234567", "'102;Анна;-", '1\u00a0003;None;', '104;NULL;+79161234568', 'Итого;4;'];
  writeFileSync(path, `external_id;name;phone\n${rows.join('\n')}\n`);
  await dropFile(page, path);

  const missing = page.getByTestId('required-missing');
  await expect(missing.and(page.locator('[data-field="email"]'))).toBeVisible();
  await expect(missing.and(page.locator('[data-field="email"]')).getByText('Заполнить значением')).toHaveCount(0);
  const createdAt = missing.and(page.locator('[data-field="created_at"]'));
  await createdAt.getByRole('button', { name: 'Заполнить значением' }).click();
  const value = page.getByLabel('Одно значение created_at для всех строк');
  await value.fill('вчера');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Не удалось понять дату', { exact: false })).toBeVisible();
  await value.fill('2018-01-01');
  await page.keyboard.press('Enter');
  await missing.getByRole('button', { name: 'Отправить без него' }).click();

  await page.locator('[data-step="rows"]').click();
  const panel = page.getByRole('region', { name: 'Замечания' });
  await expect(panel.getByText('Похоже на итог под таблицей')).toBeVisible();
  await expect(page.getByRole('gridcell', { name: 'NULL' })).toHaveCount(0);
  await expectAccessible(page);
  const kind = panel.getByTestId('issue-kind').and(page.locator('[data-code="id-formatted"]'));
  await kind.getByRole('button', { name: 'Код записан как число' }).click();
  await expect(page.getByTestId('row-grid')).toHaveAttribute('aria-rowcount', '4');
  await expect(page.getByTestId('row-grid')).toBeFocused();
  await kind.getByRole('button', { name: 'Код записан как число' }).click();
  await expect(page.getByTestId('row-grid')).toHaveAttribute('aria-rowcount', '6');
  await panel.getByRole('button', { name: 'Исправить все 3' }).click();
  const preview = page.getByTestId('repair-preview');
  await expect(preview).toContainText('Изменятся 3 ячейки');
  await expect(preview.getByRole('row').nth(1)).toContainText("'101");
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(panel.getByRole('button', { name: 'Исправить все 3' })).toBeFocused();
  await page.keyboard.press('Enter');
  await page.getByTestId('repair-apply').click();
  await expect(page.getByRole('gridcell', { name: '1003', exact: true })).toBeVisible();
  await expect(panel.getByText('Код записан как число')).toHaveCount(0);
  await expect(panel).toBeFocused();
  await panel.getByRole('button', { name: 'Очистить все 2' }).click();
  await page.getByTestId('repair-apply').click();
  await expect(page.getByText('Изменены 2 ячейки')).toBeVisible();
  await page.getByTestId('repair-show').click();
  // Rows 1 to 3 were edited by the first repair, row 3 by this one as well.
  await expect(page.getByRole('button', { name: 'Показать все строки' })).toBeVisible();
  await page.getByRole('button', { name: 'Показать все строки' }).click();
  await page.getByRole('toolbar').getByRole('button', { name: 'Отменить' }).click();
  await panel.getByRole('button', { name: 'Очистить все 2' }).click();
  await page.getByTestId('repair-apply').click();
  await page.getByTestId('repair-undo').click();
  await expect(panel.getByRole('button', { name: 'Очистить все 2' })).toBeVisible();
  expect(await page.evaluate(() => document.activeElement?.localName)).not.toBe('body');

  await page.getByRole('gridcell', { name: 'nan' }).click();
  const status = page.getByTestId('cell-status');
  await status.getByRole('button', { name: 'Очистить все 2 в столбце' }).click();
  await page.getByTestId('repair-apply').click();
  await expect(page.getByRole('gridcell', { name: 'None' })).toHaveCount(0);
  await page.keyboard.press('Control+Z');
  await expect(page.getByRole('gridcell', { name: 'None' })).toBeVisible();

  const hint = panel.getByTestId('tidy-hint');
  await expect(hint).toHaveCount(0);
  await page.getByRole('gridcell', { name: '-', exact: true }).click();
  await page.keyboard.type('8 (916) 123-45-69');
  await page.keyboard.press('Enter');
  await expect(hint).toContainText('Телефоны столбца записаны в разном виде');
  await page.getByRole('gridcell', { name: '8 (916) 123-45-69' }).click();
  await expect(status.getByTestId('phone-form-line')).toContainText('Исправить на +79161234569');
  await hint.getByTestId('repair-all').click();
  await page.getByTestId('repair-apply').click();
  await expect(page.getByRole('gridcell', { name: '+79161234569' })).toBeVisible();
  await expect(hint).toHaveCount(0);
});
