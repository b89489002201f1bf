/** The API's tokens are never longer. */
const TOKEN_LETTERS = 4096;
/** What is typed or read as a token may be something longer. It is taken this far, and refused with a reason. */
export const TYPED_TOKEN_LETTERS = 2 * TOKEN_LETTERS;

/** What stands around a token where it is copied from a header, a setting or a letter. */
const AROUND = [/^authorization:/i, /^bearer\s/i, /^token\s+token=/i, /^["'`«“„]/, /["'`»”“]$/];

/** The token in a pasted text, without the header's words (api-contract.md, Token header), quotes and spaces around it. */
export function tokenIn(pasted: string): string {
  let token = pasted.trim();
  for (let before = ''; before !== token;) {
    before = token;
    for (const part of AROUND) token = token.replace(part, '').trim();
  }
  return token;
}

/** Whether a typed text can be a token at all: no spaces, control characters or non-ASCII letters (api-contract.md, Token). */
export function isTokenShaped(token: string): boolean {
  return token.length <= TOKEN_LETTERS && /^[\x21-\x7e]+$/.test(token);
}
