import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A received request. */
export interface Arrived {
  method: string;
  path: string;
  headers: IncomingMessage['headers'];
  body: string;
}

/** What the server does with a request. */
export type Step =
  | { status: number; headers?: Record<string, string>; body?: string | Buffer | object }
  /** Breaks off the connection without an answer. */
  | 'drop'
  /** Never answers. */
  | 'hang'
  /** Announces more than it sends, then breaks off the connection. */
  | 'cut-off';

/** A consumer's document as the API returns it. */
export const consumer = (attributes: Record<string, unknown>) => ({
  data: { id: '0123456789abcdef01234567', type: 'consumers', attributes },
});

/** A server on loopback that answers requests from a script. The last step repeats. */
export interface ScriptedServer {
  baseUrl: string;
  arrived: Arrived[];
  close(): Promise<void>;
}

/**
 * @param script the steps for consecutive requests, or a function of the request and its 0-based number
 * @param onPort 0 for any free port
 */
export async function startScriptedServer(
  script: Step[] | ((request: Arrived, index: number) => Step),
  onPort = 0,
): Promise<ScriptedServer> {
  const arrived: Arrived[] = [];
  const stepOf = typeof script === 'function' ? script : (_: Arrived, index: number) => script[index] ?? script.at(-1)!;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const seen: Arrived = {
        method: request.method ?? '',
        path: request.url ?? '',
        headers: request.headers,
        body: Buffer.concat(chunks).toString('utf8'),
      };
      arrived.push(seen);
      play(stepOf(seen, arrived.length - 1), response);
    });
  });
  await new Promise<void>((resolve) => server.listen(onPort, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}/v4`,
    arrived,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function play(step: Step, response: ServerResponse): void {
  if (step === 'hang') return;
  if (step === 'drop') {
    response.socket?.destroy();
    return;
  }
  if (step === 'cut-off') {
    response.writeHead(200, { 'Content-Type': 'application/vnd.api+json', 'Content-Length': '1000' });
    response.write('{"data":', () => response.socket?.destroy());
    return;
  }
  const { status, headers = {}, body = '' } = step;
  const isDocument = typeof body === 'object' && !Buffer.isBuffer(body);
  response.writeHead(status, {
    'Content-Type': isDocument ? 'application/vnd.api+json' : 'text/plain',
    'X-Request-Id': 'request-1',
    ...headers,
  });
  response.end(isDocument ? JSON.stringify(body) : body);
}
