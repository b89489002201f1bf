/** The API's tokens are never longer. */
const TOKEN_LETTERS = 4096;
/** What is typed or read as a token may be something longer. It is taken this far, and refused with a reason. */
export const TYPED_TOKEN_LETTERS = 2 * TOKEN_LETTERS;

/** Whether a typed text can be a token at all: no spaces, control characters or non-ASCII letters (api-contract.md, Token). */
export function isTokenShaped(token: string): boolean {
  return token.length <= TOKEN_LETTERS && /^[\x21-\x7e]+$/.test(token);
}
