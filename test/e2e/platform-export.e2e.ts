import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { dropFile, expectAccessible } from './app';
import { ownApp } from './own-app';

const own = ownApp();

test('an export of Shopify goes in with one click, and its duplicates are merged at once and come back by undo', async () => {
  const { page } = own;
  const path = join(own.folder, 'customers_export.csv');
  const rows = [
    '101,Anna,Ivanova,anna@example.com,yes,+79260000001,Moscow',
    '102,Boris,Petrov,boris@example.com,no,,',
    '101,Anna,Ivanova-Smirnova,,yes,,Tver',
    '103,Vera,Orlova,vera@example.com,no,+79260000003,',
    '102,Boris,Petrov,boris@example.com,no,+79260000002,Kazan',
  ];
  writeFileSync(
    path,
    `Customer ID,First Name,Last Name,Email,Accepts Email Marketing,Phone,Default Address City\n${rows.join('\n')}\n`,
  );
  await dropFile(page, path);

  const offers = page.getByTestId('column-offer');
  await expect(offers).toHaveCount(3);
  await expect(page.getByTestId('required-missing')).toHaveCount(2);
  await expectAccessible(page);
  await page.getByTestId('take-all-offers').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('required-missing')).toHaveCount(0);
  await expect(offers).toHaveCount(0);
  await expect(page.getByRole('checkbox', { name: /Наоборот.*Accepts Email Marketing/ })).toBeChecked();

  await page.locator('[data-step="rows"]').click();
  // The joined column is the last one, beyond the edge of the window.
  await page.getByTestId('row-grid').focus();
  await page.keyboard.press('End');
  await expect(page.getByRole('gridcell', { name: 'Anna Ivanova', exact: true })).toBeVisible();
  const kind = page.getByTestId('issue-kind').and(page.locator('[data-code="id-duplicate"]'));
  await kind.getByTestId('merge-duplicates').focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByTestId('duplicates');
  await expect(page.getByTestId('duplicates-place')).toHaveText('Группа 1 из 2');
  await expect(dialog.getByText('Исключатся 2 строки, изменятся 2 ячейки.')).toBeVisible();
  await expectAccessible(page);
  await dialog.getByLabel('Что взять в столбец «Default Address City»').selectOption('join');
  await expect(dialog.getByRole('cell', { name: 'Moscow, Tver' })).toBeVisible();
  await expect(dialog.getByText('Исключатся 2 строки, изменятся 3 ячейки.')).toBeVisible();
  await page.getByTestId('merge-all').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Исключены 2 строки')).toBeVisible();
  await expect(kind).toHaveCount(0);
  await expect(page.getByRole('gridcell', { name: 'Moscow, Tver' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Замечания' })).toBeFocused();
  await page.getByTestId('repair-undo').click();
  await expect(page.getByRole('gridcell', { name: 'Moscow, Tver' })).toHaveCount(0);
  await expect(kind).toHaveCount(1);
});
