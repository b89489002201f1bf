/** Why no connection was made through a proxy. No byte for the server was sent. */
export type ProxyErrorCode =
  | 'PROXY_UNREACHABLE'
  | 'PROXY_LOG_IN_REQUIRED'
  | 'PROXY_LOG_IN_REFUSED'
  /** It accepts only kinds of log-in that the program does not know. */
  | 'PROXY_LOG_IN_UNKNOWN'
  | 'PROXY_REFUSED'
  /** It did not get to the server itself. */
  | 'PROXY_NO_SERVER'
  /** Such as SOCKS. */
  | 'PROXY_KIND_UNKNOWN';

/** `detail` names the proxy, and what it asked for; it never has a password or the proxy's own words. */
export class ProxyError extends Error {
  override readonly name = 'ProxyError';

  constructor(
    readonly code: ProxyErrorCode,
    readonly detail: string,
  ) {
    super(`${code} ${detail}`);
  }
}
