/** A proxy that the program can use. Connections to it are encrypted if its kind is `https`. */
export interface Proxy {
  kind: 'http' | 'https';
  host: string;
  port: number;
}

export type ProxyCheck = { ok: true; proxy: Proxy } | { ok: false; problem: ProxyAddressProblem };

/** Why a typed text cannot be a proxy's address. */
export type ProxyAddressProblem = 'not-an-address' | 'credentials' | 'socks';

const DEFAULT_PORT = { http: 80, https: 443 } as const;
const HIGHEST_PORT = 65_535;

/** The longest address, in characters. */
export const PROXY_ADDRESS_LETTERS = 300;

const ADDRESS =
  /^(?:(?<scheme>[a-z][a-z0-9+.-]*):\/\/)?(?<host>\[[0-9a-f:.]+\]|[^\s:/?#@[\]\\]+)(?::(?<port>\d{1,5}))?\/?$/i;

/** Reads the address of a proxy as a person types it: `proxy.example:3128`, or with `http://` or `https://`. */
export function checkProxyAddress(typed: string): ProxyCheck {
  const address = typed.trim();
  if (address.includes('@')) return { ok: false, problem: 'credentials' };
  const groups = ADDRESS.exec(address)?.groups;
  const scheme = (groups?.['scheme'] ?? 'http').toLowerCase();
  if (groups !== undefined && scheme.startsWith('socks')) return { ok: false, problem: 'socks' };
  const host = groups?.['host']?.toLowerCase();
  if (host === undefined || (scheme !== 'http' && scheme !== 'https')) return { ok: false, problem: 'not-an-address' };
  const port = Number(groups?.['port'] ?? DEFAULT_PORT[scheme]);
  if (port < 1 || port > HIGHEST_PORT) return { ok: false, problem: 'not-an-address' };
  return { ok: true, proxy: { kind: scheme, host, port } };
}

/** How a proxy is named to a person, and by which a log-in is kept. */
export function proxyName({ host, port }: Proxy): string {
  return `${host}:${port}`;
}

/** A way to a server; `other` is one that the program cannot take, such as SOCKS. */
export type Route = { by: 'direct' } | { by: 'proxy'; proxy: Proxy } | { by: 'other'; kind: string };

const KINDS: Readonly<Record<string, Proxy['kind']>> = { PROXY: 'http', HTTP: 'http', HTTPS: 'https' };

/**
 * The ways in the answer of a PAC file, which is also how the system's settings are told: `PROXY a.example:3128; DIRECT`. They are tried one
 * after the other.
 */
export function routesIn(answer: string): Route[] {
  const routes = answer
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part): Route => {
      const [word = '', address = ''] = part.split(/\s+/);
      if (word.toUpperCase() === 'DIRECT') return { by: 'direct' };
      const kind = KINDS[word.toUpperCase()];
      const checked = checkProxyAddress(address);
      if (kind === undefined || !checked.ok) return { by: 'other', kind: word.toUpperCase() };
      return { by: 'proxy', proxy: { ...checked.proxy, kind } };
    });
  return routes.length === 0 ? [{ by: 'direct' }] : routes;
}

/** Ways to log in to a proxy. The program knows Basic only. */
const SCHEMES = ['Basic', 'Digest', 'NTLM', 'Negotiate', 'Kerberos', 'Bearer'] as const;
export type ProxyScheme = (typeof SCHEMES)[number];

/** The known schemes in a proxy's `Proxy-Authenticate`, whose own words are not repeated. */
export function schemesIn(challenges: string): ProxyScheme[] {
  return SCHEMES.filter((scheme) => new RegExp(`(^|,|\\n)\\s*${scheme}\\b`, 'i').test(challenges));
}
