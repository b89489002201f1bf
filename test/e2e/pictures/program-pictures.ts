import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { dropFile } from '../app';
import { expectAllReached } from '../by-keyboard';
import { writeCustomers } from '../customers';
import { openShopMenu } from './bar-pictures';
import type { Tour } from './tour';

/** A file in a watched folder is whole after half a minute. */
const WHOLE = { timeout: 60_000 };

const BY_ARROWS: readonly string[] = ['help-menu', 'palette'];

/**
 * What belongs to the program rather than to a sheet: the first screen, help, commands, network, watched folders, what a shop remembers. Each is
 * also walked by keyboard.
 */
export async function shootProgram(plain: Tour): Promise<void> {
  const tour: Tour = {
    ...plain,
    shoot: async (name, kind) => {
      await plain.shoot(name, kind);
      // A menu and the palette are walked by the arrows.
      if (!BY_ARROWS.includes(name)) await expectAllReached(plain.page);
    },
  };
  const { page, t, shoot } = tour;
  await shoot('first-screen', 'main');
  await page.getByTestId('try').click();
  await expect(page.getByTestId('try-strip')).toBeVisible();
  await shoot('try', 'main');
  await page.getByTestId('try-end').click();
  await shootHelp(tour);
  await page.keyboard.press('Control+k');
  await expect(page.getByPlaceholder(t('palette.placeholder'))).toBeVisible();
  await shoot('palette', 'main');
  await tour.close();
  await tour.openMenu(t('settings.title'));
  await page.getByRole('menuitem', { name: t('network.title') }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await shoot('network', 'main');
  await tour.close();
  await shootMemory(tour);
  await shootWatches(tour);
}

async function shootHelp(tour: Tour): Promise<void> {
  const { page, shoot } = tour;
  const help = async (id: string): Promise<void> => {
    await page.getByTestId('help').click();
    await page.getByTestId(id).click();
  };
  await page.getByTestId('help').click();
  await shoot('help-menu');
  await page.keyboard.press('Escape');
  await help('help-go-guide');
  await expect(page.getByTestId('guide').getByRole('article')).toBeVisible();
  await shoot('guide', 'main');
  await page.getByTestId('guide').locator('[data-page="watched-folder"]').click();
  await shoot('guide-on-watched-folders');
  await help('help-go-data');
  await expect(page.getByTestId('data-page')).toBeVisible();
  await shoot('what-becomes-of-data', 'main');
  await page.getByTestId('wipe-all').click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await shoot('question-before-everything-is-wiped');
  await tour.close();
  await help('diagnostics');
  await expect(page.getByTestId('diagnostics-text')).toContainText('Aplaut Import');
  await shoot('diagnostics', 'main');
  await tour.close();
  await help('help-updates');
  await expect(page.getByRole('dialog')).toBeVisible();
  await shoot('updates-not-set-up');
  await tour.close();
}

/** With the columns of a sheet that was sent. */
async function shootMemory(tour: Tour): Promise<void> {
  const { page, t, shoot } = tour;
  await dropFile(page, writeCustomers(tour.folder, 2));
  await expect(page.getByTestId('row-grid')).toBeVisible();
  await page.getByTestId('send').click();
  await page.getByTestId('confirm-send').click();
  await expect(page.getByTestId('delivery-summary')).toHaveAttribute('data-status', 'finished', { timeout: 30_000 });
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').getByText(t('commands.shop-memory')).click();
  await expect(page.getByRole('dialog', { name: /Столбцы|Columns/ })).toBeVisible();
  await shoot('what-a-shop-remembers', 'main');
  await tour.close();
}

async function shootWatches(tour: Tour): Promise<void> {
  const { app, page, t, shoot } = tour;
  const exchange = join(tour.folder, t('watch.title'));
  mkdirSync(exchange);
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
  }, exchange);
  await openShopMenu(tour);
  await page.getByRole('menuitem', { name: t('watch.title') }).click();
  await expect(page.getByTestId('watch-folder')).toBeVisible();
  await shoot('watched-folders-none');
  await page.getByTestId('watch-folder').click();
  const form = page.getByRole('dialog');
  await form.getByRole('button', { name: t('watch.chooseFolder') }).click();
  await expect(form.getByLabel(t('watch.folder'), { exact: true })).toHaveValue(exchange);
  await shoot('watched-folder-form', 'main');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(2);
  await shoot('question-before-a-form-is-lost');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(1);
  await form.getByRole('button', { name: t('common.save'), exact: true }).click();
  await expect(form).toHaveCount(0);
  writeFileSync(join(exchange, 'a.csv'), 'external_id,email,city\n1,a@example.ru,Тула\n');
  await tour.press(t('history.title'));
  await expect(page.getByTestId('watch-waits')).toBeVisible(WHOLE);
  await shoot('watched-folder-with-a-file-that-waits', 'main');
}
