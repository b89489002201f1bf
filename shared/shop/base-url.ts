/** Why an address cannot be a shop's base URL. */
export type BaseUrlProblem = 'not-a-url' | 'not-http' | 'insecure' | 'credentials' | 'query';

export type BaseUrlCheck = { ok: true; baseUrl: string } | { ok: false; problem: BaseUrlProblem };

const LOOPBACK_HOST = /^(localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

const URL_SHAPE = /^(?<scheme>[a-z][a-z0-9+.-]*):\/\/(?<authority>[^/?#\s]+)(?<path>\/[^?#\s]*)?(?<rest>[?#].*)?$/i;

/** Exists on both platforms that this code runs on. Neither platform's types may be used here. */
declare const URL: { canParse: (url: string) => boolean };

/** Whether the address is this machine, where `http://` is allowed and no proxy is used. */
export function isLoopback(baseUrl: string): boolean {
  const authority = URL_SHAPE.exec(baseUrl.trim())?.groups?.['authority'] ?? '';
  return LOOPBACK_HOST.test(hostOf(authority).toLowerCase());
}

/**
 * Checks the API address that a person typed and normalises it: lower-case scheme and host, no slash at the end. `http://` is allowed for
 * loopback only, so that a token never travels in the clear (api-contract.md).
 */
export function checkBaseUrl(typed: string): BaseUrlCheck {
  const groups = URL_SHAPE.exec(typed.trim())?.groups;
  const scheme = groups?.['scheme']?.toLowerCase();
  const authority = groups?.['authority'];
  if (scheme === undefined || authority === undefined) return { ok: false, problem: 'not-a-url' };
  if (scheme !== 'http' && scheme !== 'https') return { ok: false, problem: 'not-http' };
  if (authority.includes('@')) return { ok: false, problem: 'credentials' };
  if (!/^(\[[0-9a-f:.]+\]|[^\s:[\]\\]+)(:\d{1,5})?$/i.test(authority)) return { ok: false, problem: 'not-a-url' };
  if (groups?.['rest'] !== undefined) return { ok: false, problem: 'query' };
  const baseUrl = `${scheme}://${authority.toLowerCase()}${(groups?.['path'] ?? '').replace(/\/+$/, '')}`;
  // A port such as 99999 or a host such as 127.999.1.1 fits the pattern but is invalid.
  if (!URL.canParse(baseUrl)) return { ok: false, problem: 'not-a-url' };
  if (scheme === 'http' && !isLoopback(baseUrl)) return { ok: false, problem: 'insecure' };
  return { ok: true, baseUrl };
}

/** The address with `https://`, if its `http://` is all that is wrong with it; null otherwise. */
export function securedUrl(typed: string): string | null {
  const checked = checkBaseUrl(typed);
  if (checked.ok || checked.problem !== 'insecure') return null;
  return typed.trim().replace(/^http:/i, 'https:');
}

function hostOf(authority: string): string {
  return authority.replace(/:\d+$/, '');
}
