import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { temporaryFolder } from '../fakes/temporary-folder';
import { dropFile, launch } from './app';
import { shootRecipes } from './pictures/recipe-pictures';
import { shootRepairs } from './pictures/repair-pictures';
import { waysIn } from './pictures/tour';
import { wordsOf } from './pictures/words';

const root = join(import.meta.dirname, '..', '..');
const shots = join(root, 'demo-screenshots');

test('a tour through every step, light and dark', async () => {
  test.setTimeout(240_000);
  rmSync(shots, { recursive: true, force: true });
  mkdirSync(shots);
  const folder = temporaryFolder();
  const files = temporaryFolder();
  const first = await launch(folder.path);
  const { app } = first;
  let { page } = first;
  const { step } = waysIn(page);
  let number = 0;
  const shoot = async (name: string) => {
    number += 1;
    for (const scheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: scheme });
      await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', scheme);
      await page.screenshot({
        path: join(shots, `${String(number).padStart(2, '0')}-${name}-${scheme}.png`),
        animations: 'disabled',
      });
    }
    await page.emulateMedia({ colorScheme: 'light' });
  };

  await shoot('intake');
  await dropFile(page, join(root, 'assets', 'sample.csv'));
  await expect(page.getByTestId('row-grid')).toBeVisible();
  await step('columns');
  await expect(page.locator('aside [data-column="0"]')).toBeVisible();
  await shoot('columns');
  await step('rows');
  await expect(page.locator('aside li[data-severity]').first()).toBeVisible();
  await shoot('rows');
  await step('review');
  await expect(page.getByTestId('review')).toBeVisible();
  await shoot('review');
  await page.getByTestId('confirm-send').click();
  await expect(page.getByTestId('delivery-progress')).toBeVisible();
  await shoot('delivery');
  await expect(page.getByTestId('delivery-summary')).toBeVisible({ timeout: 60_000 });
  await shoot('result');
  await page.getByRole('button', { name: 'История' }).click();
  await expect(page.locator('[data-delivery]')).toBeVisible();
  await shoot('history');
  const walk = { ...first, ...waysIn(page), t: wordsOf('ru'), folder: files.path, shoot };
  await shootRepairs(walk);
  await shootRecipes(walk);
  // What the program did on opening is not worth a draft: it would do it again.
  await page.getByTestId('row-grid').focus();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('Kazan');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('gridcell', { name: 'Kazan' })).toBeVisible();
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.close());
  const ended = app.waitForEvent('close');
  await page.getByTestId('leave-keep').waitFor();
  await shoot('question-on-quitting');
  await page.getByTestId('leave-keep').click();
  await ended;

  const again = await launch(folder.path, { file: join(files.path, 'выгрузка 2.csv') });
  ({ page } = again);
  await expect(page.getByTestId('draft-restored')).toBeVisible();
  await shoot('draft-restored');
  await again.app.close();
  files.remove();
  folder.remove();
});
