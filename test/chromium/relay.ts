import type { Page } from '@playwright/test';
import type { IpcResult } from '../../shared/ipc/contract';
import { SHEET_PORT_MESSAGE, type PageApi } from '../../shared/ipc/page-api';

/** What Electron's side hands to the page. */
type Handed =
  | { what: 'event'; name: string; value: unknown }
  | { what: 'port'; sheetId: string }
  | { what: 'from-sheet'; sheetId: string; data: unknown }
  | { what: 'port-closed'; sheetId: string };

/** What the page asks of Electron's side. Only `request` has an answer. */
type Asked =
  | { what: 'request'; name: string; input: unknown[] }
  | { what: 'listen'; name: string }
  | { what: 'to-sheet'; sheetId: string; data: unknown }
  | { what: 'close-port'; sheetId: string };

/** An untyped view of the bridge: a relay hands on whatever it is given. */
interface AnyApi {
  request: (name: string, ...input: unknown[]) => Promise<unknown>;
  on: (name: string, listener: (value: unknown) => void) => void;
}

/** Globals in both pages. */
interface Scope {
  aplautImport: AnyApi;
  askElectron: (asked: Asked) => Promise<unknown>;
  handOver: (handed: Handed) => Promise<unknown>;
  takeAsked: (asked: Asked) => Promise<unknown> | undefined;
  takeHanded: (handed: Handed) => void;
}

/**
 * Gives a page outside Electron the bridge of a window: its requests and the messages of its sheets are answered by the running program. The
 * window itself must show a document without scripts, which leaves the bridge unused.
 */
export async function relayBridge(window: Page, page: Page): Promise<void> {
  await window.exposeBinding('handOver', (_, handed: Handed) =>
    page.evaluate((value) => (globalThis as unknown as Scope).takeHanded(value), handed),
  );
  await window.evaluate(serveFromElectron, SHEET_PORT_MESSAGE);
  await page.exposeBinding('askElectron', (_, asked: Asked) =>
    window.evaluate((value) => (globalThis as unknown as Scope).takeAsked(value), asked),
  );
  await page.addInitScript(bridgeOutsideElectron, SHEET_PORT_MESSAGE);
}

/** In Electron's window. */
function serveFromElectron(portMessage: string): void {
  const scope = globalThis as unknown as Scope;
  const ports = new Map<string, MessagePort>();
  // Messages must arrive in the order in which they were sent.
  let last: Promise<unknown> = Promise.resolve();
  const hand = (handed: Handed): void => {
    last = last.then(() => scope.handOver(handed)).catch(() => undefined);
  };
  window.addEventListener('message', (message: MessageEvent<{ type?: string; sheetId: string }>) => {
    const [port] = message.ports;
    if (port === undefined || message.data.type !== portMessage) return;
    const { sheetId } = message.data;
    ports.set(sheetId, port);
    hand({ what: 'port', sheetId });
    port.addEventListener('message', ({ data }: MessageEvent<unknown>) => hand({ what: 'from-sheet', sheetId, data }));
    port.addEventListener('close', () => hand({ what: 'port-closed', sheetId }));
    port.start();
  });
  scope.takeAsked = (asked) => {
    if (asked.what === 'request') return scope.aplautImport.request(asked.name, ...asked.input);
    if (asked.what === 'listen') {
      scope.aplautImport.on(asked.name, (value) => hand({ what: 'event', name: asked.name, value }));
      return undefined;
    }
    const port = ports.get(asked.sheetId);
    if (asked.what === 'to-sheet') port?.postMessage(asked.data);
    else port?.close();
    return undefined;
  };
}

/** In the page, before its own scripts. */
function bridgeOutsideElectron(portMessage: string): void {
  const scope = globalThis as unknown as Scope;
  const listeners = new Map<string, Set<(value: unknown) => void>>();
  const ports = new Map<string, MessagePort>();
  const api: PageApi = {
    request: (name, ...input) => scope.askElectron({ what: 'request', name, input }) as Promise<IpcResult<typeof name>>,
    openDroppedFile: () => Promise.reject(new Error('files come through the program here')),
    on: (name, listener) => {
      const known = listeners.get(name) ?? new Set();
      if (known.size === 0) void scope.askElectron({ what: 'listen', name });
      listeners.set(name, known.add(listener as (value: unknown) => void));
      return () => known.delete(listener as (value: unknown) => void);
    },
  };
  (scope as unknown as { aplautImport: PageApi }).aplautImport = api;
  scope.takeHanded = (handed) => {
    if (handed.what === 'event') {
      for (const listener of listeners.get(handed.name) ?? []) listener(handed.value);
    } else if (handed.what === 'port') {
      const { sheetId } = handed;
      const { port1, port2 } = new MessageChannel();
      port1.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
        void scope.askElectron({ what: 'to-sheet', sheetId, data });
      });
      port1.addEventListener('close', () => void scope.askElectron({ what: 'close-port', sheetId }));
      port1.start();
      ports.set(sheetId, port1);
      window.postMessage({ type: portMessage, sheetId }, '*', [port2]);
    } else if (handed.what === 'from-sheet') {
      ports.get(handed.sheetId)?.postMessage(handed.data);
    } else {
      ports.get(handed.sheetId)?.close();
    }
  };
}
