import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type ElectronApplication } from '@playwright/test';
import { dropFile, expectAccessible } from './app';
import { writeCustomers } from './customers';
import { sharedApp } from './own-app';

const own = sharedApp();

/** Chooses a command in the program's menu. Returns false where it is grey. */
function choose(app: ElectronApplication, id: string): Promise<boolean> {
  return app.evaluate(({ Menu }, wanted) => {
    const item = Menu.getApplicationMenu()!.getMenuItemById(wanted)!;
    if (item.enabled) (item.click as () => void)();
    return item.enabled;
  }, id);
}

const isOffered = (app: ElectronApplication, id: string) =>
  app.evaluate(({ Menu }, wanted) => Menu.getApplicationMenu()!.getMenuItemById(wanted)!.enabled, id);

test('the menu offers what the page can do in its place, and the page does it', async () => {
  const { app, page } = own;
  expect(await choose(app, 'find')).toBe(false);
  expect(await choose(app, 'go-history')).toBe(true);
  await expect(page.getByRole('heading', { name: 'История' })).toBeVisible();

  await dropFile(page, writeCustomers(own.folder, 3));
  await expect(page.getByTestId('row-grid').or(page.getByTestId('first-rows'))).toBeVisible();
  await expect.poll(() => choose(app, 'go-rows')).toBe(true);
  await expect(page.getByTestId('row-grid')).toBeVisible();
  await expect.poll(() => choose(app, 'toggle-row')).toBe(true);
  const excluded = page.locator('[data-only="excluded"]');
  await expect(excluded).toHaveAttribute('data-count', '1');
  await expect.poll(() => choose(app, 'undo')).toBe(true);
  await expect(excluded).toHaveAttribute('data-count', '0');
  await expect.poll(() => isOffered(app, 'redo')).toBe(true);
  expect(await choose(app, 'replace')).toBe(true);
  await expect(page.getByRole('textbox', { name: 'Что найти' })).toBeFocused();
  await page.keyboard.press('Escape');

  await test.step('its keys work from an open cell, whose text is kept', async () => {
    await page.getByTestId('row-grid').focus();
    await page.keyboard.press('F2');
    await page.keyboard.type('7');
    await page.keyboard.press('Control+6');
    await expect(page.getByRole('heading', { name: 'История' })).toBeVisible();
    await page.keyboard.press('Control+3');
    await expect.poll(() => choose(app, 'undo')).toBe(true);
    await expect.poll(() => isOffered(app, 'undo')).toBe(false);
  });

  await test.step('the file is among the recent ones, and a dialog makes the page’s commands wait', async () => {
    const recent = await app.evaluate(({ Menu }) => {
      const file = Menu.getApplicationMenu()!.items[0]!.submenu!.items;
      return file.find(({ type }) => type === 'submenu')!.submenu!.items.map(({ label }) => label);
    });
    expect(recent).toEqual([expect.stringMatching(/\.csv$/)]);
    expect(await choose(app, 'go-to-row')).toBe(true);
    await expect(page.getByRole('dialog')).toBeVisible();
    await expect.poll(() => isOffered(app, 'go-history')).toBe(false);
    await page.keyboard.press('Escape');
    await expect.poll(() => isOffered(app, 'go-history')).toBe(true);
  });
});

test('the palette goes everywhere by keyboard alone, and gives it back', async () => {
  const { app, page } = own;
  const palette = page.getByTestId('palette').getByRole('dialog');
  const chooseBy = async (typed: string): Promise<void> => {
    await page.keyboard.press('Control+K');
    await expect(palette.getByRole('textbox')).toBeFocused();
    await page.keyboard.insertText(typed);
    await expect(palette.locator('[data-selected]')).toHaveCount(1);
    await page.keyboard.press('Enter');
    await expect(palette).toHaveCount(0);
  };
  const path = writeFaulty(own.folder);
  await dropFile(page, path);
  await expect(page.getByTestId('row-grid').or(page.getByTestId('first-rows'))).toBeVisible();

  await chooseBy('истор');
  await expect(page.getByRole('heading', { name: 'История' })).toBeVisible();
  await chooseBy('наблюдаемые');
  await expect(page.getByRole('heading', { name: 'Наблюдаемые папки' })).toBeVisible();
  await chooseBy('строки');
  await expect(page.getByTestId('row-grid')).toBeFocused();

  await test.step('keys that are pressed before it is open are meant for it, and not for the cell', async () => {
    await page.getByTestId('row-grid').focus();
    await page.evaluate(() => {
      const press = (init: KeyboardEventInit): void => {
        document.activeElement!.dispatchEvent(
          new KeyboardEvent('keydown', { ...init, bubbles: true, cancelable: true }),
        );
      };
      press({ key: 'k', code: 'KeyK', ctrlKey: true });
      for (const key of 'истор') press({ key });
      press({ key: 'Enter', code: 'Enter' });
    });
    await expect(page.getByRole('heading', { name: 'История' })).toBeVisible();
    await expect(palette).toHaveCount(0);
    await chooseBy('строки');
    await expect(page.getByTestId('row-grid')).toBeFocused();
    await expect(page.getByRole('gridcell', { name: 'истор' })).toHaveCount(0);
  });

  await test.step('a kind of issue shows its rows', async () => {
    await page.keyboard.press('Control+K');
    await expect(palette).toBeVisible();
    await expectAccessible(page);
    const kind = palette.locator('[data-action]').filter({ hasText: 'замечани' }).first();
    await page.keyboard.insertText((await kind.locator('span span').first().innerText()).trim());
    await page.keyboard.press('Enter');
    await expect(page.getByRole('gridcell', { name: 'нет почты' })).toBeVisible();
    await expect(page.getByRole('gridcell', { name: 'c1@example.ru' })).toHaveCount(0);
  });

  await test.step('a command of the grid works on the cell that had the keyboard', async () => {
    await page.getByTestId('row-grid').focus();
    await chooseBy('исключить строки');
    await expect(page.locator('[data-only="excluded"]')).toHaveAttribute('data-count', '1');
  });

  await test.step('Esc changes nothing, and a word that nothing has is told', async () => {
    await page.getByTestId('row-grid').focus();
    await page.keyboard.press('Control+K');
    await expect(palette.getByRole('textbox')).toBeFocused();
    await page.keyboard.insertText('ыыы');
    await expect(palette).toContainText('Ничего не нашлось');
    await page.keyboard.press('Escape');
    await expect(palette).toHaveCount(0);
    await expect(page.getByTestId('row-grid')).toBeFocused();
  });

  await test.step('main’s commands are there, too', async () => {
    const zoom = () =>
      app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.webContents.getZoomLevel());
    await chooseBy('крупнее');
    await expect.poll(zoom).toBe(0.5);
    await chooseBy('обычный размер');
    await expect.poll(zoom).toBe(0);
  });
});

/** Three rows, of which the second has no e-mail that could be one. */
function writeFaulty(folder: string): string {
  const path = join(folder, 'с замечанием.csv');
  const rows = ['c1@example.ru', 'нет почты', 'c3@example.ru'];
  const lines = rows.map((email, at) => `${at + 1},${email},Анна,+7 916 345-12-08,2018-01-01`);
  writeFileSync(path, ['external_id,email,name,phone,created_at', ...lines].join('\n'));
  return path;
}
