import { app, powerMonitor } from 'electron';
import type { Deliveries } from '../delivery/deliveries';
import type { AutoResume } from '../delivery/auto-resume';
import { storageProblem } from '../storage/storage-problem';
import type { MainWindow } from '../window/window';
import type { Launch } from './launch-arguments';

/**
 * Handles the end of the program, sleep and a second start. Closing the window does not end a delivery, so the program stays until nothing
 * is being sent.
 *
 * @returns `isSending` says whether it would stay without a window
 */
export function followLifeCycle(options: {
  window: MainWindow;
  deliveries: Pick<Deliveries, 'onProgress' | 'unfinished' | 'runsHere'>;
  autoResume: Pick<AutoResume, 'isWaiting' | 'sleep' | 'wake'>;
  openFile: (path: string) => void;
  /** Whether it stays without a window although nothing is being sent. */
  stays: () => boolean;
}): { isSending: () => boolean } {
  const { window, deliveries, autoResume } = options;
  const isSending = (): boolean => autoResume.isWaiting() || runsAny(deliveries);
  const quitWhenIdle = (): void => {
    if (!isSending() && !options.stays() && window.current() === undefined && process.platform !== 'darwin') app.quit();
  };
  powerMonitor.on('suspend', () => autoResume.sleep());
  powerMonitor.on('resume', () => autoResume.wake());
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

/** A database that cannot be read must not keep the window from closing: what cannot be recorded is not sent. */
function runsAny(deliveries: Pick<Deliveries, 'unfinished' | 'runsHere'>): boolean {
  try {
    return deliveries.unfinished().some(({ id }) => deliveries.runsHere(id));
  } catch (error) {
    if (storageProblem(error) === null) throw error;
    return false;
  }
}
