import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkBaseUrl, isLoopback, securedUrl } from '../../../shared/shop/base-url';
import { runs } from '../../fakes/number-of-runs';

describe('an address typed for a shop', () => {
  it.each([
    ['https://API.aplaut.io/v4/', 'https://api.aplaut.io/v4'],
    [' http://127.0.0.1:8080/v4 ', 'http://127.0.0.1:8080/v4'],
    ['http://[::1]:65535', 'http://[::1]:65535'],
  ])('%s is %s', (typed, baseUrl) => {
    expect(checkBaseUrl(typed)).toEqual({ ok: true, baseUrl });
  });

  it.each([
    ['api.aplaut.io/v4', 'not-a-url'],
    ['https://api.aplaut.io:99999/v4', 'not-a-url'],
    ['http://127.999.1.1/v4', 'not-a-url'],
    ['https://1.2.3.4.5', 'not-a-url'],
    ['https://[::1', 'not-a-url'],
    ['https://[12345::]', 'not-a-url'],
    ['https://a^b', 'not-a-url'],
    ['ftp://api.aplaut.io', 'not-http'],
    ['http://api.aplaut.io/v4', 'insecure'],
    ['https://me@api.aplaut.io', 'credentials'],
    ['https://api.aplaut.io/v4?x', 'query'],
  ])('%s is refused: %s', (typed, problem) => {
    expect(checkBaseUrl(typed)).toEqual({ ok: false, problem });
  });

  it('is accepted only if requests can be sent to it, and is stable when checked again', () => {
    const part = fc.constantFrom(
      'https',
      'http',
      ':',
      '/',
      '.',
      '1',
      '127',
      '999',
      '0x',
      'a',
      'я',
      '%',
      '[',
      ']',
      '-',
      '^',
      'xn--',
    );
    const typed = fc.oneof(
      fc.webUrl(),
      fc.array(part, { maxLength: 12 }).map((parts) => `https://${parts.join('')}`),
    );
    fc.assert(
      fc.property(typed, (text) => {
        const checked = checkBaseUrl(text);
        if (!checked.ok) return;
        const { hostname, protocol } = new URL(`${checked.baseUrl}/consumers`);
        expect(protocol === 'https:' || isLoopback(checked.baseUrl)).toBe(true);
        if (isLoopback(checked.baseUrl)) expect(hostname).toMatch(/^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/);
        expect(checkBaseUrl(checked.baseUrl)).toEqual(checked);
      }),
      { numRuns: runs(1_000) },
    );
  });

  it('is offered with https if nothing but http is wrong with it', () => {
    expect(securedUrl(' HTTP://api.aplaut.io/v4 ')).toBe('https://api.aplaut.io/v4');
    for (const typed of [
      'https://api.aplaut.io',
      'http://127.0.0.1:80',
      'http://',
      'http://me@api.aplaut.io',
      'ftp://a.ru',
    ])
      expect(securedUrl(typed)).toBeNull();
  });
});
