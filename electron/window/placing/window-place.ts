import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserWindow } from 'electron';
import { readJsonObject } from '../../storage/json-object';
import { LEAST_ZOOM, MOST_ZOOM } from './zoom';
import type { Box } from './fit-on-screen';

/** How the person left the window. */
export interface WindowPlace {
  /** Its place and size while it was not maximized; null if unknown. */
  box: Box | null;
  isMaximized: boolean;
  /** Electron's zoom level. */
  zoom: number;
}

const NAME = 'window.json';
const OWNER_ONLY = 0o600;

/**
 * Reads it from a file of its own: the window opens before the settings are loaded (decision 0020). What cannot be read is as if it had never
 * been changed.
 */
export function readWindowPlace(userData: string): WindowPlace {
  const { x, y, width, height, isMaximized, zoom } = readJsonObject(join(userData, NAME));
  const numbers = [x, y, width, height];
  const isBox = numbers.every((number): number is number => Number.isInteger(number));
  return {
    box: isBox ? ({ x, y, width, height } as Box) : null,
    isMaximized: isMaximized === true,
    zoom: typeof zoom === 'number' && zoom >= LEAST_ZOOM && zoom <= MOST_ZOOM ? zoom : 0,
  };
}

/** Writes it whenever the window is about to close. If that fails, the window opens as it did the last time. */
export function rememberWindowPlace(window: BrowserWindow, userData: string): void {
  window.on('close', () => {
    const { webContents: page } = window;
    const place = {
      ...window.getNormalBounds(),
      isMaximized: window.isMaximized(),
      zoom: page.isDestroyed() ? 0 : page.getZoomLevel(),
    };
    try {
      const path = join(userData, NAME);
      writeFileSync(`${path}.tmp`, JSON.stringify(place), { mode: OWNER_ONLY });
      renameSync(`${path}.tmp`, path);
    } catch {
      // See above.
    }
  });
}
