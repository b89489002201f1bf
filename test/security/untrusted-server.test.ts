import { readFileSync } from 'node:fs';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { createAplautClient } from '../../electron/api/aplaut-client';
import { directNetwork } from '../../electron/network/network';
import { companyProxy, networkWith } from '../fakes/company-network';
import { TOKEN } from '../fakes/delivery-bench';

const pem = readFileSync(join(import.meta.dirname, '..', 'fixtures', 'tls', 'signed-by-nobody.pem'));

/** Somebody between the program and the shop, with a certificate that nobody signed. What reaches them is in `heard`. */
async function listenIn(): Promise<{ port: number; heard: string[] }> {
  const heard: string[] = [];
  const server = createSecureServer({ key: pem, cert: pem }, (request, response) => {
    heard.push(request.headers.authorization ?? '');
    response.end('{"data":[]}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return { port: (server.address() as AddressInfo).port, heard };
}

/**
 * The attack: the computer is set to trust every certificate, as often advised for other programs behind a company's proxy
 * (`NODE_TLS_REJECT_UNAUTHORIZED=0`), and somebody in between presents their own. They must not get the token.
 */
describe('a server without a valid certificate', () => {
  afterEach(() => vi.unstubAllEnvs());

  it('gets no token, whatever the environment says', async () => {
    vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
    const { port, heard } = await listenIn();
    const client = createAplautClient({
      baseUrl: `https://127.0.0.1:${port}/v4`,
      auth: 'bearer',
      token: TOKEN,
      network: directNetwork,
    });
    expect(await client.listOne()).toMatchObject({ kind: 'no-answer', sent: false });
    client.close();
    expect(heard).toEqual([]);
  });

  it('gets none through a proxy’s tunnel either', async () => {
    vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
    const { port, heard } = await listenIn();
    const { proxy, asked } = await companyProxy(port);
    const network = networkWith({ proxy });
    const client = createAplautClient({ baseUrl: 'https://shop.example.ru/v4', auth: 'bearer', token: TOKEN, network });
    expect(await client.listOne()).toMatchObject({ kind: 'no-answer', sent: false });
    client.close();
    expect(asked).toEqual(['shop.example.ru:443']);
    expect(heard).toEqual([]);
  });
});
