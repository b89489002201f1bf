import type { BrowserWindow } from 'electron';

/** A level is a factor of 1.2; these are 50 % and 300 %. */
export const LEAST_ZOOM = -3.8;
export const MOST_ZOOM = 6;
const STEP = 0.5;

/** Zooms the window's page in or out by a step, or back to its actual size. */
export function zoom(window: BrowserWindow | undefined, way: 'in' | 'out' | 'reset'): void {
  if (window === undefined) return;
  const page = window.webContents;
  const level = way === 'reset' ? 0 : page.getZoomLevel() + (way === 'in' ? STEP : -STEP);
  page.setZoomLevel(Math.min(MOST_ZOOM, Math.max(LEAST_ZOOM, level)));
}
