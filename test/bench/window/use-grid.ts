import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type Page } from '@playwright/test';
import { quantile } from '../workers/quantile';
import { argument, tell } from '../workers/tell';
import type { GridUsed } from './measured';

const KEYS_OF_A_KIND = 40;
const WHEEL_TURNS = 150;
const WHEEL_PX = 240;
/** Reading a million rows, on a slow machine. */
const OPEN_MS = 120_000;

/** What the page keeps between the calls of this worker. */
interface Scope {
  /** From each key to the paint that shows what it did, in ms. */
  keys: number[];
  /** Between frames while scrolling, in ms. */
  frames: number[];
  stopFrames: () => void;
}

/** Uses the grid of the built program as a person does: keys, typed letters and the wheel, at a million rows. */
async function useGrid(csv: string, root: string, executable: string, switches: string[]): Promise<GridUsed> {
  const userData = mkdtempSync(join(tmpdir(), 'aplaut-import-bench-'));
  const app = await _electron.launch({
    executablePath: executable,
    args: [...switches, '--lang=en', root, `--user-data=${userData}`, csv],
  });
  try {
    const page = await app.firstWindow();
    const grid = page.getByTestId('row-grid');
    await page.locator('[role="grid"][aria-rowcount="1000001"]').waitFor({ timeout: OPEN_MS });
    await page.getByTestId('still-reading').waitFor({ state: 'detached', timeout: OPEN_MS });
    await grid.focus();
    await watchKeys(page);
    const moves = await press(page, ['ArrowDown', 'ArrowRight', 'ArrowUp', 'PageDown', 'Control+End', 'Control+Home']);
    const typed = await press(page, ['x', 'Enter', 'Delete']);
    await grid.hover();
    const frames = await turnWheel(page);
    return {
      moveP95Ms: quantile(moves, 0.95),
      typedP95Ms: quantile(typed, 0.95),
      frameP95Ms: quantile(frames, 0.95),
      blankRows: await blankRows(page),
    };
  } finally {
    await app.close();
    rmSync(userData, { recursive: true, force: true });
  }
}

/** Measures from now on how long it takes from a key to the paint of the focused cell as the key left it. */
function watchKeys(page: Page): Promise<void> {
  return page.evaluate(() => {
    const scope = globalThis as unknown as Scope;
    scope.keys = [];
    const grid = document.querySelector('[role="grid"]')!;
    /** The focused cell with its text, typed or not; null while its row has not arrived. */
    const look = (): string | null => {
      const id = grid.getAttribute('aria-activedescendant') ?? '';
      const cell = document.getElementById(id);
      if (cell?.closest('[aria-busy]') !== null) return null;
      return `${id} ${cell.querySelector('input, textarea') === null ? '' : 'open'} ${cell.textContent}`;
    };
    const measure = (pressedAt: number): void => {
      const before = look();
      const frame = (): void => {
        const now = look();
        if (now === null || now === before) {
          requestAnimationFrame(frame);
          return;
        }
        // A message sent in a frame arrives after its paint.
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => scope.keys.push(performance.now() - pressedAt);
        port2.postMessage(null);
      };
      requestAnimationFrame(frame);
    };
    const onKey = ({ key, timeStamp }: KeyboardEvent): void => {
      if (key !== 'Control') measure(timeStamp);
    };
    document.addEventListener('keydown', onKey, true);
  });
}

/** Presses the keys in turn, each when the one before is painted. */
async function press(page: Page, keys: readonly string[]): Promise<number[]> {
  await page.evaluate(() => ((globalThis as unknown as Scope).keys = []));
  for (let count = 1; count <= KEYS_OF_A_KIND * keys.length; count += 1) {
    await page.keyboard.press(keys[(count - 1) % keys.length]!);
    await page.waitForFunction((wanted) => (globalThis as unknown as Scope).keys.length >= wanted, count);
  }
  return page.evaluate(() => (globalThis as unknown as Scope).keys);
}

/** Times between frames while the wheel turns. */
async function turnWheel(page: Page): Promise<number[]> {
  await page.evaluate(() => {
    const scope = globalThis as unknown as Scope;
    scope.frames = [];
    let last = performance.now();
    let isOver = false;
    const frame = (now: number): void => {
      scope.frames.push(now - last);
      last = now;
      if (!isOver) requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
    scope.stopFrames = () => (isOver = true);
  });
  for (let turn = 0; turn < WHEEL_TURNS; turn += 1) await page.mouse.wheel(0, WHEEL_PX);
  return page.evaluate(() => {
    const scope = globalThis as unknown as Scope;
    scope.stopFrames();
    return scope.frames;
  });
}

/** Rows in sight without their cells, two frames after the last turn of the wheel. */
function blankRows(page: Page): Promise<number> {
  return page.evaluate(async () => {
    for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
    return document.querySelectorAll('[role="grid"] [role="row"][aria-busy]').length;
  });
}

const [csv, root, executable] = [argument(0), argument(1), argument(2)];
useGrid(csv, root, executable, process.argv.slice(5)).then(tell, (error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  process.exit(1);
});
