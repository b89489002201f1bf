import type { Readable } from 'node:stream';
import type { AxiosInstance, AxiosRequestConfig } from 'axios';
import { MEDIA_TYPE, type ConsumerRequest } from '../../shared/consumer/payload-types';
import type { Answer } from '../../shared/delivery/answers/classify-answer';
import type { Headers } from '../../shared/delivery/answers/rate-limit-headers';
import { checkBaseUrl } from '../../shared/shop/base-url';
import type { AuthScheme } from '../../shared/shop/auth-scheme';
import type { Network } from '../network/network';
import { openConnections, type Connections } from './connections';
import { failedExchange, type NoAnswer } from './failed-exchange';
import { tokenHider } from './hide-token';
import { parseBody } from './parse-body';
import { readBody } from './read-body';

const LIST_OF_CONSUMERS = JSON.stringify({
  data: { type: 'export_tasks', attributes: { records_type: 'consumers', format: 'jsonl' } },
});
/** The default for a whole exchange. */
export const DEFAULT_TIMEOUT_MS = 60_000;

/** The share of it for connecting, so that a silently dropped connection is noticed before the answer is overdue. */
const CONNECTING_SHARE = 1 / 3;

/** The answer, or why there is none. Contains no request, and therefore no token. */
export type Exchanged = { kind: 'answer'; answer: Answer; headers: Headers } | NoAnswer;

/** Access to one shop's API, with the token in memory only. */
export interface AplautAccess {
  baseUrl: string;
  auth: AuthScheme;
  token: string;
  network: Network;
  /** For a whole exchange, its body included. */
  timeoutMs?: number;
}

/** Its calls never throw: a failure is a {@link NoAnswer}. */
export interface AplautClient {
  send(request: ConsumerRequest): Promise<Exchanged>;
  /** `id` may be the internal or the external id. */
  getConsumer(id: string): Promise<Exchanged>;
  /** The request that checks a connection; it changes nothing. */
  listOne(): Promise<Exchanged>;
  /** Asks for a list of all consumers. Not idempotent. */
  createExportTask(): Promise<Exchanged>;
  getExportTask(id: string): Promise<Exchanged>;
  close(): void;
}

/**
 * Speaks HTTP as api-contract.md requires: every status is an answer, redirects are never followed, a body is read only up to a limit, and
 * the token is never sent in the clear or passed on.
 *
 * @throws if the address would send the token in the clear
 */
export function createAplautClient(access: AplautAccess): AplautClient {
  const { auth, token, timeoutMs = DEFAULT_TIMEOUT_MS } = access;
  const address = checkBaseUrl(access.baseUrl);
  if (!address.ok) throw new Error(`not a shop's address: ${address.problem}`);
  const connections = openConnections(timeoutMs * CONNECTING_SHARE, access.network);
  const { httpAgent, httpsAgent } = connections;
  const open = async (): Promise<AxiosInstance> =>
    (await import('axios')).default.create({
      httpAgent,
      httpsAgent,
      // The connections know the proxy.
      proxy: false,
      baseURL: address.baseUrl,
      maxRedirects: 0,
      responseType: 'stream',
      validateStatus: () => true,
      headers: {
        Accept: MEDIA_TYPE,
        'Content-Type': MEDIA_TYPE,
        Authorization: auth === 'bearer' ? `Bearer ${token}` : `Token token=${token}`,
        'User-Agent': 'aplaut-import',
      },
    });
  const hide = tokenHider(token);
  /** Opened with the first request: most starts of the program send none. */
  let http: Promise<AxiosInstance> | null = null;
  const exchange = async (request: AxiosRequestConfig) =>
    exchangeOnce(await (http ??= open()), request, { hide, timeoutMs, connections });
  return {
    send: ({ method, path, body }) => exchange({ method, url: path, data: JSON.stringify(body) }),
    getConsumer: (id) => exchange({ method: 'GET', url: `/consumers/${encodeURIComponent(id)}` }),
    listOne: () => exchange({ method: 'GET', url: '/consumers?per_page=5' }),
    createExportTask: () => exchange({ method: 'POST', url: '/export_tasks', data: LIST_OF_CONSUMERS }),
    getExportTask: (id) => exchange({ method: 'GET', url: `/export_tasks/${encodeURIComponent(id)}` }),
    close: () => connections.close(),
  };
}

async function exchangeOnce(
  http: AxiosInstance,
  request: AxiosRequestConfig,
  { hide, timeoutMs, connections }: { hide: (words: string) => string; timeoutMs: number; connections: Connections },
): Promise<Exchanged> {
  // Cheaper than `AbortSignal.timeout`, and there is one for every request.
  const timeOut = new AbortController();
  let body: Readable | undefined;
  const timer = setTimeout(() => {
    timeOut.abort();
    body?.destroy(new Error('the answer took too long'));
  }, timeoutMs);
  try {
    const response = await http.request<Readable>({ ...request, signal: timeOut.signal });
    body = response.data;
    const text = await readBody(body);
    const headers = Object.fromEntries(
      Object.entries(response.headers).map(([name, value]) => [name.toLowerCase(), hide(String(value))]),
    );
    const answer = {
      status: response.status,
      body: text === undefined ? undefined : parseBody(text, hide),
      requestId: headers['x-request-id'] ?? null,
      location: headers['location'] ?? null,
    };
    return { kind: 'answer', headers, answer };
  } catch (error) {
    return failedExchange(error, timeOut.signal.aborted, connections.neverStood);
  } finally {
    clearTimeout(timer);
  }
}
