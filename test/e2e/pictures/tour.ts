import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { wordsOf, type Words } from './words';
import type { Language } from '../../../shared/ipc/look';
import { barriersOn, type RunningApp } from '../app';

/** How a screen is photographed: the window's size in CSS pixels at a zoom of 1, and the theme. */
interface Look {
  name: string;
  width: number;
  height: number;
  zoom: number;
  scheme: 'light' | 'dark';
}

const look = (width: number, height: number, zoom: number, scheme: Look['scheme']): Look => ({
  name: `${width}x${height}${zoom === 1 ? '' : `-${zoom * 100}-percent`}-${scheme}`,
  width,
  height,
  zoom,
  scheme,
});

/** The view of every picture, and the further views of the main screens. Each theme, size and zoom is taken in each language. */
const LOOKS: Readonly<Record<Language, { every: Look; main: Look[] }>> = {
  ru: { every: look(1280, 800, 1, 'light'), main: [look(900, 600, 1, 'dark'), look(1280, 800, 2, 'light')] },
  en: { every: look(900, 600, 1, 'dark'), main: [look(1280, 800, 1, 'light'), look(1280, 800, 1.5, 'dark')] },
};

/** Ways to get around in the window. */
export interface Ways {
  /** Goes to a step through the steps bar. */
  step: (name: 'intake' | 'columns' | 'rows' | 'review' | 'delivery') => Promise<void>;
  /** Closes the open dialog or menu. */
  close: () => Promise<void>;
}

/** A walk through the window in one language, taking pictures. */
export interface Walk extends RunningApp, Ways {
  t: Words;
  /** The walk's own folder for files. */
  folder: string;
  shoot: (name: string, kind?: 'main') => Promise<void>;
}

/** A walk that takes the main screens at several sizes, and goes on after the program was started again. */
export interface Tour extends Walk {
  press: (name: string) => Promise<void>;
  openMenu: (button: string) => Promise<void>;
  goOnIn: (running: RunningApp) => Promise<Tour>;
}

export function waysIn(page: Page): Ways {
  return {
    step: (name) => page.locator(`[data-step="${name}"]`).click(),
    close: () => closeAll(page),
  };
}

/**
 * @param options.pictures the folder they go into
 * @param options.prefix of their names
 */
export async function beginTour(
  running: RunningApp,
  {
    language,
    folder,
    pictures,
    from = 0,
    prefix = '',
  }: { language: Language; folder: string; pictures: string; from?: number; prefix?: string },
): Promise<Tour> {
  const { app, page } = running;
  const t = wordsOf(language);
  const looks = LOOKS[language];
  let number = from;
  const take = async (wanted: Look): Promise<void> => {
    await app.evaluate(({ BrowserWindow }, { width, height, zoom }) => {
      const [window] = BrowserWindow.getAllWindows();
      window!.setContentSize(width, height);
      window!.webContents.setZoomFactor(zoom);
    }, wanted);
    await page.emulateMedia({ colorScheme: wanted.scheme });
    await expect.poll(() => page.evaluate(() => window.innerWidth)).toBe(Math.round(wanted.width / wanted.zoom));
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', wanted.scheme);
  };
  // Otherwise a click on a missing element waits until the whole test times out.
  page.setDefaultTimeout(20_000);
  await take(looks.every);
  const shoot: Tour['shoot'] = async (name, kind) => {
    number += 1;
    const shot = async (wanted: Look): Promise<void> => {
      const path = join(pictures, `${prefix}${language}-${String(number).padStart(2, '0')}-${name}-${wanted.name}.png`);
      await page.mouse.move(2, 2);
      await page.evaluate(settled);
      if (wanted.zoom === 1) await page.screenshot({ path, animations: 'disabled' });
      else writeFileSync(path, Buffer.from(await captureWindow(page), 'base64'));
      // The tour goes on, so that one run finds all.
      expect.soft(await barriersOn(page), `barriers in ${path}`).toEqual([]);
    };
    await shot(looks.every);
    if (kind !== 'main') return;
    for (const wanted of looks.main) {
      await take(wanted);
      await shot(wanted);
    }
    await take(looks.every);
  };
  return {
    ...running,
    ...waysIn(page),
    t,
    folder,
    shoot,
    press: (name) => page.getByRole('button', { name, exact: true }).first().click(),
    openMenu: async (button) => {
      await page.getByRole('button', { name: button }).first().click();
      await expect(page.getByRole('menu')).toBeVisible();
    },
    goOnIn: (next) => beginTour(next, { language, folder, pictures, from: number, prefix }),
  };
}

/** In the page: all finite animations have ended. */
export const settled = (): Promise<unknown> =>
  Promise.all(
    document
      .getAnimations()
      .filter((animation) => animation.effect?.getComputedTiming().endTime !== Infinity)
      .map((animation) => animation.finished.catch(() => undefined)),
  );

/** The whole window as a PNG in base64, once it is painted. Playwright would crop a zoomed page. */
export async function captureWindow(page: Page): Promise<string> {
  const session = await page.context().newCDPSession(page);
  let last = '';
  await expect(async () => {
    const before = last;
    last = (await session.send('Page.captureScreenshot', { format: 'png' })).data;
    expect(last === before).toBe(true);
  }).toPass({ intervals: [100] });
  await session.detach();
  return last;
}

async function closeAll(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  const discard = page.getByRole('button', { name: /^(Не сохранять|Discard)$/ });
  await expect(async () => {
    // A form with changes asks before it closes.
    if (await discard.isVisible()) await discard.click();
    await expect(page.locator('[aria-modal="true"], [role="menu"], [role="listbox"]:visible')).toHaveCount(0, {
      timeout: 1_000,
    });
  }).toPass();
}
