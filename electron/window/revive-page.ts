import type { BrowserWindow } from 'electron';
import type { Log } from '../settings/log';

/** A page that crashes this often within {@link WITHIN_MS} would only crash again. */
const MOST_DEATHS = 3;
const WITHIN_MS = 60_000;

/**
 * Reloads the page when its process crashes; the sheet and the deliveries live in other processes. Closes the window if that does not
 * help.
 */
export function revivePage(window: BrowserWindow, { log, nowMs }: { log: Log; nowMs: () => number }): void {
  let deathsMs: number[] = [];
  const revive = (cause: string): void => {
    log.warn(`the page died: ${cause}`);
    const now = nowMs();
    deathsMs = [...deathsMs.filter((at) => now - at < WITHIN_MS), now];
    if (deathsMs.length > MOST_DEATHS) window.destroy();
    // Not within the event: Chromium still holds the old page.
    else setImmediate(() => !window.isDestroyed() && void window.loadURL(window.webContents.getURL()));
  };
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason !== 'clean-exit' && !window.isDestroyed()) revive(`${reason}, exit code ${exitCode}`);
  });
  // The first page loads before the rest of the program, and nobody saw it die.
  if (window.webContents.isCrashed()) revive('before the program was ready');
}
