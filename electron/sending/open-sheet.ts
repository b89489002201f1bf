import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import type { MessagePortMain } from 'electron';
import type { IpcEvents, LeaveReason } from '../../shared/ipc/contract';
import type { FileProblem } from '../../shared/sheet/file-problem';
import type { DraftEvent } from '../../shared/sheet/draft';
import type { SheetEvent } from '../../shared/sheet/protocol';
import { SheetRequestError } from '../../shared/sheet/request-channel';
import type { ReadingOptions } from '../../shared/sheet/sheet-state';
import type { SheetDraft, SheetDrafts } from '../drafts/sheet-drafts';
import { AppError } from '../errors/app-error';
import type { SheetHost } from '../sheet/host/host';
import type { LeaveQuestions } from './leave-questions';

type SheetMessage = 'sheet-opening' | 'sheet-closed' | 'sheet-arriving' | 'sheet-refused';

interface OpenedSheet {
  sheetId: string;
  path: string;
  host: SheetHost;
  /** The file could not be read. The page was told why, and nothing else is shown. */
  failed: boolean;
}

interface Opened extends OpenedSheet {
  complete: boolean;
  /** It was read completely once, even if it is now being read again with other options. */
  wasComplete: boolean;
  /** It holds work that was not sent. */
  unsent: boolean;
  draft: SheetDraft;
  /** What becomes of the draft when another sheet has taken its place. */
  left: 'keep' | 'discard';
  /** Nobody waits for its first rows any more. */
  giveUp: () => void;
}

/** The sheet that the window shows. Each file is read in a process of its own, which ends with it. */
export interface OpenSheet {
  /**
   * Opens a file in place of the open one, and resolves when that is done or refused. The open sheet stays until the first rows of the new
   * file are known and the person agrees to lose unsent work; it comes back if the file turns out to be damaged after them.
   */
  open(path: string): Promise<void>;
  /** The same with another sheet of the workbook that was refused last. */
  openRefused(sheetName: string): Promise<void>;
  /** Cancels the file that is being read beside the open one. */
  cancelOpening(): void;
  /** Shows the open sheet, if any, to a page that was reloaded, with a port of its own. */
  showAgain(): void;
  /**
   * Closes the open sheet if the person agrees. If it is still being read, the previous sheet comes back, or the same sheet as it was read
   * before.
   */
  leave(): Promise<void>;
  /** Closes everything without asking. A draft stays if it holds work that was not sent, unless the person does not want it. */
  close(draft?: 'discard'): void;
  /** The open sheet if it holds unsent work of the person, else null. `canKeep` if all of it is in a draft on the disk, or will be in a moment. */
  unsent(): { fileName: string; canKeep: boolean } | null;
  /** Removes the draft of the open sheet's file that was made before the file changed. */
  discardEarlierDraft(): void;
  /** The open sheet; throws `no-sheet`. */
  current(): OpenedSheet;
  /** The same, or undefined. */
  peek(): OpenedSheet | undefined;
  /** Whether a sheet was read from this file, or is being read, and is shown now or may come back. */
  isOpen(path: string): boolean;
}

export function createOpenSheet(options: {
  startHost: (handlers: {
    onEvent: (event: SheetEvent | DraftEvent) => void;
    onExit: (problem: FileProblem) => void;
  }) => SheetHost;
  timeZone: () => string;
  drafts: SheetDrafts;
  questions: Pick<LeaveQuestions, 'ask'>;
  /** A sheet ended. Whether others are open is known a moment later. */
  onEnded?: () => void;
  /** A file was read completely. */
  onRead: (path: string) => void;
  send: <E extends SheetMessage>(event: E, value: IpcEvents[E]) => void;
  sendPort: (sheetId: string, port: MessagePortMain) => void;
}): OpenSheet {
  const { questions, send, startHost, timeZone, onRead, drafts } = options;
  let shown: Opened | undefined;
  /** The sheet before `shown`, kept until `shown` is read completely. */
  let before: Opened | undefined;
  /** The file that is being read to replace `shown`. */
  let arriving: Opened | undefined;
  /** The path of the file that was refused last. */
  let refused: string | undefined;

  const show = (sheet: Opened, isAgain: boolean): void => {
    send('sheet-opening', { fileName: basename(sheet.path), sheetId: sheet.sheetId, isAgain });
    options.sendPort(sheet.sheetId, sheet.host.pagePort());
  };

  /** Checked again after a question: another sheet may have replaced it meanwhile. */
  const isShown = (sheetId: string): boolean => shown?.sheetId === sheetId;

  /** Ends a sheet's process. */
  const drop = (sheet: Opened | undefined, draft: 'keep' | 'discard'): void => {
    if (sheet === undefined) return;
    sheet.host.kill();
    sheet.draft.end(draft);
    sheet.giveUp();
    options.onEnded?.();
  };
  const dropBefore = (): void => {
    drop(before, before?.left ?? 'discard');
    before = undefined;
  };

  const cancelOpening = (): void => {
    if (arriving === undefined) return;
    drop(arriving, 'keep');
    arriving = undefined;
    send('sheet-arriving', { fileName: null });
  };

  const refuse = ({ path }: Opened, problem: FileProblem): void => {
    refused = path;
    send('sheet-refused', { fileName: basename(path), problem });
  };

  const close = (problem: FileProblem | null, draft: 'keep' | 'discard'): void => {
    dropBefore();
    if (shown === undefined) return;
    const { sheetId } = shown;
    drop(shown, draft);
    shown = undefined;
    send('sheet-closed', { sheetId, problem });
  };

  /** Brings back the sheet that another one was about to replace. */
  const goBack = (to: Opened): void => {
    drop(shown, 'keep');
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
    } else if (sheet === shown && isGone) close(problem, 'keep');
    else if (sheet === before) before = undefined;
  };

  /** Starts to read a file; `head` tells whether its first rows arrived. */
  const start = (path: string, options: ReadingOptions): { sheet: Opened; head: Promise<boolean> } => {
    const { promise: head, resolve } = withResolver<boolean>();
    const fresh = { failed: false, complete: false, wasComplete: false, unsent: false, left: 'discard' };
    const sheet = { sheetId: randomUUID(), path, ...fresh, giveUp: () => resolve(false) } as Opened;
    sheet.host = startHost({
      onEvent: (event) => {
        if (event.event === 'read' || event.event === 'draft-entry') sheet.draft.take(event);
        if (event.event !== 'state') return;
        // The person may have chosen another sheet of a workbook whose first one had no table.
        sheet.failed = false;
        const { unsent = sheet.unsent, complete = sheet.complete } = event.changed;
        sheet.unsent = unsent;
        if (complete && !sheet.complete) onRead(path);
        sheet.complete = complete;
        sheet.wasComplete ||= sheet.complete;
        if (sheet === shown && sheet.complete) dropBefore();
        resolve(true);
      },
      onExit: (problem) => {
        resolve(false);
        fail(sheet, problem, true);
      },
    });
    sheet.draft = drafts.follow({ sheetId: sheet.sheetId, path, request: sheet.host.request });
    const request = { path, options, timeZone: timeZone(), mode: 'upsert', layout: null, drafts: true } as const;
    sheet.host.request('open', request).catch((error: unknown) => {
      sheet.failed = true;
      resolve(false);
      const problem = error instanceof SheetRequestError ? error.problem : null;
      // The sheet's process itself tells the page about the sheet that it shows.
      fail(sheet, problem ?? { code: 'crashed', detail: String(error) }, false);
    });
    return { sheet, head };
  };

  /** Whether the person leaves the shown sheet, and what then becomes of its draft. The same file opened again would have the same draft. */
  const askToLeave = async (reason: LeaveReason, path: string): Promise<'stay' | 'keep' | 'discard'> => {
    const work = shown?.unsent === true ? shown : null;
    const canKeep = work !== null && !work.draft.hasFailed() && (reason !== 'open' || path !== work.path);
    const unsent = work !== null;
    const answer = await questions.ask({ reason, fileName: basename(path), unsent, canKeep, form: false });
    return answer === 'leave' ? 'discard' : answer;
  };

  const open = async (path: string, reading: ReadingOptions = {}): Promise<void> => {
    cancelOpening();
    if (shown === undefined || shown.failed) {
      const left = await askToLeave('open', path);
      if (left === 'stay') return;
      close(null, left);
      shown = start(path, reading).sheet;
      show(shown, false);
      return;
    }
    const { sheet, head } = start(path, reading);
    arriving = sheet;
    send('sheet-arriving', { fileName: basename(path) });
    const left = (await head) ? await askToLeave('open', path) : 'stay';
    if (left === 'stay') {
      if (arriving === sheet) cancelOpening();
      return;
    }
    // Another file may have been opened meanwhile.
    if (arriving !== sheet) return;
    arriving = undefined;
    send('sheet-arriving', { fileName: null });
    if (shown.complete) {
      dropBefore();
      shown.left = left;
      before = shown;
    } else drop(shown, 'keep');
    shown = sheet;
    if (sheet.complete) dropBefore();
    show(sheet, false);
  };

  return {
    open: async (path) => {
      // Its draft is free when the options of the last one are known.
      if (before?.path === path) dropBefore();
      await open(path, await drafts.optionsOf(path));
    },
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
      const { sheetId, path, host, complete, wasComplete } = shown;
      if (!complete && wasComplete && (await host.request('give-up-rereading', {}))) return;
      const left = shown.unsent ? await askToLeave('close-sheet', path) : 'discard';
      if (left !== 'stay' && isShown(sheetId)) close(null, left);
    },
    close: (draft) => {
      cancelOpening();
      close(null, draft ?? (shown?.unsent === true ? 'keep' : 'discard'));
    },
    unsent: () =>
      shown?.unsent === true ? { fileName: basename(shown.path), canKeep: !shown.draft.hasFailed() } : null,
    discardEarlierDraft: () => shown?.draft.discardEarlier(),
    current: () => {
      if (shown === undefined) throw new AppError('no-sheet');
      return shown;
    },
    peek: () => shown,
    isOpen: (path) => [shown, before, arriving].some((sheet) => sheet?.path === path),
  };
}

function withResolver<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
