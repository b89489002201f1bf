import { expect, test, type ElectronApplication } from '@playwright/test';
import { dropFile } from './app';
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
