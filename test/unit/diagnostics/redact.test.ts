import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redact } from '../../../shared/diagnostics/redact';

const KNOWN = { folders: ['/home/anna', 'C:\\Users\\Анна Иванова'], names: ['Ромашка'] };
const hidden = (text: string): string => redact(text, KNOWN);

/** Words around a secret, as a log has them. */
const around = fc.constantFrom('', 'error: ', 'at ', '"', '(', '[2026-11-28 10:00:00.000] ', 'GET ', '{"x":"');
const alnum = fc.constantFrom(...Array.from('abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ0123456789'));
const token = fc
  .string({ unit: alnum, minLength: 24, maxLength: 64 })
  .filter((text) => /\d/.test(text) && /[a-z]/i.test(text));
const email = fc
  .tuple(
    fc.string({ unit: alnum, minLength: 1, maxLength: 12 }),
    fc.constantFrom('example.ru', 'пример.рф', 'mail.example.com'),
  )
  .map(([name, host]) => `${name}@${host}`);
const phone = fc
  .tuple(
    fc.constantFrom('+7 ', '8', '+7(', '+1-'),
    fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 10, maxLength: 10 }),
    fc.constantFrom('', ' ', '-'),
  )
  .map(
    ([start, digits, between]) =>
      start + digits.join('').replace(/^(...)(...)(..)/, `$1${between}$2${between}$3${between}`),
  );

describe('what support gets', () => {
  it('has no e-mail', () => {
    fc.assert(
      fc.property(around, email, around, (before, secret, after) => !hidden(before + secret + after).includes(secret)),
    );
  });

  it('has no phone', () => {
    fc.assert(
      fc.property(around, phone, (before, secret) => {
        const digits = hidden(`${before}${secret} ok`).replaceAll(/\D/g, '');
        return !digits.includes(secret.replaceAll(/\D/g, ''));
      }),
    );
  });

  it('has no token, whatever stands around it', () => {
    const ways = fc.constantFrom(
      'Authorization: Bearer ',
      'Authorization: Token token=',
      'token=',
      'access_token: ',
      '',
    );
    fc.assert(
      fc.property(
        around,
        ways,
        token,
        around,
        (before, way, secret, after) => !hidden(`${before}${way}${secret} ${after}`).includes(secret),
      ),
    );
  });

  it('has no short token where it is called one', () => {
    expect(hidden('Authorization: Token token=abc')).not.toContain('abc');
    expect(hidden('password: qwerty')).not.toContain('qwerty');
  });

  it('has no folder or name that is known, however it is written', () => {
    expect(hidden('ENOENT /home/anna/clients.csv')).toBe('ENOENT ~/clients.csv');
    expect(hidden('ENOENT c:/users/анна иванова/Desktop')).toBe('ENOENT ~/Desktop');
    expect(hidden('shop «РОМАШКА» refused')).toBe('shop «…» refused');
    expect(hidden('/Users/boris/x and C:\\Users\\boris\\y')).not.toContain('boris');
  });

  it('keeps what support needs', () => {
    const line =
      '[2026-11-28 10:00:00.000] [error] delivery-start TypeError: x is not a function\n    at run (file:///app/out/main/run-window.js:12:345)';
    expect(hidden(line)).toBe(line);
    expect(hidden('request 3f2b8c1e-0a4d-4c8e-9b1a-2f6d5e7c8a90: 429')).toContain(
      '3f2b8c1e-0a4d-4c8e-9b1a-2f6d5e7c8a90',
    );
    expect(hidden('Electron 33.4.11, 40212 rows, 2026-11-28T10:00:00.000Z')).toBe(
      'Electron 33.4.11, 40212 rows, 2026-11-28T10:00:00.000Z',
    );
  });

  it('keeps what a server says about a token', () => {
    const said = 'HTTP 401: token was revoked. Bearer token expired, password is too short';
    expect(hidden(said)).toBe(said);
    expect(hidden('Bearer abc12 and token abcdefghijklmnop')).toBe('Bearer … and token …');
  });

  it('does not change when it is redacted again', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(around, token, email, phone, fc.string()), { maxLength: 6 }), (parts) => {
        const once = hidden(parts.join(' '));
        return hidden(once) === once;
      }),
    );
  });
});
