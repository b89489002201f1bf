import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import axios, { type AxiosInstance, type AxiosResponse } from 'axios';
import type { ConsumerRequest } from '../../shared/consumer/payload-types';
import type { Answer } from '../../shared/delivery/classify-answer';
import type { Headers } from '../../shared/delivery/rate-limit-headers';
import { isLoopback } from '../../shared/shop/base-url';
import type { AuthScheme } from '../../shared/shop/shop';

const MEDIA_TYPE = 'application/vnd.api+json';
const DEFAULT_TIMEOUT_MS = 60_000;
/** More than any consumer's document needs; what is longer is not read on (api-contract.md, Errors). */
const MAX_BODY_BYTES = 1024 * 1024;

/** What came back, or why nothing did. Holds no request, hence no token. */
export type Exchanged =
  | { kind: 'answer'; answer: Answer; headers: Headers }
  | {
      kind: 'no-answer';
      /** Whether the server may have acted on the request. */
      sent: boolean;
      /** The system's code, such as `ECONNREFUSED`. */
      code: string;
    };

export interface AplautClient {
  send(request: ConsumerRequest): Promise<Exchanged>;
  getConsumer(id: string): Promise<Exchanged>;
  /** The harmless question by which a connection is checked. */
  listOne(): Promise<Exchanged>;
  close(): void;
}

/** Speaks HTTP as the contract wants it; every status is an answer, redirects are never followed. */
export function createAplautClient(options: {
  baseUrl: string;
  auth: AuthScheme;
  token: string;
  timeoutMs?: number;
}): AplautClient {
  const agents = { httpAgent: new HttpAgent({ keepAlive: true }), httpsAgent: new HttpsAgent({ keepAlive: true }) };
  const http = axios.create({
    ...agents,
    baseURL: options.baseUrl,
    timeout: options.timeoutMs ?? DEFAULT_TIMEOUT_MS,
    maxRedirects: 0,
    maxContentLength: MAX_BODY_BYTES,
    responseType: 'arraybuffer',
    validateStatus: () => true,
    ...(isLoopback(options.baseUrl) ? { proxy: false as const } : {}),
    headers: {
      Accept: MEDIA_TYPE,
      Authorization: options.auth === 'bearer' ? `Bearer ${options.token}` : `Token token=${options.token}`,
      'User-Agent': 'aplaut-import',
    },
  });
  return {
    send: ({ method, path, body }) =>
      exchange(http, { method, url: path, data: JSON.stringify(body), headers: { 'Content-Type': MEDIA_TYPE } }),
    getConsumer: (id) => exchange(http, { method: 'GET', url: `/consumers/${encodeURIComponent(id)}` }),
    listOne: () => exchange(http, { method: 'GET', url: '/consumers?per_page=5' }),
    close: () => {
      agents.httpAgent.destroy();
      agents.httpsAgent.destroy();
    },
  };
}

async function exchange(http: AxiosInstance, request: Parameters<AxiosInstance['request']>[0]): Promise<Exchanged> {
  try {
    return answered(await http.request<ArrayBuffer>(request));
  } catch (error) {
    // An axios error carries the request's headers, and by that the token: nothing of it may go on but these facts.
    const { response, code } = error as { response?: AxiosResponse<ArrayBuffer>; code?: string };
    if (response !== undefined) return answered({ ...response, data: new ArrayBuffer(0) });
    return { kind: 'no-answer', sent: !NOT_SENT.has(code ?? ''), code: code ?? 'unknown' };
  }
}

/** Failures before a connection stood: the server cannot have seen the request. */
const NOT_SENT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'ENETDOWN']);

function answered(response: AxiosResponse<ArrayBuffer>): Exchanged {
  const headers = Object.fromEntries(
    Object.entries(response.headers).map(([name, value]) => [name.toLowerCase(), String(value)]),
  );
  return {
    kind: 'answer',
    headers,
    answer: {
      status: response.status,
      body: parseBody(response.data),
      requestId: headers['x-request-id'] ?? null,
      location: headers['location'] ?? null,
    },
  };
}

/** The body's JSON, or undefined where it is not UTF-8 or not JSON. */
function parseBody(bytes: ArrayBuffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown;
  } catch {
    return undefined;
  }
}
