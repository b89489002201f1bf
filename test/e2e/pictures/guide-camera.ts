import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Locator, type Page } from '@playwright/test';
import type { Language } from '../../../shared/ipc/look';
import type { RunningApp } from '../app';
import { smallPng } from './small-png';
import { captureWindow, settled, waysIn, type Ways } from './tour';
import { wordsOf, type Words } from './words';

/** Pixels of a picture per CSS pixel, in which the guide shows it (renderer/features/help/guide/guide-blocks.tsx). */
const DENSITY = 1.5;

/** Narrow, so that the letters in a picture are hardly smaller than those around it. CSS pixels. */
const WIDTH = 720;
/** Of a picture of the whole window, and while a part is taken, which has to fit into it. */
const HEIGHT = 560;
const TALL = 1_000;

/** Around a card, so that its border is seen. A dialog has none. CSS pixels. */
const MARGIN = 12;

/** Walks through the window in one language and takes the pictures of the guide. */
export interface Camera extends RunningApp, Ways {
  language: Language;
  t: Words;
  /** The camera's own folder for sheets. */
  folder: string;
  /** The card of a screen that has the element with this test id in it. */
  cardOf: (testId: string) => Locator;
  /** Takes a picture of the window or, if there is one, of a part of it. `last`: what it ends with. */
  take: (name: string, part?: Locator, last?: Locator) => Promise<void>;
}

/** @param pictures the folder that the pictures go into. Those of the last time are removed. */
export async function setUpCamera(
  running: RunningApp,
  { language, folder, pictures }: { language: Language; folder: string; pictures: string },
): Promise<Camera> {
  const { app, page } = running;
  rmSync(pictures, { recursive: true, force: true });
  mkdirSync(pictures);
  page.setDefaultTimeout(20_000);
  const resize = async (height: number): Promise<void> => {
    const size = { width: WIDTH * DENSITY, height: height * DENSITY, zoom: DENSITY };
    await app.evaluate(({ BrowserWindow }, wanted) => {
      const [window] = BrowserWindow.getAllWindows();
      window!.setContentSize(wanted.width, wanted.height);
      window!.webContents.setZoomFactor(wanted.zoom);
    }, size);
    await expect
      .poll(() => page.evaluate(() => [innerWidth, innerHeight, devicePixelRatio]))
      .toEqual([WIDTH, height, DENSITY]);
  };
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await resize(TALL);
  return {
    ...running,
    ...waysIn(page),
    language,
    t: wordsOf(language),
    folder,
    cardOf: (testId) => page.locator('section').filter({ has: page.getByTestId(testId) }),
    take: async (name, part, last) => {
      await page.mouse.move(2, 2);
      await resize(part === undefined ? HEIGHT : TALL);
      await part?.scrollIntoViewIfNeeded();
      await page.evaluate(settled);
      const area = await areaOf(page, part, last);
      const pixels = await page.evaluate(cut, { png: await captureWindow(page), area });
      writeFileSync(join(pictures, `${name}.png`), smallPng(Buffer.from(pixels, 'base64'), area.width, area.height));
    },
  };
}

/** What a picture shows of the window, in its pixels. */
interface Area {
  x: number;
  y: number;
  width: number;
  height: number;
}

async function areaOf(page: Page, first: Locator | undefined, last: Locator | undefined): Promise<Area> {
  const { width, height } = await page.evaluate(() => ({ width: innerWidth, height: innerHeight }));
  if (first === undefined) return pixelsOf({ left: 0, top: 0, right: width, bottom: height });
  const box = await boxOf(first);
  const bottom = last === undefined ? box.bottom : (await boxOf(last)).bottom + MARGIN;
  const margin = box.isDialog ? 0 : MARGIN;
  return pixelsOf({
    left: Math.max(box.left - margin, 0),
    top: Math.max(box.top - margin, 0),
    right: Math.min(box.right + margin, width),
    bottom: Math.min(last === undefined ? bottom + margin : bottom, height),
  });
}

const boxOf = (part: Locator) =>
  part.evaluate((element) => {
    const { left, top, right, bottom } = element.getBoundingClientRect();
    return { left, top, right, bottom, isDialog: element.getAttribute('role') === 'dialog' };
  });

function pixelsOf({ left, top, right, bottom }: { left: number; top: number; right: number; bottom: number }): Area {
  const [x, y] = [Math.round(left * DENSITY), Math.round(top * DENSITY)];
  return { x, y, width: Math.round(right * DENSITY) - x, height: Math.round(bottom * DENSITY) - y };
}

/** In the page, which can read a PNG: the pixels of a part of it. Both in base64. */
async function cut({ png, area }: { png: string; area: Area }): Promise<string> {
  const bytes = Uint8Array.from(atob(png), (sign) => sign.charCodeAt(0));
  const canvas = new OffscreenCanvas(area.width, area.height);
  const context = canvas.getContext('2d')!;
  context.drawImage(await createImageBitmap(new Blob([bytes])), -area.x, -area.y);
  const { data } = context.getImageData(0, 0, area.width, area.height);
  const lines = Array.from({ length: area.height }, (_, line) =>
    String.fromCharCode(...data.subarray(line * area.width * 4, (line + 1) * area.width * 4)),
  );
  return btoa(lines.join(''));
}
