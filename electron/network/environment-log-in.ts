import { proxyName, type Proxy } from '../../shared/network/proxy';
import type { LogIn } from './network';

/** Where programs look for a proxy on Linux. Chromium reads the same ones, but leaves out user and password. */
const VARIABLES = ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY', 'all_proxy', 'ALL_PROXY'];

/** The log-in that the environment names for exactly this proxy (`https_proxy=http://user:password@proxy.example:3128`). */
export function environmentLogIn(env: NodeJS.ProcessEnv, proxy: Proxy): LogIn | null {
  for (const name of VARIABLES) {
    const value = env[name] ?? '';
    if (!URL.canParse(value)) continue;
    const { hostname, port, protocol, username, password } = new URL(value);
    const named = { kind: 'http', host: hostname, port: Number(port || (protocol === 'https:' ? 443 : 80)) } as const;
    if (username === '' || proxyName(named) !== proxyName(proxy)) continue;
    return { user: decodeURIComponent(username), password: decodeURIComponent(password) };
  }
  return null;
}
