import { app, powerMonitor, type BrowserWindow, type WebContents } from 'electron';
import type { LeaveReason } from '../../shared/ipc/contract';
import type { LeaveQuestions } from '../sending/leave-questions';
import type { OpenSheet } from '../sending/open-sheet';

/** A page that does not respond for this long never will. */
const ANSWERS_WITHIN_MS = 8_000;

/** For a page to tell of its work. */
const CLOSES_AGAIN_MS = 50;

/** The ways to leave the program. */
export interface WaysOut {
  /** Guards a new window. */
  guardWindow: (window: BrowserWindow) => void;
  /** The person wants to quit. */
  quitByPerson: () => void;
  /** Asks as quitting does; false if the person stays. */
  mayQuit: () => Promise<boolean>;
  /** Closes everything as quitting does, without asking. Then does the work, which ends the program. */
  endWith: (work: () => void) => Promise<void>;
}

/**
 * Asks what becomes of unsent work and of what was typed into a form when the window is closed or the program quits, and closes everything in
 * order before the program ends. The end of the system's session does not ask: nobody may be there, and the system would wait.
 *
 * @param options.close lets requests in flight finish and closes the databases
 */
export function askBeforeLeaving(options: {
  openSheet: Pick<OpenSheet, 'unsent' | 'close'>;
  questions: Pick<LeaveQuestions, 'ask' | 'hasChangedForm'>;
  close: () => Promise<void>;
}): WaysOut {
  let isAsking = true;
  let guarded: BrowserWindow | undefined;
  let closing: 'no' | 'now' | 'done' = 'no';

  /** Asks if there is something to lose, and tells whether it does. */
  const asks = (reason: LeaveReason, go: () => void, stay: () => void = () => undefined): boolean => {
    if (!isAsking) return false;
    const unsent = options.openSheet.unsent();
    const form = options.questions.hasChangedForm();
    if (unsent === null && !form) return false;
    const ofSheet = { fileName: '', canKeep: false, ...unsent, unsent: unsent !== null };
    void options.questions.ask({ reason, ...ofSheet, form }).then((answer) => {
      if (answer === 'stay') {
        stay();
        return;
      }
      if (answer === 'leave' && unsent !== null) options.openSheet.close('discard');
      go();
    });
    if (guarded !== undefined) {
      bringToFront(guarded);
      endHangingPage(guarded.webContents);
    }
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
    if (closing === 'no') void endWith(() => app.quit());
  });

  const endWith = async (work: () => void): Promise<void> => {
    isAsking = false;
    closing = 'now';
    await options.close().catch(() => undefined);
    closing = 'done';
    work();
  };

  return {
    mayQuit: () =>
      new Promise((resolve) => {
        const asked = asks(
          'quit',
          () => resolve(true),
          () => resolve(false),
        );
        if (!asked) resolve(true);
      }),
    endWith,
    quitByPerson: () => {
      if (!asks('quit', quit)) quit();
    },
    guardWindow: (window) => {
      isAsking = true;
      guarded = window;
      let isClosed = false;
      window.on('closed', () => {
        guarded = undefined;
      });
      // On Windows a session ends through its windows.
      window.on('session-end', quit);
      window.on('query-session-end', () => {
        isAsking = false;
      });
      window.on('close', (event) => {
        isClosed = !asks('close-window', () => window.destroy());
        if (!isClosed) event.preventDefault();
      });
      // The page has work that main may not know of yet (renderer/model/leaving.ts). A page that is only loaded again finds it in the sheet process.
      window.webContents.on('will-prevent-unload', (event) => {
        if (isAsking && isClosed) setTimeout(() => !window.isDestroyed() && window.close(), CLOSES_AGAIN_MS);
        else event.preventDefault();
      });
    },
  };
}

/** A question in a window that is minimized or behind others would not be seen, and quitting would seem not to work. */
function bringToFront(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

/** Nobody can answer in a page that hangs. It is reloaded (revive-page.ts), finds the sheet as it was, and is asked again. */
function endHangingPage(page: WebContents): void {
  const end = setTimeout(() => !page.isDestroyed() && page.forcefullyCrashRenderer(), ANSWERS_WITHIN_MS);
  const stay = (): void => clearTimeout(end);
  page.executeJavaScript('0').then(stay, stay);
}
