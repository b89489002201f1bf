import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { PracticeConsumer } from '../../shared/ipc/contract';
import { checkAccess } from './access';
import { badRequest, notFound, throttled, unsupportedMediaType, type ApiAnswer } from './api-answer';
import { openConsumerStore } from './consumer-store';
import { createConsumersApi } from './consumers-api';
import { garbage, rateLimitHeaders } from './fault-answer';
import { createFaults, type FaultAction, type FaultScript } from './faults';

const MEDIA_TYPE = 'application/vnd.api+json';
const MAX_BODY_BYTES = 1024 * 1024;
const DEFAULT_PACE = 2;
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
  consumers(page: { offset: number; limit: number; search: string }): { total: number; consumers: PracticeConsumer[] };
  empty(): void;
  close(): Promise<void>;
}

export async function startPracticeShop(options: {
  /** A file, or `:memory:`. */
  databasePath: string;
  /** 0 or undefined: any free port. */
  port?: number;
  tokens?: readonly string[];
  /** Valid tokens without the scope: 403. */
  forbiddenTokens?: readonly string[];
  pace?: number;
  faults?: FaultScript;
  now?: () => Date;
  onRequest?: (seen: SeenRequest) => void;
}): Promise<PracticeShop> {
  const now = options.now ?? (() => new Date());
  const accepted = { tokens: new Set(options.tokens), forbidden: new Set(options.forbiddenTokens) };
  const store = openConsumerStore(options.databasePath, now);
  const api = createConsumersApi(store, now);
  const closing = new AbortController();
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

  const server = fastify({
    bodyLimit: MAX_BODY_BYTES,
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 1000 },
  });
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body));

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

  routes(server, handle, api);
  await server.listen({ host: '127.0.0.1', port: options.port ?? 0 });
  const { port } = server.server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}/v4`,
    setPace: (requestsPerSecond) => (pace = requestsPerSecond),
    setFaults: (script) => (faultOf = createFaults(script)),
    consumers: (page) => store.page(page),
    empty: () => store.empty(),
    close: async () => {
      closing.abort();
      await server.close();
      store.close();
    },
  };
}

type Handle = (
  request: FastifyRequest,
  reply: FastifyReply,
  act: (body: unknown) => ApiAnswer,
) => Promise<FastifyReply>;

function routes(server: FastifyInstance, handle: Handle, api: ReturnType<typeof createConsumersApi>): void {
  const id = (request: FastifyRequest) => (request.params as { '*': string })['*'];
  server.post('/v4/consumers', (request, reply) => handle(request, reply, (body) => api.post(body)));
  server.get('/v4/consumers', (request, reply) =>
    handle(request, reply, () => api.list(request.query as Record<string, unknown>)),
  );
  server.put('/v4/consumers/*', (request, reply) => handle(request, reply, (body) => api.put(id(request), body)));
  server.get('/v4/consumers/*', (request, reply) => handle(request, reply, () => api.get(id(request))));
  server.delete('/v4/consumers/*', (request, reply) => handle(request, reply, () => api.remove(id(request))));
  server.setNotFoundHandler((request, reply) => handle(request, reply, notFound));
}

/** Only a request with a body needs the media type, and its body must be JSON. */
function refuseBody(request: FastifyRequest, body: unknown): ApiAnswer | null {
  if (request.method !== 'POST' && request.method !== 'PUT') return null;
  const type = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  if (type !== MEDIA_TYPE) return unsupportedMediaType();
  return body === undefined ? badRequest('The document is not JSON') : null;
}

function send(reply: FastifyReply, { status, headers = {}, body, text }: ApiAnswer): FastifyReply {
  const answered = base(reply).code(status).headers(headers);
  if (text !== undefined) return answered.type('text/plain').send(text);
  return body === undefined
    ? answered.send()
    : answered
        .type(MEDIA_TYPE)
        .serializer((value: string) => value)
        .send(JSON.stringify(body));
}

function base(reply: FastifyReply): FastifyReply {
  return reply.header('X-Request-Id', randomUUID());
}

function parseJson(body: unknown): unknown {
  if (typeof body !== 'string') return undefined;
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return undefined;
  }
}
