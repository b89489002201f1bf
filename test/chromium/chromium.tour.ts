import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, expect, test, type Page } from '@playwright/test';
import { PAGE_ORIGIN } from '../../electron/window/content-security';
import { launch, type RunningApp } from '../e2e/app';
import { wordsOf } from '../e2e/pictures/words';
import { temporaryFolder } from '../fakes/temporary-folder';
import { relayBridge } from './relay';
import { servePage } from './serve-page';
import { walk, type Visit } from './walk';

const root = join(import.meta.dirname, '..', '..');
const pictures = join(root, 'proof-pictures', 'chromium');
const SIZE = { width: 1280, height: 800 };

/**
 * What a screen says, without what is another one each time: times of the day, and the chart of an import, which needs one that took long
 * enough.
 */
async function wordsOn(page: Page): Promise<string> {
  const words = await page.evaluate(() => {
    const chart = document.querySelector<HTMLElement>('[data-testid="delivery-timeline"]');
    return document.body.innerText.replace(chart?.innerText ?? '', '');
  });
  return words.replaceAll(/\d{1,2}:\d{2}(:\d{2})?/g, 'TIME').replaceAll(/\s*\n\s*/g, '\n');
}

for (const [language, scheme] of [
  ['ru', 'light'],
  ['en', 'dark'],
] as const) {
  test(`every screen in Chromium says what it says in Electron, and nothing fails (${language}, ${scheme})`, async () => {
    const t = wordsOf(language);
    const executablePath = process.env['CHROMIUM'];
    if (executablePath === undefined) throw new Error('run this through npm run prove -- chromium');
    removePictures(`${language}-`);

    const inElectron = new Map<string, string>();
    await withElectron(language, async (running) => {
      await running.page.emulateMedia({ colorScheme: scheme });
      await walk(running, t, async (name) => {
        await expect(async () => {
          const before = await wordsOn(running.page);
          await running.page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 200)));
          expect(await wordsOn(running.page)).toBe(before);
          inElectron.set(name, before);
        }).toPass();
        await running.page.screenshot({ path: pictureOf(language, inElectron.size, name, 'electron') });
      });
    });

    const browser = await chromium.launch({ executablePath, ignoreDefaultArgs: ['--hide-scrollbars'] });
    const version = browser.version();
    const served = await servePage({
      folder: join(root, 'out', 'renderer'),
      look: () => ({ language, colorScheme: scheme, scheme }),
      showsIntake: () => true,
    });
    const failures: string[] = [];
    const visited: string[] = [];
    await withElectron(language, async ({ app, page: window }) => {
      await window.goto(`${PAGE_ORIGIN}/first-frame.${language}.${scheme}.html`);
      const page = await browser.newPage({ viewport: SIZE, colorScheme: scheme, reducedMotion: 'reduce' });
      page.on('pageerror', (error) => failures.push(error.stack ?? error.message));
      page.on('console', (message) => {
        if (['error', 'warning'].includes(message.type())) failures.push(message.text());
      });
      page.on('response', (response) => {
        if (!response.ok()) failures.push(`${response.status()} ${response.url()}`);
      });
      await relayBridge(window, page);
      await page.goto(`${served.origin}/`);
      await page.waitForSelector('[data-testid="shop-picker"]');
      const visit: Visit = async (name) => {
        await expect.poll(() => wordsOn(page)).toBe(inElectron.get(name));
        visited.push(name);
        await page.screenshot({ path: pictureOf(language, visited.length, name, 'chromium') });
      };
      await walk({ app, page }, t, visit);
    });
    await served.close();
    await browser.close();
    expect(failures).toEqual([]);
    expect(visited).toEqual([...inElectron.keys()]);
    process.stdout.write(`${visited.length} screens in Chromium ${version} (${language})\n`);
  });
}

async function withElectron(language: 'ru' | 'en', use: (running: RunningApp) => Promise<void>): Promise<void> {
  const { path, remove } = temporaryFolder();
  const running = await launch(join(path, 'data'), { language });
  await running.app.evaluate(({ BrowserWindow }, { width, height }) => {
    BrowserWindow.getAllWindows()[0]!.setContentSize(width, height);
  }, SIZE);
  await use(running);
  await running.app.close();
  remove();
}

const pictureOf = (language: string, number: number, name: string, where: string): string =>
  join(pictures, `${language}-${String(number).padStart(2, '0')}-${name}-${where}.png`);

function removePictures(prefix: string): void {
  mkdirSync(pictures, { recursive: true });
  for (const name of readdirSync(pictures)) if (name.startsWith(prefix)) rmSync(join(pictures, name));
}
