import { randomBytes } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ExportWays } from './switches';

/** A request for an archive as it arrived. */
export interface SeenAtArchives {
  url: string;
  headers: IncomingHttpHeaders;
}

/** Where the practice shop's archives are: on another port than its API, for everybody who knows the link. */
export interface ArchiveHost {
  /** Publishes an archive and returns its link. */
  publish(archive: Buffer, ways: ExportWays): string;
  close(): Promise<void>;
}

/** Links that work at the same time; older archives are forgotten, since each may be a hundred megabytes. */
const KEPT = 3;

interface Published {
  archive: Buffer;
  ways: ExportWays;
}

/** `/archives/<secret>.jsonl.gz`, with the number of redirects that are left. */
const PATH = /^\/archives\/([0-9a-f]{48})\.jsonl\.gz(?:\?hops=(\d+))?$/;

/** Turns away requests with a token or a cookie, which must not be sent here. */
export async function startArchiveHost(onRequest?: (seen: SeenAtArchives) => void): Promise<ArchiveHost> {
  const published = new Map<string, Published>();
  const server = createServer((request, response) => {
    const url = request.url ?? '';
    onRequest?.({ url, headers: request.headers });
    const [, secret = '', hops] = PATH.exec(url) ?? [];
    const found = published.get(secret);
    if (request.headers.authorization !== undefined || request.headers.cookie !== undefined)
      response.writeHead(400).end('The link needs no token and no cookie\n');
    else if (found === undefined || request.method !== 'GET') response.writeHead(404).end('Not found\n');
    else answer(response, secret, found, hops === undefined ? found.ways.redirects : Number(hops));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    publish: (archive, ways) => {
      const secret = randomBytes(24).toString('hex');
      published.set(secret, { archive, ways });
      const [oldest] = published.keys();
      if (published.size > KEPT && oldest !== undefined) published.delete(oldest);
      return `${ways.origin ?? `http://127.0.0.1:${port}`}/archives/${secret}.jsonl.gz`;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function answer(response: ServerResponse, secret: string, { archive, ways }: Published, hops: number): void {
  if (hops === 0) {
    response.writeHead(200, { 'Content-Type': 'application/gzip', 'Content-Length': archive.length }).end(archive);
    return;
  }
  const next = `/archives/${secret}.jsonl.gz?hops=${hops - 1}`;
  const location = hops === 1 && ways.redirectTo !== null ? ways.redirectTo : next;
  response.writeHead(302, { Location: location, 'Set-Cookie': `hop=${hops}; Path=/` }).end();
}
