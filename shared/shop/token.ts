/** No token of the API is longer. */
export const TOKEN_LETTERS = 4096;

/** Whether a typed token can be one at all: no spaces, no control characters, no letters beyond ASCII (api-contract.md, Token). */
export function isTokenShaped(token: string): boolean {
  return token.length <= TOKEN_LETTERS && /^[\x21-\x7e]+$/.test(token);
}
