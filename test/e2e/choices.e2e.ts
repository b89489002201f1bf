import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { dropFile, expectAccessible, showColumnTarget } from './app';
import { ownApp } from './own-app';

const own = ownApp();

const HEADER = 'external_id,email,name,phone,created_at,город,unsubscribed';
const CONTACTS = (n: number) => `${n},c${n}@example.ru,Клиент ${n},+7 900 000-00-0${n},2018-01-01`;

async function drop(page: Page, name: string, ...lines: string[]): Promise<void> {
  const path = join(own.folder, name);
  writeFileSync(path, `${[HEADER, ...lines].join('\n')}\n`);
  await dropFile(page, path);
  await expect(page.getByTestId('row-grid')).toBeVisible();
}

const step = (page: Page, name: string) => page.locator(`[data-step="${name}"]`);

test('empty cells clear values, and bad cells are left out, only after that was chosen', async () => {
  const { page } = own;
  await drop(page, 'октябрь.csv', `${CONTACTS(1)},Тверь,нет`, `${CONTACTS(2)},Тула,нет`);
  await page.getByTestId('send').click();
  await expect(page.getByTestId('review-clearing')).toHaveCount(0);
  await page.getByTestId('confirm-send').click();
  await expect(page.getByTestId('delivery-summary')).toContainText('Сервер принял все строки');

  await step(page, 'intake').click();
  await drop(page, 'ноябрь.csv', `${CONTACTS(1)},,нет`, `${CONTACTS(2)},Орёл,возможно`, `${CONTACTS(3)},,возможно`);
  await step(page, 'columns').click();
  await showColumnTarget(page, 'город');
  const clears = page.getByRole('checkbox', { name: 'Пустые ячейки стирают значение: столбец «город»' });
  await expect(clears).not.toBeChecked();
  await expect(page.getByRole('checkbox', { name: /Пустые ячейки.*«email»/ })).toHaveCount(0);
  await clears.focus();
  await page.keyboard.press('Space');
  await expect(clears).toBeChecked();
  await expect(page.getByRole('columnheader', { name: /Пустые ячейки стирают значение → город/ })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Отменить', exact: true }).first().click();
  await expect(clears).not.toBeChecked();
  await page.getByRole('button', { name: 'Повторить', exact: true }).click();
  await expect(clears).toBeChecked();

  await step(page, 'rows').click();
  const blocked = page.locator('[data-only="issues"]');
  await expect(blocked).toHaveAttribute('data-count', '2');
  const skips = page.getByRole('switch', { name: 'Отправлять строки без неверных ячеек' });
  await expect(page.getByText('2 строки не отправятся только из-за одной неверной ячейки')).toBeVisible();
  await skips.focus();
  await page.keyboard.press('Space');
  await expect(blocked).toHaveAttribute('data-count', '0');
  await page
    .getByRole('gridcell', { name: /возможно/ })
    .first()
    .click();
  await expect(page.getByTestId('cell-status')).toContainText('А пока строка отправится без этой ячейки');
  await expectAccessible(page);

  await page.getByTestId('send').click();
  await expect(page.getByTestId('review-clearing')).toContainText('Пустые ячейки 1 столбца сотрут значения');
  await expect(page.getByTestId('review-clearing')).toContainText('«город»');
  await expect(page.locator('[data-key="incomplete"]')).toContainText('2 строки отправятся без одной неверной ячейки');
  await page.getByRole('button', { name: 'Подробнее: что именно получит сервер' }).click();
  await page.getByRole('button', { name: 'Показать', exact: true }).click();
  await expect(page.getByText('"город": null')).toBeVisible();
  await expectAccessible(page);
  await page.getByTestId('confirm-send').click();
  await expect(page.getByTestId('delivery-summary')).toContainText('Сервер принял все строки');

  await page.getByTestId('shop-picker').click();
  await page.getByRole('menuitem', { name: 'Что в учебном магазине' }).click();
  const consumers = page.getByTestId('practice-consumers');
  await expect(consumers).toContainText('Орёл');
  await expect(consumers).not.toContainText('Тверь');
});
