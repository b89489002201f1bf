import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { temporaryFolder } from '../fakes/temporary-folder';
import { dropFile, launch } from './app';

const root = join(import.meta.dirname, '..', '..');
const pictures = join(root, 'proof-pictures');
const SIZES = [
  { name: '1280x800', width: 1280, height: 800, zoom: 1 },
  { name: '900x600', width: 900, height: 600, zoom: 1 },
  { name: '1280x800-200-percent', width: 1280, height: 800, zoom: 2 },
];

test('every screen, dialog and menu, light and dark', async () => {
  rmSync(pictures, { recursive: true, force: true });
  mkdirSync(pictures);
  const folder = temporaryFolder();
  const { app, page } = await launch(join(folder.path, 'data'));
  let number = 0;
  const shoot = async (name: string) => {
    number += 1;
    for (const { name: size, width, height, zoom } of SIZES) {
      await app.evaluate(
        ({ BrowserWindow }, wanted) => {
          const [window] = BrowserWindow.getAllWindows();
          window!.setContentSize(wanted.width, wanted.height);
          window!.webContents.setZoomFactor(wanted.zoom);
        },
        { width, height, zoom },
      );
      await expect.poll(() => page.evaluate(() => window.innerWidth)).toBe(width / zoom);
      for (const scheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme: scheme });
        await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', scheme);
        const path = join(pictures, `${String(number).padStart(2, '0')}-${name}-${size}-${scheme}.png`);
        await page.screenshot({ path, animations: 'disabled' });
      }
    }
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.webContents.setZoomFactor(1));
    await page.emulateMedia({ colorScheme: 'light' });
  };
  const step = (name: string) => page.locator(`[data-step="${name}"]`).click();
  const close = async () => {
    await page.keyboard.press('Escape');
    await expect(page.locator('[aria-modal="true"], [role="menu"]')).toHaveCount(0);
  };

  await shoot('intake-without-a-sheet');
  await dropFile(page, folder.path);
  await expect(page.getByTestId('file-problem')).toBeVisible();
  await shoot('intake-with-an-unreadable-file');

  const gaps = join(folder.path, 'без телефона.csv');
  writeFileSync(gaps, 'external_id;email;Почта;name;created_at\n1;anna@example.ru;anna@example.ru;Анна;2018-01-01\n');
  await dropFile(page, gaps);
  await expect(page.getByTestId('required-missing')).toBeVisible();
  await page.getByLabel('Куда идёт столбец «Почта»').selectOption({ value: 'field:email' });
  await expect(page.getByRole('button', { name: 'Показать «email»' })).toBeVisible();
  await shoot('columns-with-one-missing-and-two-on-one-field');

  await dropFile(page, join(root, 'assets', 'sample.csv'));
  await expect(page.locator('[data-row="1"]')).toContainText('100500');
  await step('columns');
  await expect(page.locator('aside [data-column="0"]')).toBeVisible();
  await shoot('columns');
  await step('rows');
  await expect(page.locator('aside li[data-severity]').first()).toBeVisible();
  await shoot('rows');
  await step('intake');
  await expect(page.getByTestId('first-rows')).toContainText('100500');
  await shoot('intake-with-a-sheet');

  await step('rows');
  await page.getByRole('gridcell', { name: 'Иванова Анна' }).dblclick();
  await shoot('rows-with-a-cell-being-edited');
  await page.keyboard.type('!');
  await page.keyboard.press('Enter');
  await dropFile(page, gaps);
  await expect(page.getByRole('dialog')).toBeVisible();
  await shoot('question-before-edits-are-lost');
  await close();

  await shootMenusOfTheBar(page, shoot, close);

  await step('review');
  await expect(page.getByTestId('confirm-send')).toBeVisible();
  await shoot('review');
  await page.getByTestId('confirm-send').click();
  await expect(page.getByTestId('delivery-progress')).toBeVisible();
  await shoot('delivery-running-or-just-ended');
  await expect(page.getByTestId('delivery-summary')).toBeVisible({ timeout: 60_000 });
  await shoot('delivery-result');
  await step('rows');
  await shoot('rows-with-outcomes');

  await page.getByRole('button', { name: 'История' }).click();
  await expect(page.locator('[data-delivery]')).toBeVisible();
  await shoot('history');
  await page.locator('[data-delivery]').getByRole('button').last().click();
  await expect(page.getByRole('menu')).toBeVisible();
  await shoot('history-menu-of-a-delivery');
  await page.getByRole('menuitem').last().click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await shoot('history-question-before-deletion');
  await close();

  await page.getByTestId('shop-picker').click();
  await page.getByRole('menuitem', { name: 'Что в учебном магазине' }).click();
  await expect(page.getByTestId('practice-consumers')).toContainText('100500');
  await shoot('practice-shop');
  await page.getByRole('button', { name: 'Очистить', exact: true }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await shoot('practice-shop-question-before-emptying');
  await close();
  await app.close();
  folder.remove();
});

async function shootMenusOfTheBar(
  page: Page,
  shoot: (name: string) => Promise<void>,
  close: () => Promise<void>,
): Promise<void> {
  const settings = page.getByRole('button', { name: 'Настройки' });
  await settings.click();
  await expect(page.getByRole('menu')).toBeVisible();
  await shoot('settings-menu');
  await page.getByRole('menuitem', { name: 'Клавиши' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await shoot('keyboard-help');
  await close();
  await page.getByTestId('shop-picker').click();
  await expect(page.getByRole('menu')).toBeVisible();
  await shoot('shop-menu');
  await page.getByRole('menuitem', { name: 'Добавить магазин' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await shoot('shop-dialog-of-a-new-shop');
  await close();
  await page.getByTestId('shop-picker').click();
  await page.getByRole('menuitem', { name: /Настроить/ }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await shoot('shop-dialog-of-the-practice-shop');
  await close();
}
