import { Agent as HttpAgent, type ClientRequestArgs } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { Duplex } from 'node:stream';
import { proxyName, type Proxy } from '../../shared/network/proxy';
import { isLoopback } from '../../shared/shop/base-url';
import type { Network } from '../network/network';
import { ProxyError } from '../network/proxy-error';
import { firstWay, untilAborted } from '../network/first-way';
import { logInError, openTunnel } from '../network/tunnel';

/** How a client connects. */
export interface Connections {
  httpAgent: HttpAgent;
  httpsAgent: HttpsAgent;
  /** Whether an error ended a connection before it was established: no byte of a request was sent on it. */
  neverStood: (error: unknown) => boolean;
  /** The proxy that an unencrypted request is sent to; null for none. Throws a ProxyError. */
  plainProxy: (url: string) => Promise<PlainProxy | null>;
  close: () => void;
}

/** A proxy for unencrypted requests. It answers in the server's place: what it says with status 407 is its own. */
export interface PlainProxy {
  settings: { protocol: string; host: string; port: number; auth?: { username: string; password: string } };
  /** The error for its 407 with these `Proxy-Authenticate` headers. */
  logInError: (challenges: string) => ProxyError;
}

/**
 * Connections directly or through a proxy, as the network says. A proxy gets a tunnel for every encrypted connection: it sees the server's
 * name and nothing else. This machine is always reached directly.
 *
 * An invalid certificate ends a connection whatever the environment says: `NODE_TLS_REJECT_UNAUTHORIZED=0`, which people set for other
 * programs, would give the token to anybody.
 *
 * @param withinMs for connecting, proxy and encryption included
 */
export function openConnections(withinMs: number, network: Network): Connections {
  const early = new WeakSet<object>();
  const httpAgent = new HttpAgent({ keepAlive: true });
  const httpsAgent = new HttpsAgent({ keepAlive: true, rejectUnauthorized: true });
  /** The agents' own way to connect, with a watch over it. */
  const watched = (agent: HttpAgent, stands: string) => {
    const create = agent.createConnection.bind(agent);
    return (options: ClientRequestArgs): Duplex => {
      const socket = create(options);
      if (!socket) throw new Error('an agent of Node connects at once');
      watchUntil(stands, socket, withinMs, early);
      return socket;
    };
  };
  httpAgent.createConnection = watched(httpAgent, 'connect');
  const secure = watched(httpsAgent, 'secureConnect');
  const through = async (options: ClientRequestArgs): Promise<Duplex> => {
    const target = `${hostOf(options)}:${options.port ?? 443}`;
    const late = lateAfter(withinMs);
    try {
      const routes = await untilAborted(network.routesTo(`https://${target}/`), late.signal);
      const socket = await firstWay(routes, (proxy) => openTunnel(proxy, target, { network, signal: late.signal }));
      const secureContext = network.secureContext();
      const trusting = {
        ...options,
        ...(socket !== null && { socket }),
        ...(secureContext !== undefined && { secureContext }),
      };
      return secure(trusting);
    } finally {
      late.over();
    }
  };
  httpsAgent.createConnection = (options, callback) => {
    if (isLoopback(`https://${hostOf(options)}`)) return secure(options);
    through(options).then(
      (socket) => callback?.(null, socket),
      (error: unknown) => {
        early.add(error as object);
        callback?.(error as Error, undefined as never);
      },
    );
    return undefined;
  };
  return {
    httpAgent,
    httpsAgent,
    neverStood: (error) => typeof error === 'object' && error !== null && early.has(error),
    plainProxy: async (url) => {
      if (isLoopback(new URL(url).origin)) return null;
      const late = lateAfter(withinMs);
      try {
        // The first one that can be used: whether it is there is only known with the request.
        return await firstWay(await untilAborted(network.routesTo(url), late.signal), (proxy) =>
          Promise.resolve(plainProxyOf(proxy, network)),
        );
      } finally {
        late.over();
      }
    },
    close: () => {
      httpAgent.destroy();
      httpsAgent.destroy();
    },
  };
}

/** An IPv6 address in brackets, as in URLs. */
function hostOf({ host, hostname }: ClientRequestArgs): string {
  const name = host ?? hostname ?? '';
  return name.includes(':') && !name.startsWith('[') ? `[${name}]` : name;
}

function plainProxyOf(proxy: Proxy, network: Network): PlainProxy {
  if (proxy.kind === 'https') throw new ProxyError('PROXY_KIND_UNKNOWN', 'HTTPS');
  const logIn = network.logInFor(proxy);
  if (logIn === 'refused') throw new ProxyError('PROXY_LOG_IN_REFUSED', proxyName(proxy));
  const { host, port } = proxy;
  return {
    settings: {
      ...{ protocol: 'http', host, port },
      ...(logIn !== null && { auth: { username: logIn.user, password: logIn.password } }),
    },
    logInError: (challenges) => logInError(proxy, challenges, { logIn, network }),
  };
}

/** A signal that aborts as a connection that took too long does. */
function lateAfter(ms: number): { signal: AbortSignal; over: () => void } {
  const late = new AbortController();
  // A process that was busy for this long handles the connection before the timeout.
  const timer = setTimeout(() => setImmediate(() => late.abort(connectingTooLong())), ms);
  return { signal: late.signal, over: () => clearTimeout(timer) };
}

function connectingTooLong(): Error {
  return Object.assign(new Error('no connection in time'), { code: 'ETIMEDOUT' });
}

function watchUntil(stands: string, socket: Duplex, withinMs: number, early: WeakSet<object>): void {
  let isOver = false;
  const giveUp = () => {
    if (!isOver) socket.destroy(connectingTooLong());
  };
  // As above.
  const timer = setTimeout(() => setImmediate(giveUp), withinMs);
  const fail = (error: Error) => early.add(error);
  const end = () => {
    isOver = true;
    clearTimeout(timer);
    socket.off('error', fail);
  };
  socket.once('error', fail).once(stands, end).once('close', end);
}
