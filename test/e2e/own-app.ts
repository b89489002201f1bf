import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { temporaryFolder } from '../fakes/temporary-folder';
import { launch, type RunningApp } from './app';

/** What each test of a file has of its own: the running app, and the path of a folder that is removed after the test. */
export interface OwnApp extends RunningApp {
  folder: string;
}

/** Gives every test of the file an app with new data. Read the result only within a test. */
export function ownApp(): Readonly<OwnApp> {
  const own = {} as OwnApp;
  let removeFolder: () => void;
  test.beforeEach(async () => {
    const { path, remove } = temporaryFolder();
    removeFolder = remove;
    Object.assign(own, { folder: path }, await launch(join(path, 'data')));
  });
  test.afterEach(async () => {
    await own.app.close();
    removeFolder();
  });
  return own;
}

/**
 * Gives the tests of the file one app, since starting it takes longer than most of them. Each begins without a sheet and with a page that was
 * loaded again; settings, deliveries and the practice shop stay. Read the result only within a test.
 */
export function sharedApp(): Readonly<OwnApp> {
  const shared = {} as OwnApp;
  let removeFolder: () => void;
  test.beforeAll(async () => {
    const { path, remove } = temporaryFolder();
    removeFolder = remove;
    Object.assign(shared, { folder: path }, await launch(join(path, 'data')));
  });
  test.afterEach(() => leaveSheet(shared.page));
  test.afterAll(async () => {
    await shared.app.close();
    removeFolder();
  });
  return shared;
}

async function leaveSheet(page: Page): Promise<void> {
  const hasSheet = await page.locator('[data-step="rows"]').isEnabled();
  await page.reload();
  const close = page.getByRole('button', { name: 'Закрыть файл' });
  const zone = page.getByTestId('drop-zone');
  const leave = page.getByTestId('leave');
  // A page that was loaded again goes to the sheet's step as soon as it has the sheet.
  await expect(async () => {
    await page.locator('[data-step="intake"]').click();
    await expect(hasSheet ? close : zone).toBeVisible({ timeout: 2_000 });
  }).toPass();
  if (!hasSheet) return;
  await close.click();
  await expect(leave.or(zone).first()).toBeVisible();
  if (await leave.isVisible()) await leave.click();
  await expect(close).toHaveCount(0);
}
