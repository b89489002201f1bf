import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { dropFile, expectAccessible } from './app';
import { ownApp } from './own-app';

const own = ownApp();

test('the steps of this week are saved, repair the file of next week on opening, and are switched off one by one', async () => {
  const { page } = own;
  const thisWeek = join(own.folder, 'неделя-1.csv');
  const rows = ["'101;a@example.ru;nan;+79161234567;2018-01-01", "'102;b@example.ru;nan;+79161234568;2018-01-01"];
  writeFileSync(thisWeek, `external_id;email;name;phone;created_at\n${rows.join('\n')}\n`);
  await dropFile(page, thisWeek);
  const panel = page.getByRole('region', { name: 'Замечания' });
  await panel.getByRole('button', { name: 'Исправить все 2' }).click();
  await page.getByTestId('repair-apply').click();
  await panel.getByRole('button', { name: 'Очистить все 2' }).click();
  await page.getByTestId('repair-apply').click();
  await expect(page.getByRole('gridcell', { name: '102', exact: true })).toBeVisible();

  await page.getByRole('button', { name: 'Сохранить 2 шага как набор' }).press('Enter');
  await page.getByLabel('Название набора').fill('Еженедельный');
  await expectAccessible(page);
  await page.keyboard.press('Enter');
  await expect(page.getByText('Набор шагов «Еженедельный» сохранён', { exact: false })).toBeVisible();

  const nextWeek = join(own.folder, 'неделя-2.csv');
  const more = ["nan;2018-01-01;+79161234569;'103;c@example.ru", 'Анна;2018-01-01;+79161234560;104;d@example.ru'];
  writeFileSync(nextWeek, `name;created_at;phone;external_id;email\n${more.join('\n')}\n`);
  await dropFile(page, nextWeek);
  await page.getByRole('dialog').getByRole('button').last().click();
  const steps = page.getByTestId('recipe').getByTestId('recipe-step');
  await expect(steps).toHaveCount(2);
  await expect(steps.nth(0)).toHaveAttribute('data-changed', '1');
  await expect(steps.nth(1)).toHaveAttribute('data-changed', '1');
  await expect(page.getByRole('gridcell', { name: '103', exact: true })).toBeVisible();
  await expect(page.getByRole('gridcell', { name: 'nan' })).toHaveCount(0);
  await expect(page.getByTestId('recipe')).toContainText('Замечаний не осталось');
  await expectAccessible(page);

  await steps.nth(0).getByRole('switch').press('Space');
  await expect(page.getByRole('gridcell', { name: "'103" })).toBeVisible();
  await expect(page.getByRole('gridcell', { name: 'nan' })).toHaveCount(0);
  await expect(steps.nth(0)).toContainText('выключен');

  await page.getByRole('button', { name: 'Сохранить 1 шаг как набор' }).press('Enter');
  await expect(page.getByRole('dialog').getByRole('listitem').first()).toContainText('(выключен)');
  await page.getByRole('dialog').getByLabel('Название набора').press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);

  await page.getByRole('button', { name: 'Все наборы магазина' }).press('Enter');
  const saved = page.getByTestId('saved-recipe');
  await expect(saved.getByRole('listitem')).toHaveCount(2);
  await expect(saved).toContainText('(выключен)');
  await saved.getByLabel('Название набора').fill('По вторникам');
  await saved.getByRole('button', { name: 'Переименовать' }).press('Enter');
  await expect(page.getByRole('region', { name: 'По вторникам' })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await page.getByTestId('row-grid').focus();
  await page.keyboard.press('Control+Z');
  await expect(page.getByRole('gridcell', { name: 'nan' })).toBeVisible();
  await expect(page.getByTestId('recipe')).toHaveCount(0);
});
