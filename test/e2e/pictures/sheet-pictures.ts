import { join } from 'node:path';
import { expect } from '@playwright/test';
import { dropFile } from '../app';
import { writeFaulty, writeGaps, writeNotes, writeWorkbook } from './files';
import type { Tour } from './tour';

const sample = join(import.meta.dirname, '..', '..', '..', 'assets', 'sample.csv');

/** The intake: empty, with a refused file, and with a file read with remarks. */
export async function shootIntake(tour: Tour): Promise<void> {
  const { page, t, folder, shoot } = tour;
  await shoot('intake-without-a-sheet', 'main');
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: [sample], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver'] as const)
    await session.send('Input.dispatchDragEvent', { type, x: 300, y: 200, data });
  await expect(page.getByText(t('intake.dropNow'))).toBeVisible();
  await shoot('file-over-the-window');
  await session.send('Input.dispatchDragEvent', { type: 'dragCancel', x: 300, y: 200, data });

  await dropFile(page, folder);
  await expect(page.getByTestId('file-problem')).toBeVisible();
  await shoot('intake-with-an-unreadable-file');
  await dropFile(page, await writeNotes(folder));
  await expect(page.getByTestId('file-problem').getByText(/Ещё заметки/)).toBeVisible();
  await shoot('intake-with-a-workbook-without-a-table');
  await dropFile(page, await writeWorkbook(folder), sample);
  await expect(page.locator('[data-row="1"]')).toContainText('c1@example.ru');
  await tour.step('intake');
  await expect(page.getByTestId('file-remarks')).toBeVisible();
  await shoot('intake-with-remarks-and-the-first-of-two-files');
}

/** The grid with the columns panel. */
export async function shootColumns(tour: Tour): Promise<void> {
  const { page, t, folder, shoot } = tour;
  await dropFile(page, writeGaps(folder));
  const missing = page.getByTestId('required-missing');
  await expect(missing).toBeVisible();
  await page.getByLabel(t('columns.targetOf', { header: 'Почта' })).selectOption('field:email');
  await expect(page.getByRole('button', { name: t('columns.showOther', { header: 'email' }) })).toBeVisible();
  await shoot('columns-with-one-missing-and-two-on-one-field', 'main');
  await missing.getByRole('combobox').or(missing.getByRole('textbox')).first().click();
  await expect(page.locator('[role="option"]:visible').first()).toBeVisible();
  await shoot('columns-choosing-one-for-the-missing');
  await tour.close();
  await tour.step('review');
  await shoot('review-that-is-blocked');

  await dropFile(page, sample);
  await expect(page.locator('[data-row="1"]')).toContainText('100500');
  await tour.step('columns');
  await expect(page.locator('aside [data-column="0"]')).toBeVisible();
  const clears = page.getByLabel(t('columns.clearsOf', { header: 'name' }));
  await clears.click();
  await expect(page.getByText(t('columns.clearsMeans'))).toBeVisible();
  await shoot('columns', 'main');
  await clears.click();
  await expect(page.getByText(t('columns.clearsMeans'))).toHaveCount(0);
  await tour.step('intake');
  await expect(page.getByTestId('first-rows')).toContainText('100500');
  await shoot('intake-with-a-sheet', 'main');
}

/** Rows: unchanged, searched, filtered, edited, repaired, pasted over. */
export async function shootRows(tour: Tour): Promise<void> {
  const { app, page, t, folder, shoot } = tour;
  await tour.step('rows');
  await expect(page.locator('aside li[data-severity]').first()).toBeVisible();
  await shoot('rows', 'main');
  await page.getByRole('gridcell', { name: 'Иванова Анна' }).dblclick();
  await shoot('rows-with-a-cell-being-edited');
  await page.keyboard.press('Escape');

  await dropFile(page, writeFaulty(folder));
  await expect(page.locator('[data-row="2"]')).toContainText('boris@gmial.com');
  await page.locator('[data-row="2"] [role="gridcell"]').nth(1).click();
  await expect(page.getByTestId('cell-status')).toBeVisible();
  await shoot('rows-with-many-faults', 'main');
  await page.locator('[data-row="3"] [role="gridcell"]', { hasText: /^-$/ }).click();
  await shoot('rows-at-a-mark-for-no-value');
  const search = page.getByLabel(t('rows.search'));
  await search.fill('example');
  await expect(page.locator('mark, [data-found]').first()).toBeVisible();
  await shoot('rows-searched', 'main');
  await search.fill('нет такого');
  await expect(page.getByTestId('no-rows')).toBeVisible();
  await shoot('rows-searched-in-vain');
  await tour.press(t('rows.resetView'));
  await page.locator('[data-row="1"] input[type="checkbox"]').click();
  await expect(page.locator('[data-only="excluded"]')).toHaveAttribute('data-count', '1');
  await page.getByRole('switch', { name: t('rows.onlyIssues') }).click({ force: true });
  await expect(page.locator('[data-row="1"]')).toHaveCount(0);
  await shoot('rows-with-issues-only-and-one-excluded');
  await page.getByRole('switch', { name: t('rows.onlyIssues') }).click({ force: true });

  await expect(page.locator('[data-row="1"]')).toBeVisible();
  await page
    .locator('aside')
    .getByRole('button', { name: t('rows.clearAll', { cells: 2 }) })
    .click();
  await page.getByTestId('repair-apply').click();
  await expect(page.getByText(t('rows.repairedCells', { count: 2, cells: 2 }))).toBeVisible();
  await shoot('rows-repaired');
  await app.evaluate(({ clipboard }) => clipboard.writeText('раз\tдва\tтри\tчетыре\tпять\tшесть\tсемь'));
  await page.locator('[data-row="12"] [role="gridcell"]').nth(1).click();
  await page.keyboard.press('Control+V');
  await expect(page.getByText(t('rows.paste.partly'))).toBeVisible();
  await shoot('rows-pasted-in-part');
  await dropFile(page, sample);
  await expect(page.getByRole('dialog')).toBeVisible();
  await shoot('question-before-edits-are-lost');
  await page.getByTestId('leave').click();
  await expect(page.locator('[data-row="1"]')).toContainText('100500');
}
