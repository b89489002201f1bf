import type { Headers } from '../../shared/delivery/answers/rate-limit-headers';

/** The server's own reason for a 401 or 403. It is in `WWW-Authenticate` and not in a body (api-contract.md, 401). */
export function refusalReason(headers: Headers, status: number): string {
  const challenge = headers['www-authenticate'] ?? '';
  const described = /error_description="([^"]*)"/.exec(challenge)?.[1];
  return described ?? (challenge === '' ? `HTTP ${status}` : challenge);
}
