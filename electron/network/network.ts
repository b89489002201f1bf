import type { SecureContext } from 'node:tls';
import { proxyName, type Proxy, type Route } from '../../shared/network/proxy';

/** A user and a password for a proxy. */
export interface LogIn {
  user: string;
  password: string;
}

/** How servers are reached from this computer. Loopback is never asked about: it is always reached directly. */
export interface Network {
  /** The ways to the server of this URL, to be tried one after the other. */
  routesTo(url: string): Promise<Route[]>;
  /** The log-in for this proxy, and for no other; `refused` if the proxy did not accept it. */
  logInFor(proxy: Proxy): LogIn | 'refused' | null;
  /** A log-in that was refused is not tried again: repeating it locks accounts. */
  rememberRefused(proxy: Proxy): void;
  /** The authorities to trust; undefined for those of Node. */
  secureContext(): SecureContext | undefined;
}

/** A network without proxies. */
export const directNetwork: Network = {
  routesTo: () => Promise.resolve([{ by: 'direct' }]),
  logInFor: () => null,
  rememberRefused: () => undefined,
  secureContext: () => undefined,
};

/** What the person chose, see `NetworkStore`. */
interface Choices {
  mode: 'system' | 'own' | 'none';
  own: Proxy | null;
  user: string;
  /** Names of the proxies that the log-in is for. */
  logInFor: readonly string[];
}

/** The network by the person's choices and the system's settings. */
export function createNetwork(options: {
  choices: () => Choices;
  password: () => string | null;
  /** The system's answer in the form of a PAC file. */
  systemRoutes: (url: string) => Promise<Route[]>;
  /** A log-in in the environment, for the command line on computers without a keyring. */
  environmentLogIn: (proxy: Proxy) => LogIn | null;
  secureContext: () => SecureContext | undefined;
}): Network & { forgetRefused(): void } {
  const refused = new Set<string>();
  const knownLogIn = (proxy: Proxy): LogIn | null => {
    const { user, logInFor } = options.choices();
    const password = options.password();
    if (user !== '' && password !== null && logInFor.includes(proxyName(proxy))) return { user, password };
    return options.environmentLogIn(proxy);
  };
  return {
    routesTo: async (url) => {
      const { mode, own } = options.choices();
      if (mode === 'system') return options.systemRoutes(url);
      return mode === 'own' && own !== null ? [{ by: 'proxy', proxy: own }] : [{ by: 'direct' }];
    },
    logInFor: (proxy) => (refused.has(proxyName(proxy)) ? 'refused' : knownLogIn(proxy)),
    rememberRefused: (proxy) => void refused.add(proxyName(proxy)),
    secureContext: options.secureContext,
    forgetRefused: () => refused.clear(),
  };
}
