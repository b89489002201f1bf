import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type ElectronApplication, type Page } from '@playwright/test';
import { startCli } from '../fakes/run-cli';
import { commandFor, expectAccessible, launch, openFile } from './app';
import { writeCustomers } from './customers';
import { addShop, ownShop } from './own-shop';

const TOKEN = 'e2e-lifecycle-token-Rt94';

const own = ownShop(TOKEN);

const sheetOf = (rows: number): string => writeCustomers(own.folder, rows);

async function send(app: ElectronApplication, page: Page, path: string): Promise<void> {
  await openFile({ app, page }, path);
  await page.getByTestId('send').click();
  await page.getByTestId('confirm-send').click();
}

test('a running delivery is shown when the window is reloaded, and when it is opened again', async () => {
  const { app, page } = await launch(join(own.folder, 'data'));
  await addShop(page, own.shop, TOKEN, 4);
  await send(app, page, sheetOf(150));
  const progress = page.getByTestId('delivery-progress');
  await expect(progress).toHaveAttribute('data-status', 'running');

  await page.reload();
  await expect(progress).toHaveAttribute('data-status', 'running');
  await expect(page.locator('[data-step="rows"]')).toBeEnabled();
  await expect(progress).toBeVisible();

  const left = { x: 60, y: 40, width: 1010, height: 620 };
  await app.evaluate(({ BrowserWindow }, bounds) => {
    const window = BrowserWindow.getAllWindows()[0]!;
    window.setBounds(bounds);
    window.webContents.setZoomLevel(1.5);
  }, left);
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.close());
  // The page is gone a moment before its window.
  await expect.poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(0);
  const opening = app.waitForEvent('window');
  // All ways to open the window at once, as when two files are double-clicked: each before the window exists.
  await app.evaluate(
    ({ app: electron, dialog, Menu }, [chosen, second, third]) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen!] });
      electron.emit('activate');
      const open = Menu.getApplicationMenu()!.items[0]!.submenu!.items[0]!;
      (open.click as () => void)();
      electron.emit('second-instance', {}, [], '', { file: second });
      electron.emit('open-file', { preventDefault: () => undefined }, third);
    },
    [sheetOf(3), sheetOf(4), sheetOf(5)],
  );
  const opened = await opening;
  await expect(opened.getByTestId('first-rows').or(opened.getByTestId('row-grid'))).toBeVisible();
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  const found = await app.evaluate(({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows()[0]!;
    return { bounds: window.getBounds(), zoom: window.webContents.getZoomLevel() };
  });
  expect(found.bounds).toEqual(left);
  expect(found.zoom).toBeCloseTo(1.5);
  await opened.locator('[data-step="delivery"]').click();
  await expect(opened.getByTestId('delivery-progress')).toHaveAttribute('data-status', 'running');
  await expect(opened.locator('[data-step="delivery"]')).toBeEnabled();
  await app.close();
});

test('a delivery is paused and resumed from the tray, which keeps the program when the window is closed', async () => {
  const { app, page } = await launch(join(own.folder, 'data'));
  await addShop(page, own.shop, TOKEN, 4);
  // The icon is real; what it is given is also kept where the test can see it.
  await app.evaluate(({ Tray }) => {
    const seen = globalThis as { tip?: string; offered?: Electron.Menu | null };
    const { setToolTip, setContextMenu } = Tray.prototype as unknown as {
      setToolTip: (this: Electron.Tray, tip: string) => void;
      setContextMenu: (this: Electron.Tray, menu: Electron.Menu | null) => void;
    };
    Tray.prototype.setToolTip = function (tip) {
      seen.tip = tip;
      setToolTip.call(this, tip);
    };
    Tray.prototype.setContextMenu = function (menu) {
      seen.offered = menu;
      setContextMenu.call(this, menu);
    };
  });
  const choose = (label: string) =>
    app.evaluate((_, wanted) => {
      const items = (globalThis as { offered?: Electron.Menu | null }).offered!.items;
      (items.find((item) => item.label === wanted)!.click as () => void)();
    }, label);
  const tip = () => app.evaluate(() => (globalThis as { tip?: string }).tip);
  await page.getByRole('button', { name: 'Настройки' }).click();
  await page.getByTestId('tray').click();
  await expect.poll(tip).toBe('Aplaut Import');

  await send(app, page, sheetOf(150));
  const progress = page.getByTestId('delivery-progress');
  await expect(progress).toHaveAttribute('data-status', 'running');
  await expect.poll(tip).toMatch(/из 150$/);
  await choose('Приостановить');
  await expect(progress).toHaveAttribute('data-status', 'paused');
  await expect.poll(tip).toContain('пауза');
  await choose('Продолжить');
  await expect(progress).toHaveAttribute('data-status', 'running');
  await choose('Приостановить');
  await expect(progress).toHaveAttribute('data-status', 'paused');

  // Without the icon, the program would end here: nothing is being sent.
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.close());
  await expect.poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(0);
  const opening = app.waitForEvent('window');
  await choose('Открыть Aplaut Import');
  const opened = await opening;
  await expect(opened.getByTestId('shop-picker')).toBeVisible();

  // It is ended there, after a question.
  await app.evaluate(({ dialog }) => {
    const answers = [1, 0];
    dialog.showMessageBox = () => Promise.resolve({ response: answers.shift() ?? 1, checkboxChecked: false });
  });
  await choose('Остановить…');
  await expect.poll(tip).toContain('пауза');
  await choose('Остановить…');
  await expect.poll(tip).toBe('Aplaut Import');
  await opened.getByRole('button', { name: 'История' }).click();
  await expect(opened.locator('[data-delivery]')).toContainText('остановлена');
  await app.close();
});

test('a click on a notification shows its delivery', async () => {
  const { app, page } = await launch(join(own.folder, 'data'));
  await addShop(page, own.shop, TOKEN, 0);
  await app.evaluate(({ BrowserWindow, Notification }) => {
    BrowserWindow.getAllWindows()[0]!.isFocused = () => false;
    Notification.isSupported = () => true;
    Notification.prototype.show = function (this: Electron.Notification) {
      (globalThis as { said?: Electron.Notification }).said = this;
    };
  });
  await send(app, page, sheetOf(3));
  await expect(page.getByTestId('delivery-summary')).toHaveAttribute('data-status', 'finished');
  await page.getByRole('button', { name: 'История' }).click();
  await expect(page.getByTestId('delivery-summary')).toHaveCount(0);
  await app.evaluate(() => (globalThis as unknown as { said: Electron.Notification }).said.emit('click'));
  await expect(page.getByTestId('delivery-summary')).toHaveAttribute('data-status', 'finished');
  await app.close();
});

test('a sheet that is being sent is not sent twice, and the review leads to its delivery', async () => {
  const { app, page } = await launch(join(own.folder, 'data'));
  await addShop(page, own.shop, TOKEN, 4);
  await send(app, page, sheetOf(1));
  const summary = page.getByTestId('delivery-summary');
  await expect(summary).toHaveAttribute('data-status', 'finished');
  await send(app, page, sheetOf(150));
  const progress = page.getByTestId('delivery-progress');
  await expect(progress).toHaveAttribute('data-status', 'running');
  await page.getByRole('button', { name: 'История' }).click();
  await page.getByRole('button', { name: 'Открыть', exact: true }).last().click();
  await expect(summary).toHaveAttribute('data-status', 'finished');

  await page.locator('[data-step="review"]').click();
  await expect(page.getByTestId('review-unfinished')).toContainText('Эта таблица уже отправляется');
  await expect(page.getByTestId('confirm-send')).toHaveCount(0);
  await page.getByRole('button', { name: 'Продолжить ту отправку' }).click();
  await expect(progress).toHaveAttribute('data-status', 'running');
  await app.close();
});

test('a delivery started by the command line without a saved shop is not offered, and says how to resume it', async () => {
  const userData = join(own.folder, 'data');
  const args = ['import', sheetOf(3), '--base-url', own.shop.baseUrl, '--user-data', userData, '--json'];
  expect((await startCli(args, { APLAUT_ACCESS_TOKEN: 'not-the-token' }).ended).exitCode).toBe(3);

  const { app, page } = await launch(userData);
  await expect(page.getByTestId('unfinished-delivery')).toHaveCount(0);
  await page.getByRole('button', { name: 'История' }).click();
  await page.getByRole('button', { name: 'Открыть', exact: true }).click();
  await expect(page.locator('[data-reason="token"]')).toContainText('чтобы продолжить, повторите ту же команду');
  await expect(page.getByRole('button', { name: 'Остановить', exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Продолжить' })).toHaveCount(0);
  await expectAccessible(page);
  await app.close();
});

test('the progress of a command line’s delivery is shown, without buttons to control it', async () => {
  const userData = join(own.folder, 'data');
  const { app, page } = await launch(userData);
  const args = [
    'import',
    sheetOf(60),
    '--base-url',
    own.shop.baseUrl,
    '--user-data',
    userData,
    '--pace',
    '6',
    '--json',
  ];
  const { ended } = startCli(args, { APLAUT_ACCESS_TOKEN: TOKEN });
  await expect.poll(() => own.shop.consumers({ offset: 0, limit: 1, search: '' }).total).toBeGreaterThan(0);
  await page.getByRole('button', { name: 'История' }).click();
  await page.getByRole('button', { name: 'Открыть', exact: true }).click();
  const progress = page.getByTestId('delivery-progress');
  await expect(progress).toContainText('Эту отправку ведёт команда');
  await expect(progress.getByRole('button')).toHaveCount(0);
  await expectAccessible(page);
  await expect(page.getByTestId('delivery-summary')).toHaveAttribute('data-status', 'finished', { timeout: 30_000 });
  expect((await ended).exitCode).toBe(0);
  await app.close();
});

test('a program whose window is hidden from the start works, so that deliveries resume and folders are watched', async () => {
  const userData = join(own.folder, 'data');
  const before = join(import.meta.dirname, '..', 'fakes', 'hide-window.cjs');
  const { executablePath, args, env } = await commandFor(userData, { before });
  // Not through Playwright, for which every page counts as visible.
  const program = spawn(executablePath, args, { env, stdio: 'ignore' });
  const ended = once(program, 'exit');
  const log = join(userData, 'logs', 'main.log');
  try {
    await expect.poll(() => (existsSync(log) ? readFileSync(log, 'utf8') : '')).toContain('started');
  } finally {
    program.kill();
    await ended;
  }
});
