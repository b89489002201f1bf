import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isTokenShaped, tokenIn } from '../../../shared/shop/token';

const TOKEN = 'eyJhbGciOi.J9-_a/b+c==';

describe('a pasted token', () => {
  it.each([
    `  ${TOKEN}\r\n`,
    `Bearer ${TOKEN}`,
    `bearer\t${TOKEN}`,
    `Token token=${TOKEN}`,
    `Token token="${TOKEN}"`,
    `Authorization: Bearer ${TOKEN}`,
    `'Authorization: Token token=${TOKEN}'`,
    `«${TOKEN}»`,
    `“ ${TOKEN} ”`,
  ])('is found in %j', (pasted) => {
    expect(tokenIn(pasted)).toBe(TOKEN);
  });

  it('is what it was if nothing stands around it, and is found once and for all', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z0-9._~+/=-]{1,80}$/), (token) => {
        expect(tokenIn(token)).toBe(token);
        expect(tokenIn(tokenIn(`"Bearer ${token}"`))).toBe(token);
      }),
    );
  });

  it('is none if there are only words around it', () => {
    for (const empty of ['', ' ', '""', 'Token token=""']) expect(tokenIn(empty)).toBe('');
    expect(isTokenShaped(tokenIn('Bearer два слова'))).toBe(false);
  });
});
