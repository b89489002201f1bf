import { app, BrowserWindow } from 'electron';
import { openLog } from '../settings/log';
import { tellStartFailure } from './start-failure';

/** Says why the program cannot start, and ends it: it must not run on without a window. */
export function failStart(error: unknown): void {
  // Nothing behind the page's window answers it.
  for (const window of BrowserWindow.getAllWindows()) window.destroy();
  openLog(app.getPath('userData')).error('start', error);
  tellStartFailure(error);
  app.exit(1);
}
