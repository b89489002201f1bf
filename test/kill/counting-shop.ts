import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A shop's record of one consumer. */
export interface ShopConsumer {
  attributes: Record<string, unknown>;
  /** How often it was created. Twice would be a duplicate consumer. */
  creations: number;
}

/** A shop on loopback that stores what it is sent, answers late, and remembers every request. */
export interface CountingShop {
  baseUrl: string;
  consumers: Map<string, ShopConsumer>;
  /** External ids of all requests in the order of arrival. */
  requests: string[];
  /** Resolves at the next request. */
  nextRequest(): Promise<void>;
  close(): Promise<void>;
}

export async function startCountingShop(options: {
  /** Consumers that exist beforehand. */
  there: Iterable<[string, Record<string, unknown>]>;
  refuses: (externalId: string) => boolean;
  /** Milliseconds from a request to its effect, and from there to the answer. */
  lateness: () => { before: number; after: number };
}): Promise<CountingShop> {
  const consumers = new Map<string, ShopConsumer>();
  for (const [id, attributes] of options.there) consumers.set(id, { attributes, creations: 0 });
  const requests: string[] = [];
  const waiting: (() => void)[] = [];

  const act = (method: string, id: string, sent: Record<string, unknown>): { status: number; body: unknown } => {
    const known = consumers.get(id);
    if (method === 'GET')
      return known === undefined ? { status: 404, body: {} } : { status: 200, body: document(known) };
    if (options.refuses(id)) return { status: 422, body: { errors: [{ detail: `name of ${id} is not good` }] } };
    if (known === undefined) {
      const created = { attributes: { ...sent, external_id: id }, creations: 1 };
      consumers.set(id, created);
      return { status: 201, body: document(created) };
    }
    if (method === 'POST') {
      return { status: 422, body: { errors: { status: 422, details: { external_id: ['is already taken'] } } } };
    }
    // What is set only at creation stays (api-contract.md, trap 1).
    const { email, phone } = known.attributes;
    known.attributes = { ...known.attributes, ...sent, external_id: id, email, phone };
    return { status: 200, body: document(known) };
  };

  const server = createServer((request, response) => {
    void readBody(request).then((body) => {
      const { data } = (body === '' ? { data: { attributes: {} } } : JSON.parse(body)) as {
        data: { attributes: Record<string, unknown> };
      };
      const { attributes } = data;
      const method = request.method ?? '';
      const id = method === 'POST' ? String(attributes['external_id']) : (request.url ?? '').split('/').at(-1)!;
      requests.push(id);
      for (const resolve of waiting.splice(0)) resolve();
      const { before, after } = options.lateness();
      setTimeout(() => {
        const { status, body: answer } = act(method, id, attributes);
        setTimeout(() => reply(response, status, answer), after);
      }, before);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v4`,
    consumers,
    requests,
    nextRequest: () => new Promise((resolve) => waiting.push(resolve)),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const document = ({ attributes }: ShopConsumer) => ({ data: { id: '0', type: 'consumers', attributes } });

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  // A client that is killed breaks off in the middle of its request.
  try {
    for await (const chunk of request) chunks.push(chunk as Buffer);
  } catch {
    return '';
  }
  return Buffer.concat(chunks).toString('utf8');
}

function reply(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'Content-Type': 'application/vnd.api+json' });
  response.end(JSON.stringify(body));
}
