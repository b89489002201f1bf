import { EventEmitter, once } from 'node:events';
import type { BrowserWindow } from 'electron';
import { expect, it } from 'vitest';
import { revivePage } from '../../../electron/window/revive-page';

/** As much of a window as is asked. Its page tells which address it loads again. */
function windowWith({ isCrashed }: { isCrashed: boolean }) {
  const webContents = Object.assign(new EventEmitter(), {
    isCrashed: () => isCrashed,
    getURL: () => 'app://aplaut-import/',
  });
  const loads = new EventEmitter();
  const window = {
    webContents,
    isDestroyed: () => false,
    destroy: () => loads.emit('load', 'destroyed'),
    loadURL: (url: string) => Promise.resolve(loads.emit('load', url)),
  };
  return { window: window as unknown as BrowserWindow, webContents, loads };
}

const log = { info: () => undefined, warn: () => undefined, error: () => undefined };

it('loads a page again that died before the rest of the program was there to see it', async () => {
  const { window, loads } = windowWith({ isCrashed: true });
  revivePage(window, { log, nowMs: () => 0 });
  expect(await once(loads, 'load')).toEqual(['app://aplaut-import/']);
});

it('gives up on a page that dies again and again', async () => {
  const { window, webContents, loads } = windowWith({ isCrashed: false });
  revivePage(window, { log, nowMs: () => 0 });
  const ends: unknown[] = [];
  for (let times = 0; times < 4; times++) {
    const next = once(loads, 'load');
    webContents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 5 });
    ends.push((await next)[0]);
  }
  expect(ends).toEqual([...Array<string>(3).fill('app://aplaut-import/'), 'destroyed']);
});
