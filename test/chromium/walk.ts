import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { openFile, type RunningApp } from '../e2e/app';
import type { Words } from '../e2e/pictures/words';

const sample = join(import.meta.dirname, '..', '..', 'assets', 'sample.csv');

/** Takes note of what the page shows now. */
export type Visit = (name: string) => Promise<void>;

/** Through every place of the window, with an edit and an import to the practice shop. */
export async function walk(running: RunningApp, t: Words, visit: Visit): Promise<void> {
  const { page } = running;
  const step = (name: string) => page.locator(`[data-step="${name}"]`).click();
  await expect(page.getByTestId('drop-zone')).toBeVisible();
  await visit('intake-without-a-sheet');
  await openFile(running, sample);
  await expect(page.locator('[data-row="1"]')).toContainText('100500');
  await expect(page.getByTestId('still-reading')).toHaveCount(0);
  await visit('rows');
  await page.getByTestId('row-grid').focus();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('F2');
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('100999');
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-row="1"]')).toContainText('100999');
  await visit('rows-with-an-edit');
  await step('intake');
  await expect(page.getByTestId('first-rows')).toBeVisible();
  await visit('intake');
  await step('columns');
  await expect(page.locator('aside [data-column="0"]')).toBeVisible();
  await visit('columns');
  await step('review');
  await expect(page.getByTestId('confirm-send')).toBeEnabled();
  await visit('review');
  await page.getByTestId('confirm-send').click();
  await expect(page.getByTestId('delivery-summary')).toHaveAttribute('data-status', 'finished', { timeout: 60_000 });
  await visit('result');
  await step('rows');
  await visit('rows-with-outcomes');
  await page.getByRole('button', { name: t('history.title') }).click();
  await expect(page.locator('[data-delivery]')).toBeVisible();
  await visit('history');
  await visitDialogs(page, t, visit);
  await page.getByTestId('help').click();
  await page.getByTestId('help-go-guide').click();
  await expect(page.getByTestId('guide').getByRole('article')).toBeVisible();
  await visit('guide');
}

async function visitDialogs(page: Page, t: Words, visit: Visit): Promise<void> {
  const close = async (): Promise<void> => {
    await page.keyboard.press('Escape');
    await expect(page.locator('[aria-modal="true"], [role="menu"]')).toHaveCount(0);
  };
  await page.getByTestId('shop-picker').click();
  await expect(page.getByRole('menu')).toBeVisible();
  await visit('shop-menu');
  await page.getByRole('menuitem', { name: t('shops.add') }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await visit('shop-dialog');
  await close();
  await page.getByTestId('shop-picker').click();
  await page.getByRole('menuitem', { name: t('shops.openPractice') }).click();
  await expect(page.getByTestId('practice-consumers').getByRole('row').nth(1)).toBeVisible();
  await visit('practice-shop');
  await page.getByRole('button', { name: t('settings.title') }).click();
  await expect(page.getByRole('menu')).toBeVisible();
  await visit('settings-menu');
  await page.getByRole('menuitem', { name: t('keyboard.title') }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await visit('keyboard-help');
  await close();
  await page.keyboard.press('ControlOrMeta+K');
  await expect(page.getByTestId('palette').getByRole('textbox')).toBeVisible();
  await visit('palette');
  await close();
}
