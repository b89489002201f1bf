import { describe, expect, it, onTestFinished } from 'vitest';
import { createAplautClient } from '../../../electron/api/aplaut-client';
import { checkConnection } from '../../../electron/api/check-connection';
import { openConnections } from '../../../electron/api/connections';
import { openPaceStore } from '../../../electron/api/pace-store';
import { createPacers } from '../../../electron/api/pacer';
import type { Network } from '../../../electron/network/network';
import { ARCHIVE_LIMITS, fetchArchive } from '../../../electron/shop-list/fetch-archive';
import { companyProxy, networkWith, secureShop, SHOP_HOST } from '../../fakes/company-network';
import { serve, simulatedClock, TOKEN } from '../../fakes/delivery-bench';

const LOG_IN = { user: 'anna', password: 'correct-horse:ü' };
const pacer = createPacers({ store: openPaceStore(':memory:', 0), ...simulatedClock() })('http://127.0.0.1/v4', 0);

const check = (network: Network, host = SHOP_HOST, isOnline = () => true) =>
  checkConnection({
    baseUrl: `https://${host}/v4`,
    auth: 'bearer',
    token: TOKEN,
    network,
    pacer,
    isOnline,
    timeoutMs: 5_000,
  });

describe('a shop behind a company’s proxy', () => {
  it('is reached through a tunnel, with a log-in that only the proxy gets', async () => {
    const { port, heard } = await secureShop('shop-by-company');
    const { proxy, asked, logIns } = await companyProxy(port, { logIn: LOG_IN });
    expect(await check(networkWith({ proxy, logIn: LOG_IN }))).toMatchObject({ ok: true });
    expect(asked).toEqual([`${SHOP_HOST}:443`]);
    expect(logIns).toEqual(['anna:correct-horse:ü']);
    expect(heard).toEqual([`Bearer ${TOKEN}`]);
  });

  it('needs one tunnel for many requests', async () => {
    const { port, heard } = await secureShop('shop-by-company');
    const { proxy, asked } = await companyProxy(port);
    const network = networkWith({ proxy });
    const client = createAplautClient({ baseUrl: `https://${SHOP_HOST}/v4`, auth: 'bearer', token: TOKEN, network });
    for (let n = 0; n < 3; n += 1) expect(await client.listOne()).toMatchObject({ kind: 'answer' });
    client.close();
    expect(heard).toHaveLength(3);
    expect(asked).toHaveLength(1);
  });

  it.each([
    ['no log-in', {}, undefined, 'proxy-log-in-required'],
    ['a wrong log-in', {}, { ...LOG_IN, password: 'wrong' }, 'proxy-log-in-refused'],
    ['NTLM only', { challenges: ['NTLM', 'Negotiate'] }, LOG_IN, 'proxy-log-in-unknown'],
    ['Basic beside NTLM', { challenges: ['Negotiate', 'Basic realm="x"'] }, undefined, 'proxy-log-in-required'],
  ])('says what is wrong with the log-in: %s', async (_, manners, logIn, code) => {
    const { port, heard } = await secureShop('shop-by-company');
    const { proxy } = await companyProxy(port, { logIn: { user: 'anna', password: 'another' }, ...manners });
    const found = await check(networkWith({ proxy, ...(logIn !== undefined && { logIn }) }));
    expect(found).toMatchObject({ ok: false, code });
    expect(JSON.stringify(found)).not.toContain(LOG_IN.password);
    expect(JSON.stringify(found)).not.toContain(TOKEN);
    expect(heard).toEqual([]);
  });

  it('does not repeat a refused log-in, which would lock the account', async () => {
    const { port } = await secureShop('shop-by-company');
    const { proxy, logIns } = await companyProxy(port, { logIn: LOG_IN });
    const network = networkWith({ proxy, logIn: { ...LOG_IN, password: 'wrong' } });
    for (let n = 0; n < 3; n += 1) expect(await check(network)).toMatchObject({ code: 'proxy-log-in-refused' });
    expect(logIns).toHaveLength(1);
    network.forgetRefused();
    await check(network);
    expect(logIns).toHaveLength(2);
  });

  it.each([
    [403, 'proxy-refused'],
    // Not the shop's 422 or 404: the proxy's own answer is never taken for the shop's.
    [422, 'proxy-refused'],
    [404, 'proxy-refused'],
    [502, 'proxy-no-server'],
    [504, 'proxy-no-server'],
  ])('says that the proxy answered %i in the shop’s place', async (refuses, code) => {
    const { port } = await secureShop('shop-by-company');
    const { proxy } = await companyProxy(port, { refuses });
    expect(await check(networkWith({ proxy }))).toMatchObject({ ok: false, code });
  });

  it('says that the proxy is not there, and nothing of it is taken as sent', async () => {
    const network = networkWith({ proxy: { kind: 'http', host: '127.0.0.1', port: 9 } });
    expect(await check(network)).toMatchObject({
      code: 'proxy-unreachable',
      message: 'PROXY_UNREACHABLE 127.0.0.1:9 ECONNREFUSED',
    });
    const client = createAplautClient({ baseUrl: `https://${SHOP_HOST}/v4`, auth: 'bearer', token: TOKEN, network });
    expect(await client.listOne()).toMatchObject({ kind: 'no-answer', sent: false });
    client.close();
  });

  it('passes over a proxy that is not there', async () => {
    const { port } = await secureShop('shop-by-company');
    const { proxy, asked } = await companyProxy(port);
    const gone = { by: 'proxy', proxy: { ...proxy, port: 9 } } as const;
    const network: Network = {
      ...networkWith({ proxy }),
      routesTo: () => Promise.resolve([gone, { by: 'proxy', proxy }]),
    };
    expect(await check(network)).toMatchObject({ ok: true });
    expect(asked).toHaveLength(1);
  });

  it('says that the system names a proxy of an unknown kind', async () => {
    const { proxy } = await companyProxy(9);
    const network: Network = {
      ...networkWith({ proxy }),
      routesTo: () => Promise.resolve([{ by: 'other', kind: 'SOCKS5' }]),
    };
    expect(await check(network)).toMatchObject({ code: 'proxy-kind-unknown' });
  });

  it('does not wait for ever to learn of a proxy', async () => {
    const { proxy } = await companyProxy(9);
    const network: Network = { ...networkWith({ proxy }), routesTo: () => new Promise(() => undefined) };
    const access = {
      baseUrl: `https://${SHOP_HOST}/v4`,
      auth: 'bearer',
      token: TOKEN,
      network,
      timeoutMs: 300,
    } as const;
    const client = createAplautClient(access);
    expect(await client.listOne()).toMatchObject({ kind: 'no-answer', sent: false, code: 'ETIMEDOUT' });
    client.close();
  });
});

describe('this machine', () => {
  it.each(['http', 'https'])('is never reached through a proxy: %s', async (scheme) => {
    const { port } = await secureShop('shop-by-company');
    const server = await serve([{ status: 200, body: { data: [] } }]);
    const { proxy, asked } = await companyProxy(port);
    const baseUrl = scheme === 'http' ? server.baseUrl : `https://127.0.0.1:${port}/v4`;
    const network = networkWith({ proxy });
    const client = createAplautClient({ baseUrl, auth: 'bearer', token: TOKEN, network });
    await client.listOne();
    client.close();
    expect(asked).toEqual([]);
  });
});

describe('a certificate', () => {
  it.each([
    ['of an authority that is not trusted', 'shop-by-company', SHOP_HOST, false, 'certificate-authority'],
    ['that nobody signed', 'signed-by-nobody', SHOP_HOST, true, 'certificate-authority'],
    ['that expired', 'expired-by-company', SHOP_HOST, true, 'certificate-dates'],
    ['of another server', 'shop-by-company', 'other.example.ru', true, 'certificate-name'],
  ] as const)('%s keeps the token back', async (_, certificate, host, trusts, code) => {
    const { port, heard } = await secureShop(certificate);
    const { proxy } = await companyProxy(port);
    expect(await check(networkWith({ proxy, trusts }), host)).toMatchObject({ ok: false, code });
    expect(heard).toEqual([]);
  });

  it('is not what a server without TLS has', async () => {
    const server = await serve([{ status: 200, body: { data: [] } }]);
    const { proxy } = await companyProxy(Number(new URL(server.baseUrl).port));
    expect(await check(networkWith({ proxy }))).toMatchObject({ code: 'no-tls' });
    expect(server.arrived).toEqual([]);
  });
});

describe('the archive of a list', () => {
  const fetched = async (url: string, network: Network) => {
    const connections = openConnections(5_000, network);
    onTestFinished(() => connections.close());
    const { signal } = new AbortController();
    const sleep = () => new Promise<void>(() => undefined);
    const { chunks } = await fetchArchive(url, {
      ...{ connections, signal, sleep, overHttp: true, limits: ARCHIVE_LIMITS, nowMs: () => performance.now() },
    });
    const parts: Uint8Array[] = [];
    for await (const chunk of chunks) parts.push(chunk);
    return Buffer.concat(parts).toString('utf8');
  };

  it('comes through a tunnel, without the token', async () => {
    const { port, heard } = await secureShop('shop-by-company');
    const { proxy, asked, logIns } = await companyProxy(port, { logIn: LOG_IN });
    expect(await fetched(`https://${SHOP_HOST}/archive`, networkWith({ proxy, logIn: LOG_IN }))).toBe('{"data":[]}');
    expect(asked).toEqual([`${SHOP_HOST}:443`]);
    expect(logIns).toHaveLength(1);
    expect(heard).toEqual(['']);
  });

  it('comes over http by a request to the proxy', async () => {
    const server = await serve([{ status: 200, body: 'lines' }]);
    const { proxy, asked } = await companyProxy(Number(new URL(server.baseUrl).port), { logIn: LOG_IN });
    const network = networkWith({ proxy, logIn: LOG_IN });
    // The tunnel for https, which is tried first, leads to a server without TLS.
    expect(await fetched('http://files.example.ru/archive', network)).toBe('lines');
    expect(asked.at(-1)).toBe('http://files.example.ru/archive');
    expect(server.arrived.map(({ headers }) => headers['proxy-authorization'])).toEqual([undefined]);
  });

  it('says what the proxy wants', async () => {
    const server = await serve([{ status: 200, body: 'lines' }]);
    const { proxy } = await companyProxy(Number(new URL(server.baseUrl).port), { logIn: LOG_IN });
    await expect(fetched('http://files.example.ru/archive', networkWith({ proxy }))).rejects.toMatchObject({
      problem: 'unreachable',
      detail: expect.stringContaining('PROXY_LOG_IN_REQUIRED') as unknown,
    });
    expect(server.arrived).toEqual([]);
  });
});
