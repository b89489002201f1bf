import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import type { MessagePortMain } from 'electron';
import type { IpcEvents } from '../../shared/ipc/contract';
import type { FileProblem } from '../../shared/sheet/file-problem';
import type { SheetEvent } from '../../shared/sheet/protocol';
import { SheetRequestError } from '../../shared/sheet/request-channel';
import type { ReadingOptions } from '../../shared/sheet/sheet-state';
import { AppError } from '../errors/app-error';
import type { SheetHost } from '../sheet/host/host';
import type { LeaveQuestions } from './leave-questions';

type SheetMessage = 'sheet-opening' | 'sheet-closed' | 'sheet-arriving' | 'sheet-refused';

interface OpenedSheet {
  sheetId: string;
  path: string;
  host: SheetHost;
  /** The file could not be read: the page was told why, and there is nothing more to show. */
  failed: boolean;
}

interface Opened extends OpenedSheet {
  complete: boolean;
  /** It has been read to its end, if not in the way in which it is being read now. */
  wasComplete: boolean;
  /** It holds work of the person that was not sent. */
  unsent: boolean;
}

/** The one sheet that the window shows; each file is read in a process of its own, which dies with it. */
export interface OpenSheet {
  /**
   * Reads a file to take the place of the open one, and resolves when it has done so or was refused. The open sheet stays until the
   * first rows of the new one are known and the person agrees to lose what was not sent; it comes back where the file turns out to be
   * damaged behind them.
   */
  open(path: string): Promise<void>;
  /** The same with the workbook that was refused last, at another sheet of it. */
  openRefused(sheetName: string): Promise<void>;
  /** Gives up the file that is being read beside the open one. */
  cancelOpening(): void;
  /** Tells a page that was loaded anew of the sheet that is open, if there is one, and gives it a port of its own. */
  showAgain(): void;
  /**
   * Closes the open sheet if the person agrees; one that is still being read gives way to the one before it, and another way to read the
   * same file to that of before.
   */
  leave(): Promise<void>;
  /** Closes everything, without a question. */
  close(): void;
  /** The file name of the open sheet where it holds work that was not sent, else null. */
  unsentFile(): string | null;
  /** The open sheet; throws `no-sheet`. */
  current(): OpenedSheet;
  /** The same, or undefined. */
  peek(): OpenedSheet | undefined;
}

export function createOpenSheet(options: {
  startHost: (handlers: { onEvent: (event: SheetEvent) => void; onExit: (problem: FileProblem) => void }) => SheetHost;
  timeZone: () => string;
  questions: Pick<LeaveQuestions, 'ask'>;
  /** A file was read to its end. */
  onRead: (path: string) => void;
  send: <E extends SheetMessage>(event: E, value: IpcEvents[E]) => void;
  sendPort: (sheetId: string, port: MessagePortMain) => void;
}): OpenSheet {
  const { questions, send, startHost, timeZone, onRead } = options;
  let shown: Opened | undefined;
  /** The sheet before `shown`, kept until that is read to its end. */
  let before: Opened | undefined;
  /** What is read beside `shown` to take its place. */
  let arriving: Opened | undefined;
  /** The path of the file that was refused last. */
  let refused: string | undefined;

  const show = (sheet: Opened, isAgain: boolean): void => {
    send('sheet-opening', { fileName: basename(sheet.path), sheetId: sheet.sheetId, isAgain });
    options.sendPort(sheet.sheetId, sheet.host.pagePort());
  };

  /** Asked anew after a question: another sheet may have taken its place meanwhile. */
  const isShown = (sheetId: string): boolean => shown?.sheetId === sheetId;

  /** Ends a sheet's process. */
  const drop = (sheet: Opened | undefined): void => sheet?.host.kill();
  const dropBefore = (): void => {
    drop(before);
    before = undefined;
  };

  const cancelOpening = (): void => {
    if (arriving === undefined) return;
    drop(arriving);
    arriving = undefined;
    send('sheet-arriving', { fileName: null });
  };

  const refuse = ({ path }: Opened, problem: FileProblem): void => {
    refused = path;
    send('sheet-refused', { fileName: basename(path), problem });
  };

  const close = (problem: FileProblem | null): void => {
    dropBefore();
    if (shown === undefined) return;
    const { sheetId } = shown;
    drop(shown);
    shown = undefined;
    send('sheet-closed', { sheetId, problem });
  };

  /** Puts back the sheet that another one was about to take the place of. */
  const goBack = (to: Opened): void => {
    drop(shown);
    shown = to;
    before = undefined;
    show(to, true);
  };

  const fail = (sheet: Opened, problem: FileProblem, isGone: boolean): void => {
    if (sheet === arriving) {
      cancelOpening();
      refuse(sheet, problem);
    } else if (sheet === shown && before !== undefined) {
      goBack(before);
      refuse(sheet, problem);
    } else if (sheet === shown && isGone) close(problem);
    else if (sheet === before) before = undefined;
  };

  /** Starts to read a file; `head` resolves with whether its first rows came. */
  const start = (path: string, options: ReadingOptions): { sheet: Opened; head: Promise<boolean> } => {
    const { promise: head, resolve } = withResolver<boolean>();
    const fresh = { failed: false, complete: false, wasComplete: false, unsent: false };
    const sheet = { sheetId: randomUUID(), path, ...fresh } as Opened;
    sheet.host = startHost({
      onEvent: (event) => {
        if (event.event !== 'state') return;
        // Another sheet of a workbook may have been chosen after the first was none.
        sheet.failed = false;
        sheet.unsent = event.state.unsent;
        if (event.state.complete && !sheet.complete) onRead(path);
        sheet.complete = event.state.complete;
        sheet.wasComplete ||= sheet.complete;
        if (sheet === shown && sheet.complete) dropBefore();
        resolve(true);
      },
      onExit: (problem) => {
        resolve(false);
        fail(sheet, problem, true);
      },
    });
    const request = { path, options, timeZone: timeZone(), mode: 'upsert', layout: null } as const;
    sheet.host.request('open', request).catch((error: unknown) => {
      sheet.failed = true;
      resolve(false);
      const problem = error instanceof SheetRequestError ? error.problem : null;
      // The page hears of the sheet that it shows from its process itself.
      fail(sheet, problem ?? { code: 'crashed', detail: String(error) }, false);
    });
    return { sheet, head };
  };

  const mayTakeItsPlace = (path: string): Promise<boolean> =>
    questions.ask({ reason: 'open', fileName: basename(path), unsent: shown?.unsent === true });

  const open = async (path: string, reading: ReadingOptions = {}): Promise<void> => {
    cancelOpening();
    if (shown === undefined || shown.failed) {
      if (!(await mayTakeItsPlace(path))) return;
      close(null);
      shown = start(path, reading).sheet;
      show(shown, false);
      return;
    }
    const { sheet, head } = start(path, reading);
    arriving = sheet;
    send('sheet-arriving', { fileName: basename(path) });
    if (!(await head) || !(await mayTakeItsPlace(path))) {
      if (arriving === sheet) cancelOpening();
      return;
    }
    // Another file may have come meanwhile.
    if (arriving !== sheet) return;
    arriving = undefined;
    send('sheet-arriving', { fileName: null });
    if (shown.complete) {
      drop(before);
      before = shown;
    } else drop(shown);
    shown = sheet;
    if (sheet.complete) dropBefore();
    show(sheet, false);
  };

  return {
    open: (path) => open(path),
    openRefused: async (sheetName) => {
      if (refused !== undefined) await open(refused, { sheetName });
    },
    cancelOpening,
    showAgain: () => {
      if (shown !== undefined && !shown.failed) show(shown, true);
      if (arriving !== undefined) send('sheet-arriving', { fileName: basename(arriving.path) });
    },
    leave: async () => {
      if (shown === undefined) return;
      if (before !== undefined) {
        goBack(before);
        return;
      }
      const { sheetId, path, unsent, host, complete, wasComplete } = shown;
      if (!complete && wasComplete && (await host.request('give-up-rereading', {}))) return;
      if (unsent && !(await questions.ask({ reason: 'close-sheet', fileName: basename(path), unsent }))) return;
      if (isShown(sheetId)) close(null);
    },
    close: () => {
      cancelOpening();
      close(null);
    },
    unsentFile: () => (shown?.unsent === true ? basename(shown.path) : null),
    current: () => {
      if (shown === undefined) throw new AppError('no-sheet');
      return shown;
    },
    peek: () => shown,
  };
}

function withResolver<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
