import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { Duplex } from 'node:stream';

/** How a client connects. */
export interface Connections {
  httpAgent: HttpAgent;
  httpsAgent: HttpsAgent;
  /** Whether an error ended a connection before it was established: no byte of a request was sent on it. */
  neverStood: (error: unknown) => boolean;
  close: () => void;
}

/**
 * An invalid certificate ends a connection whatever the environment says: `NODE_TLS_REJECT_UNAUTHORIZED=0`, which people set for other
 * programs, would give the token to anybody.
 *
 * @param withinMs for connecting, encryption included
 */
export function openConnections(withinMs: number): Connections {
  const early = new WeakSet<object>();
  const httpAgent = new HttpAgent({ keepAlive: true });
  const httpsAgent = new HttpsAgent({ keepAlive: true, rejectUnauthorized: true });
  const watch = (agent: HttpAgent, standsBy: 'connect' | 'secureConnect'): void => {
    const create = agent.createConnection.bind(agent);
    agent.createConnection = (...args) => {
      const socket = create(...args);
      if (socket) watchUntil(standsBy, socket, withinMs, early);
      return socket;
    };
  };
  watch(httpAgent, 'connect');
  watch(httpsAgent, 'secureConnect');
  return {
    httpAgent,
    httpsAgent,
    neverStood: (error) => typeof error === 'object' && error !== null && early.has(error),
    close: () => {
      httpAgent.destroy();
      httpsAgent.destroy();
    },
  };
}

function watchUntil(stands: string, socket: Duplex, withinMs: number, early: WeakSet<object>): void {
  let isOver = false;
  const giveUp = () => {
    if (!isOver) socket.destroy(Object.assign(new Error('no connection in time'), { code: 'ETIMEDOUT' }));
  };
  // A process that was busy for this long handles the connection before the timeout.
  const timer = setTimeout(() => setImmediate(giveUp), withinMs);
  const fail = (error: Error) => early.add(error);
  const end = () => {
    isOver = true;
    clearTimeout(timer);
    socket.off('error', fail);
  };
  socket.once('error', fail).once(stands, end).once('close', end);
}
