import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { dropFile, expectAccessible } from './app';
import { ownApp } from './own-app';

const own = ownApp();

/** Opens a small sheet of customers, and shows its rows. */
async function openCustomers(page: Page): Promise<void> {
  const path = join(own.folder, 'клиенты.csv');
  const rows = [
    '10;boris@example.ru;Борис;+79161234501;2021-03-01;Москва',
    '9;anna@example.ru;Анна;+79161234502;2019-01-31;г. Москва',
    '100;elka@example.ru;ёлка;+79161234503;2020-12-05;москва ',
    '2;;;+79161234504;2018-01-01;Тверь',
  ];
  writeFileSync(path, `external_id;email;name;phone;created_at;город\n${rows.join('\n')}\n`);
  await dropFile(page, path);
  await page.locator('[data-step="rows"]').click();
}

test('a column is selected at its header, and its menu is opened there or by key', async () => {
  const { page } = own;
  await openCustomers(page);
  const grid = page.getByTestId('row-grid');
  const header = (name: string) => page.getByRole('columnheader', { name });
  const menuOf = (name: string) => page.getByTestId('column-menu').and(page.locator(`[data-column="${name}"]`));
  const item = (name: string) => page.getByRole('menuitem', { name });

  await header('email').click();
  await expect(page.getByTestId('selection-info')).toContainText('4 × 1');
  await header('phone').click({ modifiers: ['Shift'] });
  await expect(page.getByTestId('selection-info')).toContainText('4 × 3');
  await expect(grid).toBeFocused();

  await menuOf('name').click();
  await expect(menuOf('name')).toHaveAttribute('aria-expanded', 'true');
  await expectAccessible(page);
  await menuOf('name').click();
  await expect(item('Куда идёт столбец')).toHaveCount(0);
  await header('phone').click({ button: 'right' });
  await expect(item('Куда идёт столбец')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(grid).toBeFocused();

  await page.getByRole('gridcell', { name: 'anna@example.ru' }).click();
  await page.keyboard.press('Alt+ArrowDown');
  await expect(menuOf('email')).toHaveAttribute('aria-expanded', 'true');
  await page.keyboard.press('End');
  await expect(item('Куда идёт столбец')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('aside [data-column="1"]').getByRole('combobox')).toBeFocused();
});
