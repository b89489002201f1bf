import { app, powerMonitor } from 'electron';
import type { Deliveries } from '../delivery/deliveries';
import type { GoOn } from '../delivery/go-on';
import type { MainWindow } from '../window/window';
import type { Launch } from './launch-arguments';

/**
 * When the program ends, sleeps and is started again: closing the window does not end a delivery, so the program stays until nothing is
 * being sent.
 *
 * @returns `isSending` whether it would stay without a window
 */
export function followLifeCycle(options: {
  window: MainWindow;
  deliveries: Pick<Deliveries, 'onProgress' | 'unfinished' | 'runsHere'>;
  goOn: Pick<GoOn, 'isWaiting' | 'sleep' | 'wake'>;
  openFile: (path: string) => void;
}): { isSending: () => boolean } {
  const { window, deliveries, goOn } = options;
  const isSending = (): boolean =>
    goOn.isWaiting() || deliveries.unfinished().some(({ id }) => deliveries.runsHere(id));
  const quitWhenIdle = (): void => {
    if (!isSending() && window.current() === undefined && process.platform !== 'darwin') app.quit();
  };
  powerMonitor.on('suspend', () => goOn.sleep());
  powerMonitor.on('resume', () => goOn.wake());
  deliveries.onProgress(({ summary }) => {
    if (summary.state.status !== 'running') quitWhenIdle();
  });
  app.on('window-all-closed', quitWhenIdle);
  app.on('activate', () => void window.show());
  app.on('second-instance', (_event, _argv, _folder, launch) => {
    const { file } = launch as Launch;
    if (file === null) void window.show();
    else options.openFile(file);
  });
  return { isSending };
}
