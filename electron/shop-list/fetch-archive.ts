import type { Readable } from 'node:stream';
import type { Connections, PlainProxy } from '../api/connections';
import { failedExchange } from '../api/failed-exchange';
import type { ArchiveProblem } from '../../shared/ipc/list-taking';
import type { Sleep } from '../storage/clock';
import { ProxyError } from '../network/proxy-error';
import { archiveAddresses } from './archive-address';

/** What an archive may cost. */
export interface ArchiveLimits {
  maxBytes: number;
  /** For the whole archive, without the time that its reader takes. */
  wholeMs: number;
  /** Until the next bytes, or the answer, arrive. */
  stallMs: number;
}

/** Archives of a hundred megabytes occur (api-contract.md, export tasks). */
export const ARCHIVE_LIMITS: ArchiveLimits = { maxBytes: 1024 * 1024 * 1024, wholeMs: 60 * 60_000, stallMs: 60_000 };

const MAX_REDIRECTS = 5;

/** `detail` is a status or the system's code; the link is never part of it. */
export class ArchiveError extends Error {
  override readonly name = 'ArchiveError';

  constructor(
    readonly problem: ArchiveProblem,
    readonly detail = '',
  ) {
    super(`no archive: ${problem} ${detail}`.trim());
  }
}

interface FetchContext {
  overHttp: boolean;
  connections: Connections;
  limits: ArchiveLimits;
  nowMs: () => number;
  sleep: Sleep;
  signal: AbortSignal;
}

/** An archive that begins to arrive. */
export interface ArrivingArchive {
  /** As announced; null if it was not. */
  sizeBytes: number | null;
  /** Read once, at the reader's own speed. Throws an {@link ArchiveError}, or the signal's reason. */
  chunks: AsyncGenerator<Uint8Array, void, void>;
}

/**
 * Fetches an archive from its public link: without token and cookies, with at most five redirects, and over http only if that is agreed
 * (api-contract.md, export tasks).
 *
 * @throws ArchiveError, or the signal's reason
 */
export async function fetchArchive(link: string, context: FetchContext): Promise<ArrivingArchive> {
  let redirects = 0;
  const reach = async (to: string, from: string | null): Promise<Reached> => {
    const addresses = archiveAddresses(to, from, context.overHttp);
    if (addresses === null) throw new ArchiveError('bad-link');
    let failure = new ArchiveError('http-not-agreed');
    for (const url of addresses.urls) {
      try {
        return await arrive(url);
      } catch (error) {
        if (!(error instanceof ArchiveError) || !OF_ONE_ADDRESS.has(error.problem)) throw error;
        failure = error;
      }
    }
    throw addresses.isHttpWithheld ? new ArchiveError('http-not-agreed') : failure;
  };
  const arrive = async (url: string): Promise<Reached> => {
    const { status, location, body, sizeBytes } = await ask(url, context);
    if (status === 200) return { body, sizeBytes };
    body.destroy();
    if (status < 300 || status >= 400 || location === null) throw new ArchiveError('refused', `HTTP ${status}`);
    redirects += 1;
    if (redirects > MAX_REDIRECTS) throw new ArchiveError('too-many-redirects');
    if (!URL.canParse(location, url)) throw new ArchiveError('bad-link');
    return reach(new URL(location, url).href, url);
  };
  const { body, sizeBytes } = await reach(link, null);
  if (sizeBytes !== null && sizeBytes > context.limits.maxBytes) {
    body.destroy();
    throw new ArchiveError('too-large');
  }
  return { sizeBytes, chunks: chunksOf(body, context) };
}

interface Reached {
  body: Readable;
  sizeBytes: number | null;
}

/** Problems after which another address of the same archive may still work. */
const OF_ONE_ADDRESS: ReadonlySet<ArchiveProblem> = new Set<ArchiveProblem>(['refused', 'unreachable', 'too-slow']);

async function ask(url: string, context: FetchContext): Promise<Reached & { status: number; location: string | null }> {
  const { connections, signal, limits } = context;
  const giveUp = new AbortController();
  const { default: axios } = await import('axios');
  const proxy = url.startsWith('http:') ? await plainProxyTo(url, context) : null;
  const answered = axios.request<Readable>({
    url,
    httpAgent: connections.httpAgent,
    httpsAgent: connections.httpsAgent,
    proxy: proxy?.settings ?? false,
    maxRedirects: 0,
    responseType: 'stream',
    // The reader unzips: it knows how much it may become.
    decompress: false,
    validateStatus: () => true,
    headers: { Accept: '*/*', 'Accept-Encoding': 'identity', 'User-Agent': 'aplaut-import' },
    signal: AbortSignal.any([signal, giveUp.signal]),
  });
  try {
    const { status, headers, data } = await within(limits.stallMs, answered, context);
    if (status === 407 && proxy !== null) {
      data.destroy();
      throw proxy.logInError(String(headers['proxy-authenticate'] ?? ''));
    }
    const announced = Number(headers['content-length'] ?? NaN);
    return {
      status,
      location: typeof headers['location'] === 'string' ? headers['location'] : null,
      body: data,
      sizeBytes: Number.isSafeInteger(announced) ? announced : null,
    };
  } catch (error) {
    giveUp.abort();
    // An axios error carries the link: only its code is kept.
    throw asProblem(error, context);
  }
}

async function plainProxyTo(url: string, context: FetchContext): Promise<PlainProxy | null> {
  try {
    return await context.connections.plainProxy(url);
  } catch (error) {
    throw asProblem(error, context);
  }
}

async function* chunksOf(body: Readable, context: FetchContext): AsyncGenerator<Uint8Array, void, void> {
  const { limits, nowMs } = context;
  let bytes = 0;
  let waitedMs = 0;
  const source = body[Symbol.asyncIterator]() as AsyncIterator<Uint8Array, void>;
  try {
    for (;;) {
      const beganMs = nowMs();
      const next = await within(limits.stallMs, source.next(), context);
      if (next.done === true) return;
      bytes += next.value.byteLength;
      waitedMs += nowMs() - beganMs;
      if (bytes > limits.maxBytes) throw new ArchiveError('too-large');
      if (waitedMs > limits.wholeMs) throw new ArchiveError('too-slow');
      yield next.value;
    }
  } catch (error) {
    throw asProblem(error, context);
  } finally {
    body.destroy();
  }
}

/** Rejects as `too-slow` if the work takes longer, and with the signal's reason if it is aborted. */
async function within<T>(ms: number, work: Promise<T>, { sleep, signal }: FetchContext): Promise<T> {
  const done = new AbortController();
  const late = sleep(ms, AbortSignal.any([signal, done.signal])).then(() => {
    throw new ArchiveError('too-slow');
  });
  late.catch(() => undefined);
  work.catch(() => undefined);
  try {
    return await Promise.race([work, late]);
  } finally {
    done.abort();
  }
}

function asProblem(error: unknown, { signal, connections }: FetchContext): unknown {
  if (signal.aborted) return signal.reason;
  if (error instanceof ArchiveError) return error;
  if (error instanceof ProxyError) return new ArchiveError('unreachable', error.message);
  const { code, detail = '' } = failedExchange(error, false, connections.neverStood);
  return new ArchiveError('unreachable', `${code} ${detail}`.trim());
}
