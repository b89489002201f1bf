import { expect, type Locator } from '@playwright/test';
import { dropFile } from '../app';
import { writeChoices, writeMany, writeWeek } from './files';
import type { Walk } from './tour';

/** What repairs a sheet in bulk: previews, a column's menu and its dialogs, finding and replacing, duplicates, long work. */
export async function shootRepairs(tour: Walk): Promise<void> {
  const { page, folder, shoot } = tour;
  await dropFile(page, writeWeek(folder, 1));
  await expect(page.locator('[data-row="2"]')).toContainText('boris@gmial.com');
  await tour.step('rows');
  await shoot('sheet-to-repair', 'main');

  const names = page.locator('[data-testid="issue-kind"][data-code="name-case"]');
  await names.getByTestId('repair-all').click();
  await expect(page.getByTestId('repair-preview')).toBeVisible();
  await shoot('repair-preview', 'main');
  await page.getByTestId('repair-apply').click();
  await expect(page.getByTestId('repair-undo')).toBeVisible();
  await shoot('repair-done');

  await shootValues(tour);
  await shootNewColumns(tour);

  await page.getByTestId('merge-duplicates').first().click();
  await expect(page.getByTestId('duplicates')).toBeVisible();
  await shoot('duplicates', 'main');
  await tour.close();
  await shootFinding(tour);
}

/** Opens the menu of a column, and presses an item of it. */
function menuOpener({ page }: Walk): (column: string, item?: Locator) => Promise<void> {
  return async (column, item) => {
    await page.getByTestId('row-grid').focus();
    // In a small window the last column is out of sight.
    await page.keyboard.press(column === 'Город' ? 'End' : 'Home');
    await page
      .getByTestId('column-menu')
      .and(page.locator(`[data-column="${column}"]`))
      .click();
    await item?.click();
  };
}

async function shootValues(tour: Walk): Promise<void> {
  const { page, t, shoot } = tour;
  const choose = menuOpener(tour);
  await choose('name');
  await expect(page.getByTestId('column-summary')).toBeVisible();
  await shoot('column-menu', 'main');
  await page.keyboard.press('Escape');
  await choose('Город', page.getByTestId('open-facet'));
  await expect(page.getByTestId('facet').getByRole('checkbox').first()).toBeVisible();
  await page.getByTestId('facet').getByRole('checkbox').first().click();
  await shoot('facet', 'main');
  await page.getByTestId('facet-apply').click();
  await expect(page.getByTestId('row-filter')).toBeVisible();
  await choose('Город', page.getByTestId('sort-desc'));
  await expect(page.getByTestId('row-order')).toBeVisible();
  await shoot('rows-filtered-and-sorted', 'main');
  for (const chip of ['row-filter', 'row-order']) await page.getByTestId(chip).getByRole('button').click();
  await choose('Город', page.getByTestId('open-clusters'));
  await expect(page.getByTestId('cluster').first()).toBeVisible();
  await shoot('clusters', 'main');
  await tour.close();
  await choose('Город', page.getByTestId('open-map-values'));
  await page.getByLabel(t('rows.values.becomes', { value: 'г. Москва' })).fill('Москва');
  await page.getByRole('button', { name: t('rows.values.clear', { value: 'Тверь' }) }).click();
  await shoot('values-by-a-table', 'main');
  await page.getByTestId('map-preview').click();
  await expect(page.getByTestId('repair-preview')).toBeVisible();
  await shoot('values-by-a-table-preview');
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('map-values')).toBeVisible();
  await tour.close();
}

async function shootNewColumns(tour: Walk): Promise<void> {
  const { page, t, shoot } = tour;
  const choose = menuOpener(tour);
  for (const item of ['split', 'join', 'add'] as const) {
    await choose('name', page.getByRole('menuitem', { name: t(`columnsMade.items.${item}`) }));
    await expect(page.getByRole('dialog')).toBeVisible();
    if (item === 'join') {
      await page.keyboard.type('email');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      // The list of columns.
      await page.keyboard.press('Escape');
    }
    if (item !== 'add') await expect(page.getByTestId('repair-preview')).toBeVisible();
    await shoot(`columns-made-by-${item}`, 'main');
    await tour.close();
  }
}

async function shootFinding(tour: Walk): Promise<void> {
  const { page, t, shoot } = tour;
  const grid = page.getByTestId('row-grid');
  await grid.focus();
  await page.keyboard.press('Control+H');
  await page.keyboard.insertText('москва');
  const bar = page.getByTestId('find-bar');
  await bar.getByLabel(t('find.replacement')).fill('Москва');
  await expect(bar.getByRole('listitem').first()).toBeVisible();
  await shoot('find-and-replace', 'main');
  await page.keyboard.press('Escape');
  await grid.focus();
  await page.keyboard.press('Control+G');
  await shoot('go-to-row');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Control+Space');
  await page.keyboard.press('Shift+ArrowRight');
  await expect(page.getByTestId('selection-info')).toBeVisible();
  await shoot('columns-selected');
  await page.locator('[data-row="3"] [role="gridcell"]').nth(1).click({ button: 'right' });
  await expect(page.getByTestId('cell-menu')).toBeVisible();
  await shoot('cell-menu', 'main');
  await page.keyboard.press('Escape');
}

/** Repairs that ask something, and the question before undone changes are forgotten. */
export async function shootChoices(tour: Walk): Promise<void> {
  const { page, folder, shoot } = tour;
  await dropFile(page, writeChoices(folder));
  await page.getByTestId('leave').click();
  await expect(page.locator('[data-row="1"]')).toContainText('03/04/2024');
  await tour.step('rows');
  for (const code of ['date-order', 'letters-mixed', 'id-not-addressable', 'phone-several']) {
    const kind = page.locator(`[data-testid="issue-kind"][data-code="${code}"]`).first();
    await kind.getByTestId('repair-all').click();
    await expect(page.getByTestId('repair-preview')).toBeVisible();
    await shoot(`repair-of-${code}`, 'main');
    await tour.close();
  }
  const cell = page.locator('[data-row="1"] [data-at="2"]');
  await cell.click();
  for (const text of ['a', 'b', 'c']) {
    await page.keyboard.type(text);
    await page.keyboard.press('Enter');
  }
  for (let undone = 0; undone < 3; undone += 1) await page.keyboard.press('Control+Z');
  await page.keyboard.type('d');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
  await shoot('question-before-undone-changes-are-forgotten');
  await tour.close();
}

/** A long sheet: while it is read, and while work on it takes long. */
export async function shootLongWork(tour: Walk): Promise<void> {
  const { app, page, folder, shoot } = tour;
  await dropFile(page, writeMany(folder));
  await expect(page.getByTestId('still-reading')).toBeVisible();
  await shoot('sheet-that-is-being-read');
  await expect(page.getByTestId('still-reading')).toHaveCount(0, { timeout: 60_000 });
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, `${folder}/сохранено.xlsx`);
  await page.getByTestId('save-as').click();
  await expect(page.getByTestId('work-progress')).toBeVisible();
  await shoot('sheet-that-is-being-saved');
  await expect(page.getByTestId('work-progress')).toHaveCount(0, { timeout: 120_000 });
  await shoot('sheet-saved');
}
