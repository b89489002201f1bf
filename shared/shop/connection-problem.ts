/** Why a check found no shop that accepts the token. Each has its words in `shops.check.<problem>`. */
export type ConnectionProblem =
  | 'no-token'
  | 'bad-address'
  /** The token is wrong, expired or revoked. */
  | 'refused'
  /** The token's scope does not include the Platform API. */
  | 'forbidden'
  | 'redirect'
  /** Something answers, but not as the API does. */
  | 'not-aplaut'
  /** The server itself has a fault. */
  | 'server-fault'
  | UnansweredProblem;

/** The problems of an exchange without an answer. */
export type UnansweredProblem =
  | 'no-network'
  | 'host-unknown'
  | 'host-refuses'
  | 'silent'
  | 'broken'
  | 'certificate-authority'
  | 'certificate-dates'
  | 'certificate-name'
  | 'no-tls'
  | 'proxy-unreachable'
  | 'proxy-log-in-required'
  | 'proxy-log-in-refused'
  /** The proxy accepts NTLM or Kerberos only, for example. */
  | 'proxy-log-in-unknown'
  | 'proxy-refused'
  /** The proxy did not get to the server. */
  | 'proxy-no-server'
  | 'proxy-kind-unknown';

/** By the codes of the system, of Node's resolver and of OpenSSL. */
const BY_CODE: Readonly<Record<string, UnansweredProblem>> = {
  // The resolver itself was not reached.
  EAI_AGAIN: 'no-network',
  ENETUNREACH: 'no-network',
  ENETDOWN: 'no-network',
  EHOSTUNREACH: 'no-network',
  EADDRNOTAVAIL: 'no-network',
  ENOTFOUND: 'host-unknown',
  ECONNREFUSED: 'host-refuses',
  TIMEOUT: 'silent',
  ETIMEDOUT: 'silent',
  UNABLE_TO_GET_ISSUER_CERT: 'certificate-authority',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'certificate-authority',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'certificate-authority',
  SELF_SIGNED_CERT_IN_CHAIN: 'certificate-authority',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'certificate-authority',
  CERT_UNTRUSTED: 'certificate-authority',
  INVALID_CA: 'certificate-authority',
  CERT_HAS_EXPIRED: 'certificate-dates',
  CERT_NOT_YET_VALID: 'certificate-dates',
  ERR_TLS_CERT_ALTNAME_INVALID: 'certificate-name',
  HOSTNAME_MISMATCH: 'certificate-name',
  // What OpenSSL says of a server that does not speak TLS.
  EPROTO: 'no-tls',
  PROXY_UNREACHABLE: 'proxy-unreachable',
  PROXY_LOG_IN_REQUIRED: 'proxy-log-in-required',
  PROXY_LOG_IN_REFUSED: 'proxy-log-in-refused',
  PROXY_LOG_IN_UNKNOWN: 'proxy-log-in-unknown',
  PROXY_REFUSED: 'proxy-refused',
  PROXY_NO_SERVER: 'proxy-no-server',
  PROXY_KIND_UNKNOWN: 'proxy-kind-unknown',
};

/** These also occur when the computer has no network at all. */
const ALSO_OFFLINE: ReadonlySet<UnansweredProblem> = new Set<UnansweredProblem>([
  'host-unknown',
  'silent',
  'proxy-unreachable',
]);

/** What the code of an exchange without an answer means. `isOnline` is what the system says of its network. */
export function unansweredProblem(code: string, isOnline: boolean): UnansweredProblem {
  const problem = BY_CODE[code] ?? (/^CERT_|^ERR_(TLS|SSL)_|^UNABLE_TO_/.test(code) ? 'no-tls' : 'broken');
  return !isOnline && ALSO_OFFLINE.has(problem) ? 'no-network' : problem;
}

/** What an answer to the checking request means; null if the shop is there and accepts the token. */
export function answeredProblem(status: number, isList: boolean): ConnectionProblem | null {
  if (status === 401) return 'refused';
  if (status === 403) return 'forbidden';
  if (status >= 300 && status < 400) return 'redirect';
  // 429 comes after the token was accepted: the shop exists.
  if (status === 429 || (status >= 200 && status < 300 && isList)) return null;
  return status >= 500 ? 'server-fault' : 'not-aplaut';
}

/** Whether the settings of the network may help. */
export function isOfNetwork(problem: ConnectionProblem): boolean {
  return problem.startsWith('proxy-') || problem === 'certificate-authority' || problem === 'host-unknown';
}
