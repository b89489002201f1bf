import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { PageApi } from '../../shared/ipc/page-api';
import { _electron, expect, type ElectronApplication, type Page } from '@playwright/test';
import { ownDisplay } from './own-display';

const root = join(import.meta.dirname, '..', '..');

/** A running app and its window. */
export interface RunningApp {
  app: ElectronApplication;
  page: Page;
}

export interface LaunchOptions {
  language?: 'ru' | 'en';
  file?: string;
  /** Physical pixels per CSS pixel, as on a HiDPI screen. */
  scale?: number;
  keyring?: { home: string; state: 'unlocked' | 'locked' };
  /** A script that runs in main before the app. */
  before?: string;
}

/** Starts the built app with its own data. The language is Russian and there is no keyring unless the options say otherwise. */
export async function launch(userData: string, options: LaunchOptions = {}): Promise<RunningApp> {
  const app = await _electron.launch(await commandFor(userData, options));
  const page = await app.firstWindow();
  tellFailuresOf(page);
  // Animations are off: a test is quicker than a hand, and would press a control that is still moving and release the button beside it.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.waitForSelector('[data-testid="shop-picker"]');
  return { app, page };
}

/** What starts the built app, see {@link launch}. */
export async function commandFor(userData: string, options: LaunchOptions = {}) {
  mkdirSync(userData, { recursive: true });
  const dist = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (dist === undefined) throw new Error('run these tests through npm test, which names the Electron runtime');
  const electron = join(dist, 'electron');
  const { keyring } = options;
  const keyringEnv =
    keyring === undefined
      ? {}
      : { KEYRING_PROGRAM: electron, KEYRING_HOME: keyring.home, KEYRING_STATE: keyring.state };
  const display = await ownDisplay();
  return {
    executablePath: keyring === undefined ? electron : join(root, 'test', 'fakes', 'keyring-session.sh'),
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ...(options.before === undefined ? [] : ['-r', options.before]),
      `--lang=${options.language ?? 'ru'}`,
      ...(options.scale === undefined ? [] : [`--force-device-scale-factor=${options.scale}`]),
      root,
      `--user-data=${userData}`,
      ...(options.file === undefined ? [] : [options.file]),
    ],
    env: { ...process.env, ...(display === undefined ? {} : { DISPLAY: display }), ...keyringEnv, LC_ALL: 'C.UTF-8' },
  };
}

/** Prints what fails in the page beside the test's own failure: the program's log goes with the test's data. */
function tellFailuresOf(page: Page): void {
  page.on('pageerror', (error) => process.stderr.write(`The page failed: ${error.stack ?? error.message}\n`));
  page.on('console', (message) => {
    if (message.type() === 'error') process.stderr.write(`The page says: ${message.text()}\n`);
  });
}

/** Drops real files on the drop zone or, without one, on the window. As in a real drop, the page gets File objects that have a path. */
export async function dropFile(page: Page, ...paths: string[]): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const zone = page.getByTestId('drop-zone');
  const target = (await zone.isVisible()) ? zone : page.locator('main');
  await target.scrollIntoViewIfNeeded();
  const box = await target.boundingBox();
  if (box === null) throw new Error('there is nowhere to drop');
  const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const data = { items: [], files: paths, dragOperationsMask: 1 };
  await untilItIsDecided(page, async () => {
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
      await session.send('Input.dispatchDragEvent', { type, ...at, data });
  });
}

/** Shows where a column of the file goes, from the menu at its header (in Russian). */
export async function showColumnTarget(page: Page, header: string): Promise<void> {
  await page
    .getByTestId('column-menu')
    .and(page.locator(`[data-column="${header}"]`))
    .click();
  await page.getByRole('menuitem', { name: 'Куда идёт столбец' }).click();
}

/** Opens a file as a second start of the program would. */
export async function openFile({ app, page }: RunningApp, path: string): Promise<void> {
  await untilItIsDecided(page, () =>
    app.evaluate(({ app: main }, file) => main.emit('second-instance', {}, [], '', { file }), path),
  );
}

/** Waits until an arriving file has replaced the sheet, was refused, or the person is asked. Until then nothing changes. */
async function untilItIsDecided(page: Page, open: () => Promise<unknown>): Promise<void> {
  await page.evaluate(() => {
    const scope = globalThis as unknown as { aplautImport: PageApi; decided: Promise<void> };
    const api = scope.aplautImport;
    scope.decided = new Promise((resolve) => {
      api.on('sheet-opening', () => resolve());
      api.on('sheet-refused', () => resolve());
      api.on('sheet-leave-asked', ({ unsent }) => {
        if (unsent || document.querySelector('[aria-modal="true"]') !== null) resolve();
      });
    });
  });
  await open();
  await page.evaluate(() => (globalThis as unknown as { decided: Promise<void> }).decided);
}

/** Expects one filled button, which is the next thing to do. */
export async function expectNext(page: Page, words: string | RegExp): Promise<void> {
  await expect(page.getByTestId('next-action')).toHaveCount(1);
  await expect(page.getByTestId('next-action')).toHaveText(words);
  await expect(page.locator('button[data-variant="filled"]:visible')).toHaveCount(1);
}

/** Expects no barriers for people with screen readers, low vision or only a keyboard (WCAG 2.2 AA). */
export async function expectAccessible(page: Page): Promise<void> {
  expect(await barriersOn(page)).toEqual([]);
}

/**
 * The barriers that axe finds on what the window shows, and a keyboard left behind a dialog. Without axe's three false alarms: it does not see
 * that a menu is scrolled by the arrow keys, it measures the contrast of text that is scrolled out of a list against what is shown in its place,
 * and it takes what is half scrolled out of a dialog, and what is beside that, for small.
 */
export async function barriersOn(page: Page): Promise<{ id: string; where: string[] }[]> {
  // By default axe also describes every element that passed, which takes as long as finding the violations, and is put into the page twice.
  const isThere = await page.evaluate(() => 'axe' in globalThis);
  const { violations } = await new AxeBuilder({ page, ...(isThere ? { axeSource: 'void 0' } : {}) })
    .setLegacyMode(true)
    .options({ resultTypes: ['violations'] })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    .analyze();
  const barriers = violations.map(({ id, nodes }) => ({ id, where: nodes.map((node) => node.target.join(' ')) }));
  const found = barriers.length === 0 ? [] : await page.evaluate(withoutMistakes, barriers);
  await page.evaluate(markTopDialog);
  return [...found, ...(await page.evaluate(keyboardBehindDialog))];
}

/** In the page. Marks the topmost dialog with `data-on-top`: it need not be the last in the document. */
export function markTopDialog(): void {
  const dialogs = [...document.querySelectorAll<HTMLElement>('[aria-modal="true"]')];
  const onTop = dialogs.find((dialog) => {
    const { x, y, width, height } = dialog.getBoundingClientRect();
    return dialog.contains(document.elementFromPoint(x + width / 2, y + height / 2));
  });
  for (const dialog of dialogs) dialog.toggleAttribute('data-on-top', dialog === onTop);
}

/** In the page. Reports what has the keyboard if it is behind the topmost dialog. */
function keyboardBehindDialog(): { id: string; where: string[] }[] {
  const dialog = document.querySelector('[data-on-top]');
  if (dialog === null || dialog.contains(document.activeElement)) return [];
  return [{ id: 'keyboard-behind-dialog', where: [document.activeElement?.outerHTML.slice(0, 120) ?? ''] }];
}

/** In the page. */
function withoutMistakes(barriers: { id: string; where: string[] }[]): { id: string; where: string[] }[] {
  const isCovered = (element: Element): boolean => {
    const { x, y, width, height } = element.getBoundingClientRect();
    const top = document.elementFromPoint(x + width / 2, y + height / 2);
    return top === null || !(element.contains(top) || top.contains(element));
  };
  const isPartlyCovered = (element: Element): boolean => {
    const { x, top, bottom, width } = element.getBoundingClientRect();
    return [top + 1, bottom - 1].some((y) => !element.contains(document.elementFromPoint(x + width / 2, y)));
  };
  const distance = (one: Element, other: Element): number => {
    const [a, b] = [one, other].map((element) => element.getBoundingClientRect()) as [DOMRect, DOMRect];
    return Math.hypot(a.x + a.width / 2 - (b.x + b.width / 2), a.y + a.height / 2 - (b.y + b.height / 2));
  };
  /** Itself and what is less than two small targets away, in the same dialog. */
  const besides = (element: Element): Element[] => {
    const around = element.closest('[role="dialog"]') ?? document;
    const targets = [...around.querySelectorAll('button, a[href], input, select, textarea')];
    return [element, ...targets.filter((other) => distance(element, other) < 2 * 24)];
  };
  const isMistake = (id: string, element: Element | null): boolean => {
    if (element === null) return false;
    if (id === 'scrollable-region-focusable') return element.matches('[role="menu"]');
    return (
      (id === 'color-contrast' && isCovered(element)) ||
      (id === 'target-size' && besides(element).some(isPartlyCovered))
    );
  };
  return barriers
    .map(({ id, where }) => ({ id, where: where.filter((target) => !isMistake(id, document.querySelector(target))) }))
    .filter(({ where }) => where.length > 0);
}
