import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { temporaryFolder } from '../fakes/temporary-folder';
import { dropFile, expectAccessible, launch } from './app';
import { beforeTheSheetAnswers } from './sheet-process';

/** Numbers of the rows in sight, in order. The window is low, so hardly any row is whole. */
function rowsInSight(page: Page): Promise<number[]> {
  return page.evaluate(() => {
    const grid = document.querySelector('[role="grid"]')!;
    const { top: edge } = grid.getBoundingClientRect();
    return [...document.querySelectorAll<HTMLElement>('[data-row]')]
      .filter((row) => {
        const { top, bottom } = row.getBoundingClientRect();
        return bottom > edge + 55 && top < edge + grid.clientHeight - 1;
      })
      .map((row) => Number(row.dataset['row']))
      .sort((a, b) => a - b);
  });
}

const scrollTo = (page: Page, share: number) =>
  page.getByTestId('row-grid').evaluate((grid, wanted) => {
    grid.scrollTop = (grid.scrollHeight - grid.clientHeight) * wanted;
  }, share);

test('a million rows can be reached at 150 % on a HiDPI screen, and an edit survives any scroll', async () => {
  test.setTimeout(180_000);
  const folder = temporaryFolder();
  const { app, page } = await launch(join(folder.path, 'data'), { scale: 2 });
  const path = join(folder.path, 'миллион.csv');
  const lines = Array.from({ length: 1_000_000 }, (_, n) => `${n + 1},1\n`);
  writeFileSync(path, `external_id,ltv\n${lines.join('')}`);
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(1.5));
  await expect.poll(() => page.evaluate(() => devicePixelRatio)).toBe(3);
  const grid = page.getByTestId('row-grid');
  // A quick machine may have read the file before the screen of rows is loaded, which it is the next time.
  await expect(async () => {
    await dropFile(page, path);
    await expect(grid).toBeFocused();
    await expect(page.getByTestId('still-reading')).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await page.keyboard.type('77');
  await page.keyboard.press('Enter');
  await page.keyboard.type('88');
  await dropFile(page, path);
  await page.getByRole('button', { name: 'Вернуться к правкам' }).click();
  await expect(page.getByTestId('still-reading')).toHaveCount(0, { timeout: 120_000 });
  await expect(grid).toHaveAttribute('aria-rowcount', '1000001', { timeout: 120_000 });
  await expect(page.locator('[data-row="1"]')).toContainText('77');
  await expect(page.locator('[data-row="2"]')).toContainText('88');
  await beforeTheSheetAnswers(app, async () => {
    await page.keyboard.press('Control+End');
    await page.keyboard.type('89');
    await page.keyboard.press('Enter');
  });
  await expect(page.locator('[data-row="1000000"]')).toContainText('89');
  await page.keyboard.press('Control+Z');
  await page.keyboard.press('Control+End');
  await expect.poll(async () => (await rowsInSight(page)).at(-1)).toBe(1_000_000);
  const last = (await page.locator('[data-row="1000000"]').boundingBox())!;
  const box = (await grid.boundingBox())!;
  expect(last.y + last.height).toBeLessThanOrEqual(box.y + box.height + 1);
  await page.keyboard.press('Control+Home');
  await expect.poll(async () => (await rowsInSight(page))[0]).toBe(1);
  await scrollTo(page, 0.5);
  await expect.poll(async () => Math.round(((await rowsInSight(page))[0] ?? 0) / 10_000)).toBe(50);
  await scrollTo(page, 1);
  await expect.poll(async () => (await rowsInSight(page)).at(-1)).toBe(1_000_000);

  // The wheel scrolls by its own distance, not by a share of all rows.
  await scrollTo(page, 0.5);
  await expect.poll(async () => ((await rowsInSight(page))[0] ?? 0) > 400_000).toBe(true);
  const before = (await rowsInSight(page))[0] ?? 0;
  await grid.hover();
  await page.mouse.wheel(0, 64);
  await expect.poll(async () => (await rowsInSight(page))[0]).toBeGreaterThan(before);
  expect((await rowsInSight(page))[0]).toBeLessThan(before + 5);

  await page.keyboard.press('Control+Home');
  await expect.poll(async () => (await rowsInSight(page))[0]).toBe(1);
  await page.keyboard.type('42');
  const editor = page.getByLabel('Изменение ячейки, строка 1', { exact: true });
  await scrollTo(page, 0.7);
  await expect.poll(async () => ((await rowsInSight(page))[0] ?? 0) > 500_000).toBe(true);
  await expect(editor).toBeFocused();
  await expect(editor).toHaveValue('42');
  await page.keyboard.type('7');
  await expect.poll(async () => (await rowsInSight(page))[0]).toBe(1);
  await expect(editor).toHaveValue('427');
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-row="1"]')).toContainText('427');
  await expect(page.locator('[data-row="2"]')).toHaveAttribute('data-focused');

  // Saving is cancelled, and leaves nothing.
  await app.evaluate(
    ({ dialog }, filePath) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
    },
    join(folder.path, 'исправлено.xlsx'),
  );
  await page.getByTestId('save-as').click();
  const work = page.getByTestId('work-progress');
  await work.getByRole('button', { name: 'Отмена' }).click();
  await expect(work).toHaveCount(0);
  await expect.poll(() => readdirSync(folder.path).sort()).toEqual(['data', 'миллион.csv']);
  await app.close();
  folder.remove();
});

test('the grid keeps the keyboard, whatever is clicked beside it', async () => {
  const folder = temporaryFolder();
  const { app, page } = await launch(join(folder.path, 'data'));
  const path = join(folder.path, 'клиенты.csv');
  const noted = (n: number, email = `c${n}@example.ru`, note = '') =>
    `${n},${email},${note},Клиент ${n},+7 916 345-12-08,2018-01-01\n`;
  const rows = [noted(1), noted(2, 'b(at)example.ru'), noted(3), noted(4, 'd@example.ru', '"Анна\nБорис"'), noted(5)];
  writeFileSync(path, `external_id,email,note,name,phone,created_at\n${rows.join('')}`);
  await dropFile(page, path);
  const grid = page.getByTestId('row-grid');
  const focused = page.locator('[role="gridcell"][data-focused]');
  const search = page.getByLabel('Найти в таблице');
  await expect(grid).toBeFocused();

  await test.step('Tab goes from cell to cell; F6, or Esc and then Tab, leaves the grid', async () => {
    await page.keyboard.press('Tab');
    await expect(focused).toHaveText('c1@example.ru');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Shift+Tab');
    await expect(focused).toHaveText('1');
    await page.keyboard.press('F6');
    await expect(grid).not.toBeFocused();
    await page.keyboard.press('F6');
    await expect(grid).toBeFocused();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Tab');
    await expect(grid).not.toBeFocused();
    await page.keyboard.press('Shift+Tab');
    await expect(grid).toBeFocused();
    await expect(grid).toHaveAccessibleDescription(/F6/);
  });

  await test.step('a checkbox, the switch and the search return it', async () => {
    await page.getByLabel('Отправлять строку 3').click();
    await expect(page.locator('[data-row="3"]')).toHaveAttribute('data-excluded');
    await page.keyboard.press('ArrowUp');
    await expect(page.locator('[data-row="2"]')).toHaveAttribute('data-focused');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Control+Delete');
    await expect(page.locator('[data-row="3"]')).not.toHaveAttribute('data-excluded');
    await page.getByRole('switch', { name: 'Только с замечаниями' }).click();
    await expect(grid).toHaveAttribute('aria-rowcount', '2');
    await expect(grid).toBeFocused();
    await page.getByRole('switch', { name: 'Только с замечаниями' }).click();
    await expect(grid).toHaveAttribute('aria-rowcount', '6');

    await page.getByRole('gridcell', { name: 'c3@example.ru' }).click();
    await page.keyboard.press('Control+F');
    await page.keyboard.type('КЛИЕНТ 5');
    await expect(grid).toHaveAttribute('aria-rowcount', '2');
    await expect(page.locator('mark')).toHaveText(['Клиент 5']);
    await expectAccessible(page);
    await page.keyboard.press('Enter');
    await expect(grid).toBeFocused();
    await page.keyboard.press('Control+F');
    await page.keyboard.press('Escape');
    await expect(search).toHaveValue('');
    await expect(grid).toBeFocused();
    await expect(focused).toHaveText('c3@example.ru');

    await search.fill('нет такого');
    const none = page.getByTestId('no-rows');
    await expect(none).toContainText('Таких строк нет');
    await expectAccessible(page);
    await none.getByRole('button', { name: 'Сбросить' }).click();
    await expect(grid).toHaveAttribute('aria-rowcount', '6');
    await expect(grid).toBeFocused();
    await search.fill('Клиент');
    await page.getByRole('button', { name: 'Закончить поиск' }).click();
    await expect(search).toHaveValue('');
  });

  await test.step('the person is told when there is no other issue', async () => {
    await page.keyboard.press('F8');
    await expect(focused).toContainText('b(at)example.ru');
    await page.keyboard.press('F8');
    await expect(page.getByText('Других строк с замечаниями среди показанных нет.')).toBeVisible();
  });

  await test.step('a cell keeps its line breaks and stays in its row', async () => {
    const cell = page.locator('[data-row="4"] [data-at="2"]');
    await expect(cell).toHaveText('Анна⏎Борис');
    expect(await cell.evaluate((element) => element.scrollHeight <= element.clientHeight)).toBe(true);
    await cell.dblclick();
    await page.keyboard.press('Alt+Enter');
    await page.keyboard.type('Вера');
    await expect(page.getByLabel('Изменение ячейки, строка 4')).toHaveValue('Анна\nБорис\nВера');
    await page.keyboard.press('Enter');
    await expect(cell).toHaveText('Анна⏎Борис⏎Вера');
  });

  await test.step('a cell is cut, and the pasted text is exactly the same', async () => {
    const [from, to] = [page.locator('[data-row="4"] [data-at="2"]'), page.locator('[data-row="5"] [data-at="2"]')];
    await from.click();
    await page.keyboard.press('Control+X');
    await expect(from).toHaveText('');
    expect(await app.evaluate(({ clipboard }) => clipboard.readText())).toBe('Анна\nБорис\nВера');
    await to.click();
    await page.keyboard.press('Control+V');
    await expect(to).toHaveText('Анна⏎Борис⏎Вера');
    await app.evaluate(({ clipboard }) => clipboard.writeText('"Ромашка" ООО\tx\nсл\ty\nлишняя\tz'));
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Control+V');
    await page.getByRole('button', { name: /только/ }).click();
    await expect(from).toHaveText('"Ромашка" ООО');
    await expect(to).toHaveText('сл');
    await expect(page.getByText('Не вставлена 1 строка', { exact: false })).toBeVisible();
  });

  await test.step('the grid leaves the zoom keys to the menu', async () => {
    const menu = await app.evaluate(({ Menu }) =>
      Menu.getApplicationMenu()!.items.flatMap(({ submenu }) =>
        (submenu?.items ?? [])
          // An item that only has a role has no id.
          .filter(({ id }: { id?: string }) => id !== undefined)
          .map(({ id, accelerator }) => `${id.split(' ')[0]} ${accelerator}`),
      ),
    );
    const keys = [
      'zoom-in CmdOrCtrl+=',
      'zoom-in CmdOrCtrl+numadd',
      'zoom-out CmdOrCtrl+numsub',
      'reset-zoom CmdOrCtrl+num0',
    ];
    expect(menu).toEqual(expect.arrayContaining(keys));
    await grid.focus();
    const taken = page.evaluate(
      () =>
        new Promise<boolean[]>((resolve) => {
          const seen: boolean[] = [];
          window.addEventListener('keydown', ({ key, defaultPrevented }) => {
            if (key !== 'Control') seen.push(defaultPrevented);
            if (seen.length === 4) resolve(seen);
          });
        }),
    );
    for (const key of ['Control+-', 'Control+=', 'Control+NumpadAdd', 'Control+0']) await page.keyboard.press(key);
    expect(await taken).toEqual([false, false, false, false]);
    await expect(page.locator('[data-only="excluded"]')).toHaveAttribute('data-count', '0');
  });

  await test.step('the menu shows the grid’s key for a row, and does the same', async () => {
    const chooseToggle = () =>
      app.evaluate(({ Menu }) => {
        const item = Menu.getApplicationMenu()!.getMenuItemById('toggle-row')!;
        (item.click as () => void)();
      });
    await chooseToggle();
    await expect(page.locator('[data-only="excluded"]')).toHaveAttribute('data-count', '1');
    await chooseToggle();
    await expect(page.locator('[data-only="excluded"]')).toHaveAttribute('data-count', '0');
  });
  await app.close();
  folder.remove();
});
