import type { ApiAnswer } from './api-answer';

/** Null if the request is allowed, or else the refusal. It has no JSON body and gives its reason in a header (api-contract.md, 401). */
export function checkAccess(
  authorization: string | undefined,
  accepted: { tokens: ReadonlySet<string>; forbidden: ReadonlySet<string> },
): ApiAnswer | null {
  const token = tokenIn(authorization);
  if (token === undefined) {
    return {
      status: 401,
      headers: { 'WWW-Authenticate': 'Token realm="Aplaut Platform API v4"' },
      text: 'HTTP Token: Access denied.\n',
    };
  }
  if (accepted.forbidden.has(token))
    return challenge(403, 'insufficient_scope', 'Access to this resource requires scope "platform_api".');
  return accepted.tokens.has(token) ? null : challenge(401, 'invalid_token', 'The access token is invalid');
}

/** The token of an `Authorization` header in either scheme. */
export function tokenIn(authorization: string | undefined): string | undefined {
  return /^(?:Bearer\s+|Token\s+token=)"?([^"\s]+)"?$/i.exec(authorization ?? '')?.[1];
}

function challenge(status: number, error: string, description: string): ApiAnswer {
  return {
    status,
    headers: { 'WWW-Authenticate': `Bearer realm="Doorkeeper", error="${error}", error_description="${description}"` },
  };
}
