import { expect } from '@playwright/test';
import { dropFile } from '../app';
import { writeWeek } from './files';
import type { Tour } from './tour';

/** What repairs a sheet in bulk: previews, a column's menu and its dialogs, finding and replacing, duplicates, recipes. */
export async function shootRepairs({
  page,
  t,
  folder,
  shoot,
}: Pick<Tour, 'page' | 't' | 'folder' | 'shoot'>): Promise<void> {
  const grid = page.getByTestId('row-grid');
  const openMenu = async (column: string): Promise<void> => {
    await page
      .getByTestId('column-menu')
      .and(page.locator(`[data-column="${column}"]`))
      .click();
    await expect(page.getByTestId('column-summary')).toBeVisible();
  };
  const close = async (): Promise<void> => {
    await page.keyboard.press('Escape');
    await expect(page.locator('[aria-modal="true"], [role="menu"]')).toHaveCount(0);
  };

  await dropFile(page, writeWeek(folder, 1));
  await expect(page.locator('[data-row="2"]')).toContainText('boris@gmial.com');
  await page.locator('[data-step="rows"]').click();
  await shoot('sheet-to-repair', 'main');

  const names = page.locator('[data-testid="issue-kind"][data-code="name-case"]');
  await names.getByTestId('repair-all').click();
  await expect(page.getByTestId('repair-preview')).toBeVisible();
  await shoot('repair-preview', 'main');
  await page.getByTestId('repair-apply').click();
  await expect(page.getByTestId('repair-undo')).toBeVisible();
  await shoot('repair-done');

  await openMenu('Город');
  await shoot('column-menu', 'main');
  await page.getByTestId('open-facet').click();
  await expect(page.getByTestId('facet').first()).toBeVisible();
  await shoot('facet', 'main');
  await close();
  await openMenu('Город');
  await page.getByTestId('open-clusters').click();
  await expect(page.getByTestId('cluster').first()).toBeVisible();
  await shoot('clusters', 'main');
  await close();
  await openMenu('Город');
  await page.getByTestId('open-map-values').click();
  await expect(page.getByTestId('map-values')).toBeVisible();
  await shoot('values-by-a-table');
  await close();
  await openMenu('name');
  await page.getByRole('menuitem', { name: t('columnsMade.items.split') }).click();
  await expect(page.getByTestId('repair-preview')).toBeVisible();
  await shoot('split');
  await close();

  await page.getByTestId('merge-duplicates').first().click();
  await expect(page.getByTestId('duplicates')).toBeVisible();
  await shoot('duplicates', 'main');
  await close();

  await grid.focus();
  await page.keyboard.press('Control+H');
  await page.keyboard.insertText('москва');
  await expect(page.getByTestId('find-bar')).toBeVisible();
  await shoot('find-and-replace', 'main');
  await page.keyboard.press('Escape');
  await grid.focus();
  await page.keyboard.press('Control+Home');
  await page.locator('[data-row="3"] [role="gridcell"]').nth(1).click({ button: 'right' });
  await expect(page.getByTestId('cell-menu')).toBeVisible();
  await shoot('cell-menu');
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: t('recipes.save', { count: 1 }) }).click();
  await page.getByLabel(t('recipes.name')).fill('Weekly');
  await shoot('recipe-saving');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await dropFile(page, writeWeek(folder, 2));
  await page.getByTestId('leave').click();
  await expect(page.getByTestId('recipe-step')).toHaveAttribute('data-changed', '2');
  await shoot('recipe-done-on-opening', 'main');
}
