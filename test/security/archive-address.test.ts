import { readFileSync } from 'node:fs';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo, LookupFunction } from 'node:net';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { bytesOf, listBench, TOKEN } from '../fakes/list-bench';

const pem = readFileSync(join(import.meta.dirname, '..', 'fixtures', 'tls', 'signed-by-nobody.pem'));
const HOST = 'archives.example.com';

/** Every name is this machine. */
const lookup: LookupFunction = (_, options, done) => {
  if (options.all === true) done(null, [{ address: '127.0.0.1', family: 4 }]);
  else done(null, '127.0.0.1', 4);
};
/** Trusts the certificate of {@link secureHost}, as if somebody had signed it. */
const trusting = { lookup, ca: pem, checkServerIdentity: () => undefined };

/** A host over https that redirects to wherever `to` says. */
async function secureHost(to: (url: string) => string): Promise<{ origin: string; heard: string[] }> {
  const heard: string[] = [];
  const server = createSecureServer({ key: pem, cert: pem }, (request, response) => {
    heard.push(JSON.stringify(request.headers));
    response.writeHead(302, { Location: to(request.url ?? '') }).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return { origin: `https://${HOST}:${(server.address() as AddressInfo).port}`, heard };
}

async function benchWith(agent: object) {
  const bench = await listBench({ agent });
  const how = { signal: new AbortController().signal, onState: () => undefined };
  const take = (overHttp: boolean) => bench.lists.take(bench.shop, bytesOf, { ...how, overHttp });
  await take(false);
  const { port } = new URL(`http://${bench.seenAtArchives[0]!.headers.host!}`);
  bench.seenAtArchives.length = 0;
  return { bench, take, plain: `http://${HOST}:${port}` };
}

/** The attack: somebody on the way reads or changes the list of all customers, or the host of archives learns the token. */
describe('a list', () => {
  // The host is not this machine, so a proxy of the system would be asked.
  beforeEach(() => void vi.stubEnv('no_proxy', '*'));

  it('is not fetched over http before that is agreed, and then with the same task', async () => {
    const { bench, take, plain } = await benchWith({ lookup });
    bench.practice.setExports({ origin: plain });
    expect(await take(false)).toEqual({ kind: 'no-archive', problem: 'http-not-agreed', detail: '' });
    expect(bench.seenAtArchives).toEqual([]);
    expect(await take(true)).toMatchObject({ kind: 'taken' });
    expect(bench.tasksMadeAt).toHaveLength(2);
    expect(bench.seenAtArchives).toHaveLength(1);
  });

  it('is not fetched over http because a host over https says so', async () => {
    const { bench, take, plain } = await benchWith(trusting);
    const secure = await secureHost((url) => plain + url);
    bench.practice.setExports({ origin: secure.origin });
    expect(await take(false)).toMatchObject({ kind: 'no-archive', problem: 'http-not-agreed' });
    expect(bench.seenAtArchives).toEqual([]);
    expect(await take(true)).toMatchObject({ kind: 'taken' });
    expect(secure.heard.join()).not.toContain(TOKEN);
    expect(secure.heard.join()).not.toMatch(/authorization|cookie/i);
  });

  it('is not fetched from this machine because a host elsewhere says so', async () => {
    const { bench, take, plain } = await benchWith(trusting);
    const secure = await secureHost((url) => plain.replace(HOST, '127.0.0.1') + url);
    bench.practice.setExports({ origin: secure.origin });
    expect(await take(true)).toMatchObject({ kind: 'no-archive', problem: 'bad-link' });
    expect(bench.seenAtArchives).toEqual([]);
  });

  it('is not fetched from a host whose certificate nobody signed', async () => {
    const { bench, take } = await benchWith({ lookup });
    const secure = await secureHost(() => '/');
    bench.practice.setExports({ origin: secure.origin });
    const ended = await take(false);
    expect(ended).toMatchObject({ kind: 'no-archive', problem: 'unreachable' });
    expect(secure.heard).toEqual([]);
    expect(JSON.stringify(ended)).not.toContain(HOST);
  });
});
