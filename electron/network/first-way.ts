import type { Proxy, Route } from '../../shared/network/proxy';
import { ProxyError } from './proxy-error';

/**
 * Takes the first way that is open: what `open` makes of a proxy, or null for the direct one. A proxy that cannot be reached is passed over;
 * one that answers decides.
 *
 * @throws ProxyError if no way is open
 */
export async function firstWay<T>(routes: readonly Route[], open: (proxy: Proxy) => Promise<T>): Promise<T | null> {
  let failure = new ProxyError('PROXY_UNREACHABLE', '');
  for (const route of routes) {
    if (route.by === 'direct') return null;
    if (route.by === 'other') {
      failure = new ProxyError('PROXY_KIND_UNKNOWN', route.kind);
      continue;
    }
    try {
      return await open(route.proxy);
    } catch (error) {
      if (!(error instanceof ProxyError) || error.code !== 'PROXY_UNREACHABLE') throw error;
      failure = error;
    }
  }
  throw failure;
}

/** Ends with the work, or throws the signal's reason. */
export async function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  signal.throwIfAborted();
  let stop: () => void = () => undefined;
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason as Error);
    signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
