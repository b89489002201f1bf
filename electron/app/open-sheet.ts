import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import type { MessagePortMain } from 'electron';
import type { IpcEvents } from '../../shared/ipc/contract';
import type { FileProblem } from '../../shared/sheet/file-problem';
import { AppError } from '../ipc/app-error';
import { openSheetHost, type SheetHost } from '../sheet/host';

interface Opened {
  sheetId: string;
  path: string;
  host: SheetHost;
  /** The file could not be read: the page was told why, and there is nothing more to show. */
  failed: boolean;
}

/** The one sheet that the window shows; each file is read in a process of its own, which dies with it. */
export interface OpenSheet {
  /** Starts to read a file in place of the one that is open. Answers at once; the sheet process tells the rest. */
  open(path: string): void;
  /** Tells a page that was loaded anew of the sheet that is open, if there is one, and gives it a port of its own. */
  showAgain(): void;
  close(): void;
  /** The open sheet; throws `no-sheet`. */
  current(): Opened;
  /** The same, or undefined. */
  peek(): Opened | undefined;
}

export function createOpenSheet(options: {
  processPath: string;
  timeZone: () => string;
  send: <E extends 'sheet-opening' | 'sheet-closed'>(event: E, value: IpcEvents[E]) => void;
  sendPort: (sheetId: string, port: MessagePortMain) => void;
}): OpenSheet {
  let open: Opened | undefined;

  const close = (problem: FileProblem | null): void => {
    if (open === undefined) return;
    const { sheetId, host } = open;
    open = undefined;
    host.kill();
    options.send('sheet-closed', { sheetId, problem });
  };

  const show = ({ sheetId, path, host }: Opened, isAgain: boolean): void => {
    options.send('sheet-opening', { fileName: basename(path), sheetId, isAgain });
    options.sendPort(sheetId, host.pagePort());
  };

  const read = (path: string): void => {
    close(null);
    const sheetId = randomUUID();
    const host = openSheetHost({
      entryPath: options.processPath,
      // Another sheet of a workbook may have been chosen after the first was none.
      onEvent: ({ event }) => {
        if (event === 'state') opened.failed = false;
      },
      onExit: (problem) => {
        if (open?.sheetId === sheetId) close(problem);
      },
    });
    const opened: Opened = { sheetId, path, host, failed: false };
    open = opened;
    show(opened, false);
    const request = { path, options: {}, timeZone: options.timeZone(), mode: 'upsert', layout: null } as const;
    // A file that cannot be read is told to the page by the sheet process itself.
    host.request('open', request).catch(() => {
      opened.failed = true;
    });
  };

  const current = () => {
    if (open === undefined) throw new AppError('no-sheet');
    return open;
  };

  return {
    open: read,
    showAgain: () => {
      if (open !== undefined && !open.failed) show(open, true);
    },
    close: () => close(null),
    current,
    peek: () => open,
  };
}
