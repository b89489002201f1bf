import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CODE_LANGUAGES, requestCode } from '../../../../shared/consumer/code/request-code';
import type { ConsumerRequest } from '../../../../shared/consumer/payload-types';

const SHOP = { baseUrl: 'https://api.example.org/v4', auth: 'auto' as const };
const text = fc.string({
  unit: fc.constantFrom("'", '"', '\\', '$', '`', '!', '\n', 'я', 'J', 'SON', '%', '#{x}', '😀'),
});
const requests = fc
  .record({ method: fc.constantFrom('PUT' as const, 'POST' as const), id: text, name: text, values: fc.array(text) })
  .map(({ method, id, name, values }): ConsumerRequest => ({
    method,
    path: method === 'PUT' ? `/consumers/${encodeURIComponent(id)}` : '/consumers',
    body: {
      data: {
        type: 'consumers',
        attributes: { name, custom_attributes: Object.fromEntries(values.map((value) => [value, value])) },
      },
    },
  }));

/** What a shell gives to curl for this text. */
function argumentsInShell(code: string): string[] {
  const script = `curl() { printf '%s\\0' "$@"; }\n${code}\n`;
  const { stdout, status } = spawnSync('bash', ['-c', script], { encoding: 'utf8', env: { API_TOKEN: 'secret' } });
  expect(status).toBe(0);
  return stdout.split('\0').slice(0, -1);
}

describe('a request as a program', () => {
  it('gives curl exactly the request, whatever is in it', () => {
    fc.assert(
      fc.property(requests, (request) => {
        const given = argumentsInShell(requestCode('curl', request, SHOP));
        expect(given.slice(0, 3)).toEqual(['--request', request.method, `${SHOP.baseUrl}${request.path}`]);
        expect(given[4]).toBe('Authorization: Bearer secret');
        expect(JSON.parse(given.at(-1) ?? '')).toEqual(request.body);
      }),
      { numRuns: 50 },
    );
  });

  it.each([
    ['php', /<<<'JSON'\n([^]*)\nJSON;\n/, /curl_init\('(.*)'\)/],
    ['ruby', /<<'JSON'\n([^]*)\nJSON\n/, /URI\('(.*)'\)/],
  ] as const)('is %s whose quotes end where its body ends', (language, body, url) => {
    fc.assert(
      fc.property(requests, (request) => {
        const code = requestCode(language, request, SHOP);
        const json = body.exec(code)?.[1] ?? '';
        expect(JSON.parse(json)).toEqual(request.body);
        expect(json.split('\n').some((line) => line.trimStart().startsWith('JSON'))).toBe(false);
        const address = (url.exec(code)?.[1] ?? '').replace(/\\([\\'])/g, '$1');
        expect(address).toBe(`${SHOP.baseUrl}${request.path}`);
      }),
    );
  });

  it.each(CODE_LANGUAGES)('in %s authorises as the shop does', (language) => {
    const request: ConsumerRequest = {
      method: 'PUT',
      path: '/consumers/1',
      body: { data: { type: 'consumers', attributes: {} } },
    };
    expect(requestCode(language, request, { ...SHOP, auth: 'token' })).toContain('Authorization');
    expect(requestCode(language, request, { ...SHOP, auth: 'token' })).toContain('Token token=');
    expect(requestCode(language, request, SHOP)).toContain('Bearer ');
  });
});
