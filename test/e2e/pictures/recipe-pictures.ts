import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { dropFile } from '../app';
import { writeWeek } from './files';
import type { Walk } from './tour';

/** A recipe as another shop wrote it into a file, with people's values in its first step. */
const FOREIGN = {
  format: 'aplaut-import-recipe/1',
  name: 'Из другого магазина',
  headers: ['external_id', 'email', 'name', 'phone', 'created_at', 'Город'],
  steps: [
    {
      on: true,
      columns: [{ target: { kind: 'field', field: 'name' }, header: 'name' }],
      operation: {
        kind: 'replace',
        scope: { kind: 'column', column: 0 },
        ...{ find: 'Иванов', isRegex: false, matchCase: true, wholeCell: false, replacement: 'Петров' },
      },
    },
    {
      on: true,
      columns: [{ target: { kind: 'skip' }, header: 'Город' }],
      operation: { kind: 'map-values', column: 0, values: [['мск', 'Москва']] },
    },
  ],
};

/** What a shop remembers, before it remembers anything. */
export async function shootNothingKept({ page, t, shoot, close }: Walk): Promise<void> {
  await page.getByRole('button', { name: t('memory.open') }).click();
  await expect(page.getByText(t('memory.none'))).toBeVisible();
  await shoot('columns-and-recipes-none');
  await close();
}

/** Recipes: saved, done on opening, switched off, listed, taken from a file. Begins at a sheet with a repair. */
export async function shootRecipes(tour: Walk): Promise<void> {
  const { app, page, t, folder, shoot } = tour;
  const dialog = page.getByRole('dialog');
  const manage = page.getByRole('button', { name: t('memory.open') });
  await page.getByRole('button', { name: t('recipes.save', { count: 1 }) }).click();
  await page.getByLabel(t('recipes.name')).fill('Weekly');
  await shoot('recipe-saving', 'main');
  await page.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);

  await dropFile(page, writeWeek(folder, 2));
  await page.getByTestId('leave').click();
  const step = page.getByTestId('recipe-step');
  await expect(step).toHaveAttribute('data-changed', '2');
  await shoot('recipe-done-on-opening', 'main');
  await step.getByRole('switch').press('Space');
  await expect(step).toContainText(t('recipes.off'));
  await shoot('recipe-with-a-step-switched-off');
  await step.getByRole('switch').press('Space');
  await expect(step).toHaveAttribute('data-changed', '2');

  const foreign = join(folder, 'foreign.json');
  writeFileSync(foreign, JSON.stringify(FOREIGN));
  await app.evaluate(({ dialog: dialogs }, open) => {
    dialogs.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [open] });
  }, foreign);
  await manage.click();
  const [own, taken] = [page.getByRole('region', { name: 'Weekly' }), page.getByRole('region', { name: FOREIGN.name })];
  const columns = page.getByTestId('saved-layout').first();
  await columns.getByLabel(t('memory.layoutName')).fill('Каждую неделю');
  await columns.getByRole('button', { expanded: false }).click();
  await expect(columns.getByRole('listitem').first()).toBeVisible();
  await shoot('columns-and-recipes', 'main');
  await own.getByLabel(t('recipes.name')).fill('Каждую неделю');
  await shoot('recipe-being-renamed');
  await dialog.getByRole('button', { name: t('memory.read') }).click();
  await expect(page.getByTestId('read-recipe')).toBeVisible();
  await shoot('file-with-recipes', 'main');
  await page.getByRole('button', { name: t('memory.take'), exact: true }).click();
  await expect(taken).toContainText(t('recipes.foreign'));
  await shoot('recipe-from-a-file', 'main');
  await dialog.getByRole('button', { name: t('memory.save') }).click();
  await expect(page.getByText(t('memory.saveText'))).toBeVisible();
  await shoot('choice-of-what-is-saved', 'main');
  await page.keyboard.press('Escape');
  await expect(page.getByText(t('memory.saveText'))).toHaveCount(0);
  await taken.getByRole('button', { name: t('memory.delete') }).click();
  await expect(page.getByText(t('recipes.deleteText'))).toBeVisible();
  await shoot('question-before-a-recipe-is-deleted');
  await page.keyboard.press('Escape');
  await expect(page.getByText(t('recipes.deleteText'))).toHaveCount(0);
  await tour.close();
}

/** An edited sheet at the end of the program: the question, which is answered with keeping the draft. */
export async function shootQuit({ app, page, folder, shoot }: Walk): Promise<void> {
  await dropFile(page, writeWeek(folder, 3));
  await page.getByRole('gridcell', { name: 'c5@example.ru' }).click();
  await page.keyboard.type('f@example.ru');
  await page.keyboard.press('Enter');
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.close());
  await expect(page.getByTestId('leave-keep')).toBeVisible();
  await shoot('question-before-the-window-closes', 'main');
  const ended = app.waitForEvent('close');
  await Promise.all([
    ended,
    page
      .getByTestId('leave-keep')
      .click()
      .catch(() => undefined),
  ]);
}

/** The same file after that. */
export async function shootDraft({ page, folder, shoot }: Walk): Promise<void> {
  await dropFile(page, join(folder, 'выгрузка 3.csv'));
  await expect(page.getByTestId('draft-restored')).toBeVisible();
  await shoot('draft-restored', 'main');
}
