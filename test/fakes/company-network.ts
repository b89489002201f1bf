import { readFileSync } from 'node:fs';
import { createServer, request as forward, type IncomingMessage } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { connect, type AddressInfo, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Proxy } from '../../shared/network/proxy';
import { createNetwork, type LogIn } from '../../electron/network/network';
import { trustedContext } from '../../electron/network/authorities';

const pemOf = (name: string): string =>
  readFileSync(join(import.meta.dirname, '..', 'fixtures', 'tls', `${name}.pem`), 'utf8');

/** The server's name in the certificates of `test/fixtures/tls`. Only a proxy knows where it is. */
export const SHOP_HOST = 'shop.example.ru';
export const AUTHORITY = { fileName: 'company-authority.pem', certificates: [pemOf('company-authority')] };

/** Closes with the test, whatever is still connected. */
async function listen(server: Server): Promise<number> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
    for (const socket of sockets) socket.destroy();
  });
  return (server.address() as AddressInfo).port;
}

/** A shop over TLS that accepts every token. `heard` are the tokens that it got. */
export async function secureShop(certificate: 'shop-by-company' | 'expired-by-company' | 'signed-by-nobody') {
  const pem = pemOf(certificate);
  const heard: string[] = [];
  const port = await listen(
    createSecureServer({ key: pem, cert: pem }, (request, response) => {
      heard.push(request.headers.authorization ?? '');
      response.setHeader('Content-Type', 'application/vnd.api+json');
      response.end('{"data":[]}');
    }),
  );
  return { port, heard };
}

/** What a company's proxy does. */
interface ProxyManners {
  /** The only log-in that it accepts; null for everybody. */
  logIn?: LogIn | null;
  /** The log-ins that it names. */
  challenges?: string[];
  /** A status instead of a tunnel. */
  refuses?: number;
}

/** A proxy that takes every server to be on this machine: its tunnels lead to `port`, and so do unencrypted requests. */
export async function companyProxy(
  port: number,
  { logIn = null, challenges = ['Basic realm="company"'], refuses }: ProxyManners = {},
) {
  /** The targets that it was asked for, in order. */
  const asked: string[] = [];
  /** The log-ins that were sent. */
  const logIns: string[] = [];
  const accepts = ({ headers }: IncomingMessage): boolean => {
    const sent = headers['proxy-authorization'];
    if (sent !== undefined) logIns.push(Buffer.from(sent.replace('Basic ', ''), 'base64').toString('utf8'));
    return logIn === null || logIns.at(-1) === `${logIn.user}:${logIn.password}`;
  };
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    if (!accepts(request)) {
      response.writeHead(407, { 'Proxy-Authenticate': challenges });
      response.end();
      return;
    }
    const { pathname } = new URL(request.url ?? '');
    const passed = forward(
      { host: '127.0.0.1', port, path: pathname, headers: { host: request.headers.host } },
      (answer) => {
        response.writeHead(answer.statusCode ?? 0, answer.headers);
        answer.pipe(response);
      },
    );
    passed.end();
  });
  server.on('connect', (request: IncomingMessage, socket: Socket) => {
    asked.push(request.url ?? '');
    const status = accepts(request) ? (refuses ?? 200) : 407;
    if (status !== 200) {
      const headers =
        status === 407 ? challenges.map((challenge) => `Proxy-Authenticate: ${challenge}\r\n`).join('') : '';
      socket.end(`HTTP/1.1 ${status} No\r\n${headers}Content-Length: 13\r\n\r\n{"data":true}`);
      return;
    }
    const far = connect(port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      far.pipe(socket).pipe(far);
    });
    for (const end of [far, socket]) end.on('error', () => [far, socket].forEach((other) => other.destroy()));
  });
  const proxy: Proxy = { kind: 'http', host: '127.0.0.1', port: await listen(server) };
  return { proxy, asked, logIns };
}

/** The network of a person with this own proxy. */
export function networkWith(options: {
  proxy: Proxy;
  logIn?: LogIn;
  /** Whether the company's authority was added. */
  trusts?: boolean;
}) {
  const { proxy, logIn, trusts = true } = options;
  return createNetwork({
    choices: () => ({ mode: 'own', own: proxy, user: logIn?.user ?? '', logInFor: [`${proxy.host}:${proxy.port}`] }),
    password: () => logIn?.password ?? null,
    systemRoutes: () => Promise.resolve([{ by: 'direct' }]),
    environmentLogIn: () => null,
    secureContext: () => trustedContext(trusts ? AUTHORITY : null),
  });
}
