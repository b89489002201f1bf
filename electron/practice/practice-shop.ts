import { setMaxListeners } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { PracticeConsumer } from '../../shared/ipc/contract';
import { checkAccess } from './access';
import { throttled, type ApiAnswer } from './api-answer';
import { consumerDocument } from './consumer-document';
import { openConsumerStore, type ConsumerStore } from './consumer-store';
import { createConsumersApi } from './consumers-api';
import { createExportTasksApi } from './export-tasks-api';
import type { SeenAtArchives } from './exports/archive-host';
import { openExportTasks } from './exports/export-tasks';
import type { ExportSwitches } from './exports/switches';
import { garbage, rateLimitHeaders } from './fault-answer';
import { createFaults, type FaultAction, type FaultScript } from './faults';
import { base, parseJson, refuseBody, send } from './http-answer';
import type { OrderPerson } from './order-people';
import { routes } from './routes';

const MAX_BODY_BYTES = 1024 * 1024;
const DEFAULT_PACE = 2;
/** Longer than any client waits between two requests of a delivery. */
const KEEP_ALIVE_MS = 72_000;
/** The most requests that may wait for their turn at once. A delivery has far fewer, and a flood must not lock it out forever. */
const MAX_WAITING = 64;

/** A request as the shop received it, for tests that check what was really sent. */
export interface SeenRequest {
  method: string;
  url: string;
  headers: Record<string, string | string[] | undefined>;
  body: unknown;
}

/** The built-in server, which behaves like the real API. */
export interface PracticeShop {
  /** For example `http://127.0.0.1:40123/v4`. */
  baseUrl: string;
  /** Requests per second before the shop delays them; 0 for no limit. */
  setPace(pace: number): void;
  setFaults(script: FaultScript): void;
  /** How export tasks are made from now on. */
  setExports(switches: ExportSwitches): void;
  consumers(page: { offset: number; limit: number; search: string }): { total: number; consumers: PracticeConsumer[] };
  /**
   * Adds consumers as orders make them, without an `external_id` (trap 9), and returns how many. One whose e-mail is taken is passed over.
   */
  addFromOrders(people: readonly OrderPerson[], most: number): number;
  empty(): void;
  close(): Promise<void>;
}

export async function startPracticeShop(options: {
  /** A file, or `:memory:`. */
  databasePath: string;
  /** Checks the pages of a large database in a thread. Resolves to whether it did and they are right. */
  checkAside?: () => Promise<boolean>;
  /** 0 or undefined: any free port. */
  port?: number;
  tokens?: readonly string[];
  /** Valid tokens without the scope: 403. */
  forbiddenTokens?: readonly string[];
  pace?: number;
  faults?: FaultScript;
  now?: () => Date;
  exports?: ExportSwitches;
  onRequest?: (seen: SeenRequest) => void;
  onArchiveRequest?: (seen: SeenAtArchives) => void;
}): Promise<PracticeShop> {
  const now = options.now ?? (() => new Date());
  const accepted = { tokens: new Set(options.tokens), forbidden: new Set(options.forbiddenTokens) };
  const store = openConsumerStore(options.databasePath, now, await options.checkAside?.());
  const api = createConsumersApi(store, now);
  const tasks = await openExportTasks({
    databasePath: options.databasePath,
    now,
    shop: { count: () => store.count(), pages: () => documentPages(store) },
    ...(options.exports === undefined ? {} : { switches: options.exports }),
    ...(options.onArchiveRequest === undefined ? {} : { onArchiveRequest: options.onArchiveRequest }),
  });
  const closing = new AbortController();
  // Every request that waits listens to it.
  setMaxListeners(0, closing.signal);
  let pace = options.pace ?? DEFAULT_PACE;
  let faultOf = createFaults(options.faults ?? []);
  let nextTurnMs = 0;

  /** Excess requests are delayed, not refused (api-contract.md, Limits), unless too many are already waiting. */
  const waitForTurn = async (): Promise<ApiAnswer | null> => {
    if (pace === 0) return null;
    const startMs = Math.max(performance.now(), nextTurnMs);
    const waitMs = startMs - performance.now();
    if (waitMs > (MAX_WAITING / pace) * 1000) return throttled(Math.ceil(waitMs / 1000));
    nextTurnMs = startMs + 1000 / pace;
    if (waitMs > 0) await delay(waitMs, undefined, { signal: closing.signal });
    return null;
  };

  const handle = async (
    request: FastifyRequest,
    reply: FastifyReply,
    act: (body: unknown) => ApiAnswer,
  ): Promise<FastifyReply> => {
    const body = parseJson(request.body);
    options.onRequest?.({ method: request.method, url: request.url, headers: request.headers, body });
    const fault = faultOf(request.method, request.url);
    // Checked before the queue, so that a client without a token takes nobody's turn.
    const refused = checkAccess(request.headers.authorization, accepted) ?? (await waitForTurn());
    const answer = (): ApiAnswer => refused ?? refuseBody(request, body) ?? act(body);
    return fault === null ? send(reply, answer()) : sendFaulty(reply, fault, answer);
  };

  const sendFaulty = async (
    reply: FastifyReply,
    fault: FaultAction,
    answer: () => ApiAnswer,
  ): Promise<FastifyReply> => {
    switch (fault.do) {
      case 'status':
        return base(reply).code(fault.status).headers(fault.headers).type(fault.type).send(fault.body);
      case 'delay': {
        const late = answer();
        await delay(fault.delayMs, undefined, { signal: closing.signal });
        return send(reply, late);
      }
      case 'hang':
        return reply.hijack();
      case 'drop':
        if (fault.when === 'after') answer();
        reply.hijack();
        reply.raw.destroy();
        return reply;
      case 'garbage': {
        const proper = answer();
        const { type, body } = garbage(fault.kind, JSON.stringify(proper.body ?? null));
        return base(reply).code(proper.status).type(type).send(body);
      }
      case 'rate-limit':
        return base(reply).code(429).headers(rateLimitHeaders(fault, now())).type('text/plain').send('Throttled');
      case 'redirect':
        return base(reply).code(fault.status).header('Location', fault.location).send();
    }
  };

  /** Fastify is half of the program's code, and nobody may ever ask the practice shop for anything. */
  const load = async (): Promise<RequestListener> => {
    const { default: fastify } = await import('fastify');
    let listener: RequestListener = () => undefined;
    const app = fastify({
      bodyLimit: MAX_BODY_BYTES,
      routerOptions: { maxParamLength: 1000 },
      serverFactory: (handler) => {
        listener = handler;
        return server;
      },
    });
    app.removeAllContentTypeParsers();
    app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body));
    routes(app, handle, api, createExportTasksApi(tasks));
    await app.ready();
    return listener;
  };
  let loading: Promise<RequestListener> | null = null;
  const server = createServer((request, response) => {
    loading ??= load();
    loading.then(
      (listener) => listener(request, response),
      (error: unknown) => request.destroy(error instanceof Error ? error : undefined),
    );
  });
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}/v4`,
    setPace: (requestsPerSecond) => (pace = requestsPerSecond),
    setFaults: (script) => (faultOf = createFaults(script)),
    setExports: (switches) => tasks.set(switches),
    consumers: (page) => store.page(page),
    addFromOrders: (people, most) => {
      let added = 0;
      for (const attributes of people) {
        if (added === most) break;
        if (api.post({ data: { type: 'consumers', attributes } }).status === 201) added += 1;
      }
      return added;
    },
    empty: () => store.empty(),
    close: async () => {
      closing.abort();
      await new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      });
      await tasks.close();
      store.close();
    },
  };
}

function* documentPages(store: ConsumerStore): Generator<ReturnType<typeof consumerDocument>[]> {
  for (const page of store.pages()) yield page.map(consumerDocument);
}
