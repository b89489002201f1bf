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
  // Rows are changed once all of them are read.
  await expect(page.getByTestId('still-reading')).toHaveCount(0);
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

test('the palette leads to shops, recent sheets and deliveries', async () => {
  const { page } = own;
  const palette = page.getByTestId('palette').getByRole('dialog');
  const choose = async (typed: string, label: string): Promise<void> => {
    await page.keyboard.press('Control+K');
    const entry = palette.locator('[data-action]').filter({ hasText: label });
    await expect(entry.first()).toBeVisible();
    await page.keyboard.insertText(typed);
    await expect(entry).toHaveCount(1);
    await page.keyboard.press('Enter');
    await expect(palette).toHaveCount(0);
  };
  await dropFile(page, writeCustomers(own.folder, 2));
  await page.getByTestId('send').click();
  await page.getByTestId('confirm-send').click();
  const summary = page.getByTestId('delivery-summary');
  await expect(summary).toHaveAttribute('data-status', 'finished');

  await dropFile(page, writeFaulty(own.folder));
  await expect(page.getByRole('gridcell', { name: 'нет почты' })).toBeVisible();
  // Found by its shop, since the recent sheet has the same name.
  await choose('клиенты учебный', 'клиенты.csv');
  await expect(summary).toHaveAttribute('data-status', 'finished');
  await choose('с замечанием.csv', 'с замечанием.csv');
  await expect(page.getByRole('gridcell', { name: 'нет почты' })).toBeVisible();

  await page.evaluate(() =>
    window.aplautImport.request('shops-save', {
      id: null,
      draft: {
        ...{ name: 'Вереск', baseUrl: 'https://api.aplaut.io/v4', auth: 'auto', timeZone: 'Europe/Moscow', pace: 2 },
        ...{ isLive: false, hue: null, note: '' },
      },
      token: null,
    }),
  );
  await page.reload();
  await expect(page.getByTestId('shop-picker')).toContainText('Учебный магазин');
  await choose('верес', 'Вереск');
  await expect(page.getByTestId('shop-picker')).toContainText('Вереск');
  await choose('учебный отправлять', 'Учебный магазин');
  await expect(page.getByTestId('shop-picker')).toContainText('Учебный магазин');
});

test('a text field has a menu, also by keyboard, and a token cannot be copied from it', async () => {
  const { app, page } = own;
  // The system's menu would hold the test: what it offers is kept instead.
  await app.evaluate(({ Menu }) => {
    Menu.prototype.popup = function () {
      (globalThis as { offered?: Electron.Menu }).offered = this;
    };
  });
  const openMenu = async (key: string): Promise<string[]> => {
    await app.evaluate(() => delete (globalThis as { offered?: Electron.Menu }).offered);
    await page.keyboard.press(key);
    const offered = () =>
      app.evaluate(() =>
        (globalThis as { offered?: Electron.Menu }).offered?.items
          .filter(({ type, enabled }) => type !== 'separator' && enabled)
          .map(({ label }) => label),
      );
    await expect.poll(offered).toBeDefined();
    return (await offered())!;
  };
  const press = (label: string) =>
    app.evaluate(({ BrowserWindow }, wanted) => {
      const item = (globalThis as { offered?: Electron.Menu }).offered!.items.find((one) => one.label === wanted)!;
      const window = BrowserWindow.getAllWindows()[0]!;
      (item.click as (...to: unknown[]) => void)({}, window, window.webContents);
    }, label);

  await page.getByTestId('shop-picker').click();
  await page.getByRole('menuitem', { name: 'Добавить магазин' }).click();
  const name = page.getByRole('dialog').getByLabel('Название');
  await expect(name).toBeFocused();
  await page.keyboard.insertText('Пион');
  expect(await openMenu('ContextMenu')).toEqual(expect.arrayContaining(['Отменить', 'Выделить всё']));
  await press('Выделить всё');
  expect(await openMenu('Shift+F10')).toEqual(expect.arrayContaining(['Вырезать', 'Копировать']));
  await press('Вырезать');
  await expect(name).toHaveValue('');
  expect(await openMenu('ContextMenu')).toContain('Вставить');
  await press('Вставить');
  await expect(name).toHaveValue('Пион');
  await openMenu('ContextMenu');
  await press('Отменить');
  await expect(name).toHaveValue('');
  await openMenu('ContextMenu');
  await press('Повторить');
  await expect(name).toHaveValue('Пион');

  const token = page.getByRole('dialog').getByLabel('Токен', { exact: true });
  // A field that has the keyboard is in sight, above the buttons: the menu belongs to what is seen at its place.
  await token.fill('e2e-menu-token-Pw52');
  await page.keyboard.press('Control+A');
  const offered = await openMenu('ContextMenu');
  expect(offered).toContain('Вставить');
  expect(offered).not.toContain('Копировать');
  expect(offered).not.toContain('Вырезать');
});

test('a row’s request is copied for a programmer, without the token', async () => {
  const { app, page } = own;
  await dropFile(page, writeCustomers(own.folder, 2));
  await page.locator('[data-step="review"]').click();
  await page.getByRole('button', { name: 'Подробнее: что именно получит сервер' }).press('Enter');
  await page.getByRole('button', { name: 'Показать', exact: true }).press('Enter');
  const copied = () => app.evaluate(({ clipboard }) => clipboard.readText());
  for (const [language, start] of [
    ['curl', /^curl /],
    ['php', /^<\?php/],
    ['ruby', /^require /],
  ] as const) {
    await page.getByTestId(`copy-as-${language}`).press('Enter');
    await expect.poll(copied).toMatch(start);
    for (const part of ['API_TOKEN', 'c1@example.ru']) expect(await copied()).toContain(part);
  }
  await expectAccessible(page);
});

/** Three rows, of which the second has no e-mail that could be one. */
function writeFaulty(folder: string): string {
  const path = join(folder, 'с замечанием.csv');
  const rows = ['c1@example.ru', 'нет почты', 'c3@example.ru'];
  const lines = rows.map((email, at) => `${at + 1},${email},Анна,+7 916 345-12-08,2018-01-01`);
  writeFileSync(path, ['external_id,email,name,phone,created_at', ...lines].join('\n'));
  return path;
}
