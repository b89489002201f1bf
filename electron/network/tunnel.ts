import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { Socket } from 'node:net';
import { proxyName, schemesIn, type Proxy } from '../../shared/network/proxy';
import type { LogIn, Network } from './network';
import { ProxyError } from './proxy-error';

/** Statuses with which a proxy says that it did not get to the server. */
const NO_SERVER: ReadonlySet<number> = new Set([502, 503, 504]);
const LOG_IN_REQUIRED = 407;

/**
 * Opens a tunnel through a proxy (CONNECT). The answer of the proxy is never taken for one of the server, as it is by libraries that pass it
 * on.
 *
 * @param target `host:port`
 * @throws ProxyError, or the signal's reason
 */
export async function openTunnel(
  proxy: Proxy,
  target: string,
  { network, signal }: { network: Network; signal: AbortSignal },
): Promise<Socket> {
  const name = proxyName(proxy);
  const logIn = network.logInFor(proxy);
  if (logIn === 'refused') throw new ProxyError('PROXY_LOG_IN_REFUSED', name);
  const { status, challenges, socket } = await connect(proxy, target, { logIn, network, signal });
  if (status >= 200 && status < 300) return socket;
  socket.destroy();
  if (NO_SERVER.has(status)) throw new ProxyError('PROXY_NO_SERVER', `${name} HTTP ${status}`);
  if (status !== LOG_IN_REQUIRED) throw new ProxyError('PROXY_REFUSED', `${name} HTTP ${status}`);
  throw logInError(proxy, challenges, { logIn, network });
}

/** Why a proxy asked for a log-in, and remembers one that it refused. */
export function logInError(
  proxy: Proxy,
  challenges: string,
  { logIn, network }: { logIn: LogIn | null; network: Network },
): ProxyError {
  const schemes = schemesIn(challenges);
  const detail = [proxyName(proxy), ...schemes].join(' ');
  if (schemes.length > 0 && !schemes.includes('Basic')) return new ProxyError('PROXY_LOG_IN_UNKNOWN', detail);
  if (logIn === null) return new ProxyError('PROXY_LOG_IN_REQUIRED', detail);
  network.rememberRefused(proxy);
  return new ProxyError('PROXY_LOG_IN_REFUSED', detail);
}

function connect(
  proxy: Proxy,
  target: string,
  { logIn, network, signal }: { logIn: LogIn | null; network: Network; signal: AbortSignal },
): Promise<{ status: number; challenges: string; socket: Socket }> {
  return new Promise((resolve, reject) => {
    const context = network.secureContext();
    const asked = (proxy.kind === 'https' ? httpsRequest : httpRequest)({
      host: proxy.host.replace(/^\[|\]$/g, ''),
      port: proxy.port,
      method: 'CONNECT',
      path: target,
      headers: { Host: target, ...(logIn === null ? {} : { 'Proxy-Authorization': basic(logIn) }) },
      agent: false,
      signal,
      ...(proxy.kind === 'https' && {
        rejectUnauthorized: true,
        ...(context !== undefined && { secureContext: context }),
      }),
    });
    asked.once('connect', (answer: IncomingMessage, socket: Socket, head: Buffer) => {
      if (head.length > 0) socket.unshift(head);
      const challenges = answer.headersDistinct['proxy-authenticate']?.join('\n') ?? '';
      resolve({ status: answer.statusCode ?? 0, challenges, socket });
    });
    asked.once('error', (error: NodeJS.ErrnoException) => {
      if (signal.aborted) reject(signal.reason as Error);
      else reject(new ProxyError('PROXY_UNREACHABLE', `${proxyName(proxy)} ${error.code ?? ''}`.trim()));
    });
    asked.end();
  });
}

function basic({ user, password }: LogIn): string {
  return `Basic ${Buffer.from(`${user}:${password}`, 'utf8').toString('base64')}`;
}
