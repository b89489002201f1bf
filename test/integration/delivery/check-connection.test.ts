import { describe, expect, it } from 'vitest';
import { directNetwork as network } from '../../../electron/network/network';
import { createAplautClient } from '../../../electron/api/aplaut-client';
import { checkConnection } from '../../../electron/api/check-connection';
import { openPaceStore } from '../../../electron/api/pace-store';
import { createPacers } from '../../../electron/api/pacer';
import { serve, simulatedClock, TOKEN } from '../../fakes/delivery-bench';
import type { Step } from '../../fakes/scripted-server';

const list: Step = { status: 200, body: { data: [] } };
const denied: Step = {
  status: 401,
  headers: { 'WWW-Authenticate': 'Bearer realm="Doorkeeper", error_description="The access token is invalid"' },
};

const pacers = createPacers({ store: openPaceStore(':memory:', 0), ...simulatedClock() });
const pacer = pacers('http://127.0.0.1/v4', 0);
const isOnline = () => true;

describe('a connection', () => {
  it.each([
    ['bearer', `Bearer ${TOKEN}`],
    ['token', `Token token=${TOKEN}`],
  ] as const)('is checked by a GET with the scheme %s', async (auth, authorization) => {
    const server = await serve([list]);
    expect(await checkConnection({ baseUrl: server.baseUrl, auth, token: TOKEN, pacer, isOnline, network })).toEqual({
      ok: true,
      auth,
      requestId: 'request-1',
    });
    expect(server.arrived.map(({ method }) => method)).toEqual(['GET']);
    expect(server.arrived[0]?.headers.authorization).toBe(authorization);
  });

  it('finds the older scheme', async () => {
    const server = await serve(({ headers }) => (headers.authorization?.startsWith('Token') === true ? list : denied));
    const found = await checkConnection({
      baseUrl: server.baseUrl,
      auth: 'auto',
      token: TOKEN,
      pacer,
      isOnline,
      network,
    });
    expect(found).toMatchObject({ ok: true, auth: 'token' });
  });

  it('has the server’s own reason if no scheme is accepted', async () => {
    const server = await serve([denied]);
    expect(
      await checkConnection({ baseUrl: server.baseUrl, auth: 'auto', token: TOKEN, pacer, isOnline, network }),
    ).toMatchObject({
      ok: false,
      code: 'refused',
      message: 'The access token is invalid',
    });
    expect(server.arrived).toHaveLength(2);
  });

  it.each<[string, Step, string]>([
    ['403', { status: 403, headers: { 'WWW-Authenticate': 'Bearer error_description="scope"' } }, 'forbidden'],
    ['a redirect', { status: 302, headers: { Location: 'https://elsewhere.example' } }, 'redirect'],
    ['some other site', { status: 200, body: '<h1>Welcome</h1>' }, 'not-aplaut'],
    ['some other API', { status: 404, body: 'no such page' }, 'not-aplaut'],
    ['a faulty server', { status: 502, body: 'Bad gateway' }, 'server-fault'],
    ['a broken connection', 'drop', 'broken'],
    ['no answer', 'hang', 'silent'],
  ])('is reported as %s', async (_, step, code) => {
    const server = await serve([step]);
    const access = {
      baseUrl: server.baseUrl,
      auth: 'bearer',
      token: TOKEN,
      pacer,
      isOnline,
      network,
      timeoutMs: 200,
    } as const;
    expect(await checkConnection(access)).toMatchObject({ ok: false, code });
  });

  it('is never tried in the clear', async () => {
    const found = await checkConnection({
      baseUrl: 'http://api.example.ru/v4',
      auth: 'bearer',
      token: TOKEN,
      network,
      pacer,
      isOnline,
    });
    expect(found).toMatchObject({ ok: false, code: 'bad-address' });
  });
});

describe('a failed exchange', () => {
  it.each<[string, Step[]]>([
    ['a broken connection', ['drop']],
    ['no answer', ['hang']],
  ])('contains no token: %s', async (_, script) => {
    const server = await serve(script);
    const client = createAplautClient({
      baseUrl: server.baseUrl,
      auth: 'bearer',
      token: TOKEN,
      network,
      timeoutMs: 200,
    });
    const exchanged = await client.getConsumer('c1');
    expect(exchanged).toMatchObject({ kind: 'no-answer', sent: true });
    expect(JSON.stringify(exchanged)).not.toContain(TOKEN);
    client.close();
  });
});
