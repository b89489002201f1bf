import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { dropFile, expectAccessible } from './app';
import { sharedApp } from './own-app';

const own = sharedApp();

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
  await header('external_id').click();
  await expect(page.getByTestId('selection-info')).toContainText('Сумма: 121');
  const edge = header('name').locator('[data-resizer]');
  const widthOf = async () => (await header('name').boundingBox())!.width;
  await page.getByRole('gridcell', { name: 'Анна', exact: true }).dblclick();
  await page.keyboard.insertText(' с очень длинным именем');
  await page.keyboard.press('Enter');
  await edge.hover();
  await page.mouse.down();
  await page.mouse.move(0, 0);
  await page.mouse.up();
  expect(await widthOf()).toBe(64);
  await edge.dblclick();
  await expect.poll(widthOf).toBeGreaterThan(150);
  const long = page.getByRole('gridcell', { name: 'Анна с очень', exact: false });
  expect(await long.evaluate((cell) => cell.scrollWidth <= cell.clientWidth)).toBe(true);
  const fitting = await widthOf();
  await page.keyboard.press('Control+Z');
  await expect(long).toHaveCount(0);
  await edge.dblclick();
  await expect.poll(widthOf).toBeLessThan(fitting);
  await header('email').click();
  await page.keyboard.press('Shift+F10');
  await expect(menuOf('email')).toHaveAttribute('aria-expanded', 'true');
  await page.keyboard.press('Escape');
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

test('rows are ordered and filtered by a column, and its values replaced, by keyboard', async () => {
  const { page } = own;
  await openCustomers(page);
  const grid = page.getByTestId('row-grid');
  const names = () => page.locator('[data-position] [data-at="2"]').allTextContents();
  const openMenu = async (column: string, item: string): Promise<void> => {
    await page
      .getByTestId('column-menu')
      .and(page.locator(`[data-column="${column}"]`))
      .click();
    await page.getByTestId(item).click();
  };

  await openMenu('name', 'sort-asc');
  await expect(page.getByRole('columnheader', { name: 'name' })).toHaveAttribute('aria-sort', 'ascending');
  await expect.poll(names).toEqual(['Анна', 'Борис', 'ёлка', '']);
  const rowAt = (index: number) => page.locator(`[role="row"][aria-rowindex="${index}"]`);
  await expect(rowAt(2)).toContainText('Анна');
  await expect(rowAt(2).getByRole('gridcell', { name: 'Анна' })).toHaveAttribute('aria-colindex', '4');
  await expect(grid).toHaveAttribute('aria-colcount', '7');
  await expect(page.getByTestId('selection-info')).toHaveCount(0);
  await openMenu('external_id', 'sort-desc');
  await expect.poll(names).toEqual(['ёлка', 'Борис', 'Анна', '']);
  await page.getByTestId('row-order').getByRole('button').click();
  await expect.poll(names).toEqual(['Борис', 'Анна', 'ёлка', '']);

  await openMenu('город', 'open-facet');
  const facet = page.getByTestId('facet');
  await expect(facet.getByTestId('column-summary')).toContainText('Заполнено: 4 из 4');
  await facet.getByRole('textbox').fill('моск');
  await expect(facet.getByRole('checkbox')).toHaveCount(3);
  await facet.getByRole('checkbox').first().click();
  await expectAccessible(page);
  await facet.getByTestId('facet-apply').click();
  await expect(grid).toHaveAttribute('aria-rowcount', '2');
  await expect(rowAt(2)).toHaveCount(1);
  await expect(rowAt(3)).toHaveCount(0);
  await expect(grid).toBeFocused();
  await page.keyboard.press('Control+G');
  await page.keyboard.type('3');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('go-to-row')).toContainText('Строка 3 есть, но сейчас не показана');
  await page.getByRole('button', { name: 'Показать все строки и перейти' }).click();
  await expect(page.locator('[data-row="3"][data-focused]')).toBeVisible();
  await expect(grid).toHaveAttribute('aria-rowcount', '5');
  await expect(page.getByTestId('row-filter')).toHaveCount(0);

  await openMenu('город', 'open-clusters');
  const cluster = page.getByTestId('cluster');
  await expect(cluster).toHaveCount(1);
  await expect(cluster.getByRole('checkbox')).toBeChecked();
  await expectAccessible(page);
  await page.getByTestId('map-preview').click();
  await expect(page.getByTestId('repair-preview')).toContainText('Изменятся 2 ячейки');
  await page.getByTestId('repair-apply').click();
  await expect(page.getByRole('gridcell', { name: 'Москва', exact: true })).toHaveCount(3);
  await page.getByTestId('repair-undo').click();
  await expect(page.getByRole('gridcell', { name: 'г. Москва', exact: true })).toBeVisible();

  await openMenu('город', 'open-map-values');
  await page.getByLabel('На что заменить «Тверь»').fill('Tver');
  await page.getByRole('button', { name: 'Очистить «г. Москва»' }).click();
  await expectAccessible(page);
  await page.getByTestId('map-preview').click();
  await page.getByTestId('repair-apply').click();
  await expect(page.getByRole('gridcell', { name: 'Tver' })).toBeVisible();
  await expect(page.locator('[data-row="2"] [data-at="5"]')).toHaveText('');
  await expect(grid).toBeFocused();
});

test('columns are moved and pinned, and the pinned ones stay in sight', async () => {
  const { page } = own;
  const path = join(own.folder, 'широкая.csv');
  const more = Array.from({ length: 20 }, (_, at) => `поле${at}`);
  writeFileSync(
    path,
    `email;external_id;name;created_at;phone;${more.join(';')}\nanna@example.ru;17;Анна;2021-03-01;+79161234501;${more.join(';')}\n`,
  );
  await dropFile(page, path);
  await page.locator('[data-step="rows"]').click();
  const header = (at: number) => page.locator(`[role="columnheader"][data-at="${at}"]`);
  const choose = async (column: string, item: string): Promise<void> => {
    await page
      .getByTestId('column-menu')
      .and(page.locator(`[data-column="${column}"]`))
      .click();
    await page.getByTestId(item).click();
  };

  await expect(header(0)).toContainText('external_id');
  await expect(header(1)).toContainText('email');
  for (const words of await header(3).locator('span[class*="target"], span[class*="fileHeader"]').all()) {
    expect(await words.evaluate((element) => element.scrollWidth <= element.clientWidth)).toBe(true);
  }

  await page.getByRole('gridcell', { name: 'anna@example.ru' }).click();
  await page.keyboard.press('Alt+Shift+ArrowRight');
  await expect(header(1)).toContainText('name');
  await expect(header(2)).toContainText('email');
  await expect(page.locator('[data-focused][role="gridcell"]')).toHaveText('anna@example.ru');
  await choose('created_at', 'toggle-pin');
  await expect(header(1)).toContainText('created_at');
  await expect(header(1)).toHaveAttribute('data-stuck', 'true');
  await choose('поле0', 'move-left');
  await expect(header(4)).toContainText('поле0');
  await expectAccessible(page);

  const placeOf = async (at: number) => (await header(at).boundingBox())?.x;
  const before = [await placeOf(0), await placeOf(1)];
  await page.keyboard.press('End');
  await expect(page.getByRole('gridcell', { name: 'поле19', exact: true })).toBeInViewport();
  expect([await placeOf(0), await placeOf(1)]).toEqual(before);
  await expect(page.getByRole('gridcell', { name: '17', exact: true })).toHaveAttribute('aria-colindex', '2');
  // What is covered by the pinned columns is scrolled into sight.
  for (let presses = 0; presses < 20; presses++) await page.keyboard.press('ArrowLeft');
  const edge = await header(1).evaluate((element) => element.getBoundingClientRect().right);
  const left = await page
    .locator('[data-focused][role="gridcell"]')
    .evaluate((cell) => cell.getBoundingClientRect().left);
  expect(left).toBeGreaterThanOrEqual(edge - 1);

  await choose('created_at', 'toggle-pin');
  await page.keyboard.press('Home');
  await expect(header(3)).toContainText('created_at');
  await expect(header(3)).not.toHaveAttribute('data-stuck');

  // The header's button is in sight, but its right end is not.
  const last = page.getByTestId('column-menu').and(page.locator('[data-column="поле19"]'));
  await page.keyboard.press('End');
  await page.getByTestId('row-grid').evaluate((grid) => (grid.scrollLeft -= 10));
  await last.click();
  await page.getByTestId('sort-asc').click();
  await expect(page.getByTestId('row-order')).toBeVisible();
});
