import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserWindow } from 'electron';
import { describe, expect, it } from 'vitest';
import { readWindowPlace, rememberWindowPlace } from '../../../electron/window/placing/window-place';
import { userDataWith } from '../../fakes/stored-files';

const NEVER = { box: null, isMaximized: false, zoom: 0 };

/** The part of a window that is asked. */
function windowAt(box: object, isMaximized: boolean, zoom: number) {
  let close: () => void = () => undefined;
  const window = {
    on: (_: 'close', listener: () => void) => (close = listener),
    getNormalBounds: () => box,
    isMaximized: () => isMaximized,
    webContents: { isDestroyed: () => false, getZoomLevel: () => zoom },
  };
  return { window: window as unknown as BrowserWindow, close: () => close() };
}

describe('the place of the window', () => {
  it('is read as it was left', () => {
    const { userData } = userDataWith({});
    const box = { x: -5, y: 10, width: 1000, height: 700 };
    const { window, close } = windowAt(box, true, 1.5);
    rememberWindowPlace(window, userData);
    expect(readWindowPlace(userData)).toEqual(NEVER);
    close();
    expect(readWindowPlace(userData)).toEqual({ box, isMaximized: true, zoom: 1.5 });
    expect(readdirSync(userData)).toContain('window.json');
    expect(readdirSync(userData)).not.toContain('window.json.tmp');
  });

  it.each(['', '[]', 'null', '{"x":1}', '{"x":"1","y":2,"width":3,"height":4,"zoom":99}', '{"zoom":"1"'])(
    'is as never changed if it cannot be read: %s',
    (content) => {
      const { userData } = userDataWith({});
      writeFileSync(join(userData, 'window.json'), content);
      expect(readWindowPlace(userData)).toEqual(NEVER);
    },
  );

  it('does not keep the window open if it cannot be written', () => {
    const { window, close } = windowAt({}, false, 0);
    rememberWindowPlace(window, join(userDataWith({}).userData, 'gone'));
    expect(close).not.toThrow();
  });
});
