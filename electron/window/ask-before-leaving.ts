import { app, powerMonitor, type BrowserWindow, type WebContents } from 'electron';
import type { LeaveReason } from '../../shared/ipc/contract';
import type { LeaveQuestions } from '../sending/leave-questions';
import type { OpenSheet } from '../sending/open-sheet';

/** A page that does not move for this long will not answer any more. */
const ANSWERS_WITHIN_MS = 8_000;

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
  let guarded: BrowserWindow | undefined;
  let closing: 'no' | 'now' | 'done' = 'no';

  /** Asks where there is something to lose, and answers whether it does. */
  const asks = (reason: LeaveReason, go: () => void): boolean => {
    const fileName = isAsking ? options.openSheet.unsentFile() : null;
    if (fileName === null) return false;
    void options.questions.ask({ reason, fileName, unsent: true }).then((leave) => {
      if (leave) go();
    });
    if (guarded !== undefined) endHangingPage(guarded.webContents);
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
      guarded = window;
      window.on('closed', () => {
        guarded = undefined;
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

/** Nobody can answer in a page that hangs. It is loaded anew (revive-page.ts), finds the sheet as it was, and is asked again. */
function endHangingPage(page: WebContents): void {
  const end = setTimeout(() => !page.isDestroyed() && page.forcefullyCrashRenderer(), ANSWERS_WITHIN_MS);
  const stay = (): void => clearTimeout(end);
  page.executeJavaScript('0').then(stay, stay);
}
