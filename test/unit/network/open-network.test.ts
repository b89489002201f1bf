import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openNetworkStore } from '../../../electron/network/network-store';
import { createNetworkService } from '../../../electron/network/open-network';
import { temporaryFolder } from '../../fakes/temporary-folder';

const FIXTURES = join(import.meta.dirname, '..', '..', 'fixtures', 'tls');
const proxy = (host: string) => ({ kind: 'http', host, port: 3128 }) as const;

/** A service over real files; the system's answer can be changed. */
function openService(stored?: object) {
  const { path: userData, remove } = temporaryFolder();
  onTestFinished(remove);
  if (stored !== undefined) writeFileSync(join(userData, 'network.json'), JSON.stringify(stored));
  const copies: string[] = [];
  const system = { answer: 'DIRECT' };
  const secrets = new Map<string, string>();
  const service = createNetworkService({
    store: openNetworkStore({ userData, now: () => new Date(0), setAside: (name) => copies.push(name) }),
    secrets: {
      keep: (id, secret) => void secrets.set(id, secret),
      tokenOf: (id) => secrets.get(id) ?? null,
      presence: (id) => (secrets.has(id) ? 'saved' : 'none'),
      forget: (id) => void secrets.delete(id),
    },
    resolveProxy: () => Promise.resolve(system.answer),
    addresses: () => ['https://api.aplaut.io/v4'],
    env: {},
  });
  return { service, system, copies, userData };
}

const own = { mode: 'own', address: 'proxy.example.ru:3128', user: 'anna' } as const;

describe('the log-in to a proxy', () => {
  it('is for the proxy that it was typed for, and for no other', async () => {
    const { service } = openService();
    const state = await service.save(own, 'secret-1');
    expect(state).toMatchObject({ ...own, password: 'saved' });
    expect(JSON.stringify(state)).not.toContain('secret-1');
    expect(service.network.logInFor(proxy('proxy.example.ru'))).toEqual({ user: 'anna', password: 'secret-1' });
    expect(service.network.logInFor(proxy('other.example.ru'))).toBeNull();
  });

  it('stays when nothing of it changes, and goes with another proxy or user', async () => {
    const { service } = openService();
    await service.save(own, 'secret-1');
    expect(await service.save(own, null)).toMatchObject({ password: 'saved' });
    expect(await service.save({ ...own, address: 'other.example.ru:3128' }, null)).toMatchObject({ password: 'none' });
    await service.save(own, 'secret-1');
    expect(await service.save({ ...own, user: 'boris' }, null)).toMatchObject({ password: 'none' });
  });

  it('is not given to a proxy that the system names later', async () => {
    const { service, system } = openService();
    system.answer = 'PROXY company.example.ru:3128; DIRECT';
    const state = await service.save({ mode: 'system', address: '', user: 'anna' }, 'secret-1');
    expect(state.systemProxies).toEqual(['company.example.ru:3128']);
    expect(service.network.logInFor(proxy('company.example.ru'))).toMatchObject({ user: 'anna' });
    system.answer = 'PROXY evil.example.ru:3128';
    expect(await service.network.routesTo('https://api.aplaut.io/')).toEqual([
      { by: 'proxy', proxy: proxy('evil.example.ru') },
    ]);
    expect(service.network.logInFor(proxy('evil.example.ru'))).toBeNull();
  });

  it('is tried again after the settings were saved', async () => {
    const { service } = openService();
    await service.save(own, 'secret-1');
    service.network.rememberRefused(proxy('proxy.example.ru'));
    expect(service.network.logInFor(proxy('proxy.example.ru'))).toBe('refused');
    await service.save(own, 'secret-2');
    expect(service.network.logInFor(proxy('proxy.example.ru'))).toMatchObject({ password: 'secret-2' });
  });
});

describe('the choice of a proxy', () => {
  it.each([
    ['own', 'PROXY company.example.ru:3128', [{ by: 'proxy', proxy: proxy('proxy.example.ru') }]],
    ['system', 'PROXY company.example.ru:3128', [{ by: 'proxy', proxy: proxy('company.example.ru') }]],
    ['none', 'PROXY company.example.ru:3128', [{ by: 'direct' }]],
  ] as const)('%s', async (mode, answer, routes) => {
    const { service, system } = openService();
    system.answer = answer;
    await service.save({ ...own, mode }, null);
    expect(await service.network.routesTo('https://api.aplaut.io/')).toEqual(routes);
  });

  it('is the system’s until somebody chooses, and refuses what is no address', async () => {
    const { service } = openService();
    expect(await service.state()).toMatchObject({ mode: 'system', user: '', password: 'none', authority: null });
    await expect(service.save({ ...own, address: 'socks5://a:1' }, null)).rejects.toMatchObject({
      code: 'proxy-address-invalid',
    });
  });

  it('costs only the damaged entry, of which a copy stays', async () => {
    const { service, copies } = openService({ mode: 'tunnel', address: 'proxy.example.ru:3128', user: 'anna' });
    expect(await service.state()).toMatchObject({ mode: 'system', address: 'proxy.example.ru:3128', user: 'anna' });
    expect(copies).toHaveLength(1);
  });
});

describe('an authority', () => {
  it('is read from a file, shown by name, and no longer needs the file', async () => {
    const { service } = openService();
    const state = await service.addAuthority(join(FIXTURES, 'company-authority.pem'));
    expect(state.authority).toMatchObject({
      fileName: 'company-authority.pem',
      names: ['Example Company Authority'],
    });
    expect(service.network.secureContext()).toBeDefined();
    expect((await service.removeAuthority()).authority).toBeNull();
  });

  it('is not the certificate of a server, nor any other file', async () => {
    const { service } = openService();
    await expect(service.addAuthority(join(FIXTURES, 'shop-by-company.pem'))).rejects.toMatchObject({
      code: 'not-an-authority',
    });
    for (const path of [join(import.meta.dirname, 'proxy.test.ts'), '/dev/zero', join(FIXTURES, 'none.pem')])
      await expect(service.addAuthority(path)).rejects.toMatchObject({ code: 'authority-unreadable' });
  });
});
