import {
  mainRequestSchemas,
  pageRequestSchemas,
  type MainRequests,
  type RequestMessage,
  type SheetAnswers,
  type SheetEvent,
  type SheetMessage,
} from '../../shared/sheet/protocol';
import type { SheetState } from '../../shared/sheet/sheet-state';
import { fileProblemOf } from './file-problem-error';
import { readSheetFile } from './readers/read-sheet-file';
import { Sheet } from './sheet';
import { memoryTable } from './table';

type Handlers = { [K in keyof MainRequests]: (payload: MainRequests[K]) => SheetAnswers[K] | Promise<SheetAnswers[K]> };

/** The share of reading in the progress of opening; checking is the rest. */
const READING_SHARE = 0.6;

/** Who asks decides what may be asked: the page can never name a file. */
export type Asker = 'page' | 'main';

/**
 * Answers the requests of the page and of main about one sheet, in the order of their arrival, and tells both what changed.
 *
 * @param broadcast sends an event to all who listen
 */
export function createSheetServer(
  broadcast: (event: SheetEvent) => void,
): (asker: Asker, request: RequestMessage) => Promise<SheetMessage> {
  let sheet: Sheet | undefined;
  let queue: Promise<unknown> = Promise.resolve();

  const opened = (): Sheet => {
    if (sheet === undefined) throw new Error('no sheet is open');
    return sheet;
  };
  const told = (): SheetState => {
    const state = opened().state();
    broadcast({ event: 'state', state });
    return state;
  };

  const handlers: Handlers = {
    open: async ({ path, options, timeZone, mode, layout }) => {
      try {
        const read = await readSheetFile(path, options, {
          onProgress: (done, rows) => broadcast({ event: 'progress', done: done * READING_SHARE, rows }),
          signal: new AbortController().signal,
        });
        sheet = await Sheet.open(memoryTable(read.headers, read.rows), read.facts, { timeZone, mode, layout }, (done) =>
          broadcast({ event: 'progress', done: READING_SHARE + done * (1 - READING_SHARE), rows: read.rows.length }),
        );
      } catch (error) {
        const problem = fileProblemOf(error);
        if (problem !== null) broadcast({ event: 'failed', problem });
        throw error;
      }
      return told();
    },
    'get-state': () => sheet?.state() ?? null,
    'get-window': (payload) => opened().window(payload),
    'set-view': (payload) => {
      opened().setView(payload);
      return told();
    },
    'set-rules': async (payload) => {
      await opened().setRules(payload);
      return told();
    },
    'reset-layout': async () => {
      await opened().resetLayout();
      return told();
    },
    'edit-cells': async (payload) => {
      await opened().editCells(payload);
      return told();
    },
    'exclude-rows': async (payload) => {
      await opened().excludeRows(payload);
      return told();
    },
    undo: async () => {
      await opened().undo();
      return told();
    },
    redo: async () => {
      await opened().redo();
      return told();
    },
    'preview-request': (payload) => opened().previewRequest(payload),
    'find-issue': (payload) => opened().findIssue(payload),
    'take-prepared': (payload) => opened().takePrepared(payload),
    'get-cells': (payload) => opened().cells(payload),
    'mark-refused': (payload) => {
      opened().markRefused(payload);
      return told();
    },
  };

  const answer = async (asker: Asker, { id, name, payload }: RequestMessage): Promise<SheetMessage> => {
    const schemas: Partial<Record<string, { parse: (value: unknown) => unknown }>> =
      asker === 'main' ? mainRequestSchemas : pageRequestSchemas;
    try {
      const schema = Object.hasOwn(schemas, name) ? schemas[name] : undefined;
      if (schema === undefined) throw new Error(`no such request: ${name}`);
      const handler = handlers[name as keyof Handlers] as (value: unknown) => unknown;
      return { kind: 'answer', id, ok: true, value: await handler(schema.parse(payload)) };
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      return { kind: 'answer', id, ok: false, problem: fileProblemOf(error), message };
    }
  };

  return (asker, request) => {
    const answered = queue.then(() => answer(asker, request));
    queue = answered;
    return answered;
  };
}
