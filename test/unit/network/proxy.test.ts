import { describe, expect, it } from 'vitest';
import { checkProxyAddress, routesIn, schemesIn } from '../../../shared/network/proxy';
import { environmentLogIn } from '../../../electron/network/environment-log-in';

describe('the address of a proxy', () => {
  it.each([
    ['proxy.example.ru:3128', { kind: 'http', host: 'proxy.example.ru', port: 3128 }],
    [' http://Proxy.example.ru:8080/ ', { kind: 'http', host: 'proxy.example.ru', port: 8080 }],
    ['https://proxy.example.ru', { kind: 'https', host: 'proxy.example.ru', port: 443 }],
    ['10.0.0.1', { kind: 'http', host: '10.0.0.1', port: 80 }],
    ['[::1]:3128', { kind: 'http', host: '[::1]', port: 3128 }],
  ])('is read from %s', (typed, proxy) => {
    expect(checkProxyAddress(typed)).toEqual({ ok: true, proxy });
  });

  it.each([
    ['', 'not-an-address'],
    ['proxy example', 'not-an-address'],
    ['proxy.example.ru:99999', 'not-an-address'],
    ['ftp://proxy.example.ru', 'not-an-address'],
    ['proxy.example.ru/path', 'not-an-address'],
    ['anna:secret@proxy.example.ru:3128', 'credentials'],
    ['socks5://proxy.example.ru:1080', 'socks'],
  ])('is not %j', (typed, problem) => {
    expect(checkProxyAddress(typed)).toEqual({ ok: false, problem });
  });
});

describe('the ways that a PAC file names', () => {
  const a = { kind: 'http', host: 'a.example.ru', port: 3128 };
  it.each([
    ['DIRECT', [{ by: 'direct' }]],
    ['', [{ by: 'direct' }]],
    ['PROXY a.example.ru:3128; DIRECT', [{ by: 'proxy', proxy: a }, { by: 'direct' }]],
    ['HTTPS b.example.ru:443', [{ by: 'proxy', proxy: { kind: 'https', host: 'b.example.ru', port: 443 } }]],
    [
      'SOCKS5 s.example.ru:1080;PROXY a.example.ru:3128',
      [
        { by: 'other', kind: 'SOCKS5' },
        { by: 'proxy', proxy: a },
      ],
    ],
  ])('%s', (answer, routes) => {
    expect(routesIn(answer)).toEqual(routes);
  });
});

it('the log-ins that a proxy asks for are recognised by name only', () => {
  expect(schemesIn('Negotiate\nNTLM\nBasic realm="Digest, please"')).toEqual(['Basic', 'NTLM', 'Negotiate']);
  expect(schemesIn('<script>')).toEqual([]);
});

describe('a log-in of the environment', () => {
  const env = { https_proxy: 'http://anna:p%40ss@proxy.example.ru:3128' };
  it('is for the proxy that it stands with', () => {
    const proxy = { kind: 'http', host: 'proxy.example.ru', port: 3128 } as const;
    expect(environmentLogIn(env, proxy)).toEqual({ user: 'anna', password: 'p@ss' });
  });

  it('is for no other', () => {
    expect(environmentLogIn(env, { kind: 'http', host: 'proxy.example.ru', port: 8080 })).toBeNull();
    expect(environmentLogIn(env, { kind: 'http', host: 'other.example.ru', port: 3128 })).toBeNull();
    expect(environmentLogIn({ HTTP_PROXY: 'not a url' }, { kind: 'http', host: 'a', port: 1 })).toBeNull();
  });
});
