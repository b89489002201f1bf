import { app, powerMonitor, type BrowserWindow } from 'electron';
import type { LeaveReason } from '../../shared/ipc/contract';
import type { LeaveQuestions } from './leave-questions';
import type { OpenSheet } from './open-sheet';

/** The program's ways out. */
export interface WaysOut {
  /** Guards a window from its opening on. */
  guardWindow: (window: BrowserWindow) => void;
  /** The person's own wish to quit. */
  quitByPerson: () => void;
}

/**
 * Asks before the window or the program goes with work that was not sent, and closes everything in order before the program ends. The
 * end of the system's session does not ask: nobody may be there, and the system would wait.
 *
 * @param options.close lets running requests come to their outcome and the databases close
 */
export function askBeforeLeaving(options: {
  openSheet: Pick<OpenSheet, 'unsentFile'>;
  questions: Pick<LeaveQuestions, 'ask'>;
  close: () => Promise<void>;
}): WaysOut {
  let isAsking = true;
  /** Nobody can answer in a page that hangs. */
  let hangs = false;
  let closing: 'no' | 'now' | 'done' = 'no';

  /** Asks where there is something to lose, and answers whether it does. */
  const asks = (reason: LeaveReason, go: () => void): boolean => {
    const fileName = isAsking && !hangs ? options.openSheet.unsentFile() : null;
    if (fileName === null) return false;
    void options.questions.ask({ reason, fileName, unsent: true }).then((leave) => {
      if (leave) go();
    });
    return true;
  };
  const quit = (): void => {
    isAsking = false;
    app.quit();
  };

  powerMonitor.on('shutdown', quit);
  app.on('before-quit', (event) => {
    if (closing === 'done') return;
    event.preventDefault();
    // On Linux a session ends by signals, which Chromium turns into this event; a person quits by the menu, which has asked already. On
    // macOS a person can also quit by the dock, and the end of a session was announced by `shutdown`.
    if (process.platform === 'darwin' && asks('quit', quit)) return;
    if (closing === 'now') return;
    isAsking = false;
    closing = 'now';
    void options.close().finally(() => {
      closing = 'done';
      app.quit();
    });
  });

  return {
    quitByPerson: () => {
      if (!asks('quit', quit)) quit();
    },
    guardWindow: (window) => {
      isAsking = true;
      hangs = false;
      window.on('unresponsive', () => {
        hangs = true;
      });
      window.on('responsive', () => {
        hangs = false;
      });
      // On Windows a session ends by way of its windows.
      window.on('session-end', quit);
      window.on('query-session-end', () => {
        isAsking = false;
      });
      window.on('close', (event) => {
        if (asks('close-window', () => window.destroy())) event.preventDefault();
      });
    },
  };
}
