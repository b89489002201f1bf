import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseBody } from '../../../electron/api/parse-body';
import { tokenHider } from '../../../electron/api/hide-token';

/** The characters of tokens (RFC 6750, b64token). */
const CHARACTERS = Array.from('ABCXYZabcxyz0123456789-._~+/=');
const token = fc.string({ unit: fc.constantFrom(...CHARACTERS), minLength: 16, maxLength: 64 });
const hex = (code: number) => code.toString(16).padStart(2, '0');
const each = (text: string, spell: (code: number) => string) =>
  Array.from(text, (one) => spell(one.charCodeAt(0))).join('');
const base64 = (text: string) => Buffer.from(text).toString('base64');

/** Forms in which servers, proxies and other intermediaries repeat a token. */
const SPELLINGS: Record<string, (token: string) => string> = {
  'as it is': (text) => text,
  'as a text of JSON within a text': (text) => JSON.stringify(text).slice(1, -1),
  'with its slashes escaped': (text) => text.replaceAll('/', '\\/'),
  'as JSON may escape it': (text) => each(text, (code) => `\\u00${hex(code)}`),
  'as JSON may escape it, twice': (text) => JSON.stringify(each(text, (code) => `\\u00${hex(code)}`)).slice(1, -1),
  'in percent': (text) => encodeURIComponent(text),
  'in percent, every character': (text) => each(text, (code) => `%${hex(code).toUpperCase()}`),
  'in percent, twice': (text) => encodeURIComponent(encodeURIComponent(text)),
  'as HTML, every character': (text) => each(text, (code) => `&#x${hex(code)};`),
  'in base64': base64,
  'in base64, with the word before it': (text) => base64(`Bearer ${text}`),
  'in base64, with words around it': (text) => base64(`Token token=${text} was refused`),
  'in base64 for URLs': (text) => Buffer.from(text).toString('base64url'),
  'in base64, in percent': (text) => encodeURIComponent(base64(text)),
  'in hexadecimal': (text) => Buffer.from(text).toString('hex').toUpperCase(),
};

/**
 * The attack: a server, or a proxy in front of it, repeats the token in another spelling, so that it gets into the database and reports.
 */
describe('a token that a server repeats', () => {
  it.each(Object.entries(SPELLINGS))('is hidden %s', (_, spell) => {
    fc.assert(
      fc.property(token, (secret) => {
        const words = tokenHider(secret)(`told: ${spell(secret)}.`);
        // In base64, the letters at either end also depend on the neighbouring text and may stay. They reveal less than one character of
        // the token.
        expect(words).toMatch(/^told: .{0,16}….{0,24}\.$/);
        expect(words).not.toContain(secret);
      }),
      { numRuns: 20 },
    );
  });

  it('is hidden in every text of an answer, including keys, however JSON spells it', () => {
    const hide = tokenHider('secret/with+signs==4471');
    const body = String.raw`{"errors":[{"detail":"secret\/with\u002bsigns==4471"}],"secret/with+signs==4471":{"a":["secret/with+signs\u003d=4471"]}}`;
    expect(parseBody(body, hide)).toEqual({ errors: [{ detail: '…' }], '…': { a: ['…'] } });
    expect(parseBody('{"a":1234567890123456}', tokenHider('1234567890123456'))).toEqual({ a: '…' });
  });

  it('changes nothing else', () => {
    fc.assert(
      fc.property(token, fc.json(), (secret, json) => {
        fc.pre(!json.includes(secret));
        expect(parseBody(json, tokenHider(secret))).toEqual(JSON.parse(json));
      }),
    );
  });

  it('is not searched for if it is so short that it occurs in other words', () => {
    expect(tokenHider('Anna')('Anna Petrova')).toBe('Anna Petrova');
  });

  it('is searched for quickly, whatever the text consists of', () => {
    const hide = tokenHider('\\'.repeat(16) + '0'.repeat(16));
    for (const unit of ['\\', '0', '%25', '&#0', 'u005c']) hide(unit.repeat(200_000));
  });
});

/** The attack: an answer of nested brackets overflows the stack of its reader. */
describe('an answer nested too deep', () => {
  it.each([
    ['lists', '['.repeat(100_000) + ']'.repeat(100_000)],
    ['objects', '{"a":'.repeat(100_000) + '1' + '}'.repeat(100_000)],
    ['just over the bound', '['.repeat(33) + ']'.repeat(33)],
  ])('is not read: %s', (_, body) => {
    expect(parseBody(body, (words) => words)).toBeUndefined();
  });

  it('is read up to the limit', () => {
    const body = '['.repeat(32) + ']'.repeat(32);
    expect(JSON.stringify(parseBody(body, (words) => words))).toBe(body);
  });
});
