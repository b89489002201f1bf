import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createSheetServer } from '../../electron/sheet/sheet-server';
import { followSheets } from '../../renderer/model/follow-sheets';
import { sheetStore } from '../../renderer/model/sheet';
import { SHEET_PORT_MESSAGE } from '../../shared/ipc/page-api';
import { createRequestChannel, type RequestChannel } from '../../shared/sheet/request-channel';
import type { MainRequests, SheetEvent, RequestMessage, SheetMessage } from '../../shared/sheet/protocol';
import { temporaryFolder } from './temporary-folder';

/** What main answers to the page, by the request's name; null to a request that is not named. */
export type MainAnswers = Record<string, (input: never) => unknown>;

/** The page of a test, which needs happy-dom, with everything outside of it that it can reach. */
export interface PageOfTest {
  /** The requests to main and to the sheets, in their order. */
  asked: { name: string; payload: unknown }[];
  /** Sends the page what main sends. */
  tell: (event: string, value: unknown) => void;
  /** Hands the page the port of a sheet's process. */
  handOver: (sheetId: string, sheet: SheetOfTest) => void;
  /** Opens the file as main does: the page is told, gets the port, and may have all rows when it resolves. */
  open: (sheetId: string, sheet: SheetOfTest, how?: { isAgain?: boolean; until?: Promise<unknown> }) => Promise<void>;
}

/** A real sheet in this process. */
export interface SheetOfTest {
  /** Reads the file. With `until` it stays incomplete until then. Resolves when the sheet has all rows. */
  read: (until?: Promise<unknown>) => Promise<void>;
  /** Asks the sheet as main does. */
  request: RequestChannel<MainRequests>['request'];
  /** All cells as the sheet has them. */
  cells: () => Promise<string[][]>;
  /** Keeps the page's requests of this name until the returned function is called. */
  hold: (name: string) => () => void;
  /** Sends the page an event as the process does. */
  tell: (event: SheetEvent) => void;
  /** Where the page's requests come in, and what gets the answers. */
  port: (note: (name: string, payload: unknown) => void) => MessagePort;
}

/** Starts a page that follows the sheets which main opens. */
export function pageOfTest(answers: MainAnswers = {}): PageOfTest {
  const listeners = new Map<string, Set<(value: unknown) => void>>();
  const asked: PageOfTest['asked'] = [];
  Object.assign(window, {
    aplautImport: {
      on: (event: string, listener: (value: unknown) => void) => {
        const all = listeners.get(event) ?? new Set();
        listeners.set(event, all.add(listener));
        return () => all.delete(listener);
      },
      request: async (name: string, payload: unknown) => {
        asked.push({ name, payload });
        try {
          return { ok: true, value: (await answers[name]?.(payload as never)) ?? null };
        } catch (error) {
          return { ok: false, error: { code: 'unexpected', detail: String(error) } };
        }
      },
    },
  });
  const end = followSheets();
  onTestFinished(() => {
    end();
    sheetStore.set({ phase: 'none' });
  });
  const tell: PageOfTest['tell'] = (event, value) => listeners.get(event)?.forEach((listener) => listener(value));
  const handOver: PageOfTest['handOver'] = (sheetId, sheet) => {
    const port = sheet.port((name, payload) => asked.push({ name, payload }));
    const data = { type: SHEET_PORT_MESSAGE, sheetId };
    window.dispatchEvent(Object.assign(new Event('message'), { source: window, ports: [port], data }));
  };
  return {
    asked,
    tell,
    handOver,
    open: async (sheetId, sheet, { isAgain = false, until } = {}) => {
      tell('sheet-opening', { fileName: `${sheetId}.csv`, sheetId, isAgain });
      handOver(sheetId, sheet);
      await sheet.read(until);
    },
  };
}

/** A sheet of this text of a CSV file. */
export function sheetOfTest(csv: string): SheetOfTest {
  const folder = temporaryFolder();
  onTestFinished(folder.remove);
  const path = join(folder.path, 'a.csv');
  writeFileSync(path, csv);
  let tellPage: (message: SheetMessage) => void = () => undefined;
  let untilRestored: Promise<unknown> | undefined;
  const serve = createSheetServer(
    (event) => tellPage({ kind: 'event', event }),
    undefined,
    undefined,
    (event) => {
      if (event.event !== 'read') return;
      const sources = { rowsId: event.rowsId, draft: null, earlier: null };
      void untilRestored?.then(() => request('restore-draft', sources));
    },
  );
  const { request, receive } = createRequestChannel((message) => void serve('main', message).then(receive));
  const held = new Map<string, Promise<void>>();
  return {
    request,
    read: async (until) => {
      untilRestored = until;
      const rules = { timeZone: 'Europe/Moscow', mode: 'upsert', layout: null } as const;
      await request('open', { path, options: {}, ...rules, drafts: until !== undefined });
    },
    cells: async () => (await request('get-window', { start: 0, count: 100 })).rows.map(({ cells }) => cells),
    hold: (name) => {
      let release: () => void = () => undefined;
      held.set(name, new Promise((resolve) => (release = resolve)));
      return () => {
        held.delete(name);
        release();
      };
    },
    tell: (event) => tellPage({ kind: 'event', event }),
    port: (note) => {
      const waiting: SheetMessage[] = [];
      let listener: ((message: { data: SheetMessage }) => void) | null = null;
      let isStarted = false;
      let isOpen = true;
      const send = (data: SheetMessage): void => {
        if (!isOpen) return;
        if (isStarted) listener?.({ data });
        else waiting.push(data);
      };
      tellPage = send;
      return {
        addEventListener: (type: string, heard: typeof listener) => {
          if (type === 'message') listener = heard;
        },
        start: () => {
          isStarted = true;
          waiting.splice(0).forEach(send);
        },
        close: () => {
          isOpen = false;
        },
        postMessage: (message: RequestMessage) => {
          note(message.name, message.payload);
          void Promise.resolve(held.get(message.name))
            .then(() => serve('page', message))
            .then(send);
        },
      } as unknown as MessagePort;
    },
  };
}
