/** `Authorization: Bearer …` or the older `Authorization: Token token=…` (api-contract.md, Token header). */
export const AUTH_SCHEMES = ['bearer', 'token'] as const;
export type AuthScheme = (typeof AUTH_SCHEMES)[number];
