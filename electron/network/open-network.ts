import type { SecureContext } from 'node:tls';
import type { NetworkDraft, NetworkState } from '../../shared/network/network-settings';
import { checkProxyAddress, proxyName, routesIn } from '../../shared/network/proxy';
import type { TokenPresence } from '../../shared/shop/shop';
import { AppError } from '../errors/app-error';
import { describeAuthority, readAuthority, trustedContext, TRUSTS_SYSTEM, type StoredAuthority } from './authorities';
import { environmentLogIn } from './environment-log-in';
import { createNetwork, type Network } from './network';
import type { NetworkStore } from './network-store';

/** Under which the vault keeps the password. No shop has this id. */
const PASSWORD_ID = 'network-proxy';

/** Stores secrets, see `TokenVault`. */
interface Secrets {
  keep(id: string, secret: string): void;
  tokenOf(id: string): string | null;
  presence(id: string): TokenPresence;
  forget(id: string): void;
}

/** The network, and the person's settings for it. */
export interface NetworkService {
  network: Network;
  state(): Promise<NetworkState>;
  /** `password` null keeps the known one, unless the log-in is for another user or proxy. Throws `proxy-address-invalid`. */
  save(draft: NetworkDraft, password: string | null): Promise<NetworkState>;
  /** Trusts the authority in this file. Throws as {@link readAuthority} does. */
  addAuthority(path: string): Promise<NetworkState>;
  removeAuthority(): Promise<NetworkState>;
}

export function createNetworkService(options: {
  store: NetworkStore;
  secrets: Secrets;
  /** The system's answer for a URL, as of a PAC file. */
  resolveProxy: (url: string) => Promise<string>;
  /** The addresses that the program talks to. */
  addresses: () => string[];
  env: NodeJS.ProcessEnv;
}): NetworkService {
  const { store, secrets } = options;
  const ownProxy = (address: string) => {
    const checked = checkProxyAddress(address);
    return checked.ok ? checked.proxy : null;
  };
  const systemRoutes = async (url: string) => routesIn(await options.resolveProxy(url));
  const systemProxies = async (): Promise<string[]> => {
    const routes = await Promise.all([...new Set(options.addresses())].map(systemRoutes));
    return [...new Set(routes.flat().flatMap((route) => (route.by === 'proxy' ? [proxyName(route.proxy)] : [])))];
  };
  const trusted = cached(trustedContext);
  const network = createNetwork({
    choices: () => {
      const { mode, address, user, logInFor } = store.get();
      return { mode, own: ownProxy(address), user, logInFor };
    },
    password: () => secrets.tokenOf(PASSWORD_ID),
    systemRoutes,
    environmentLogIn: (proxy) => environmentLogIn(options.env, proxy),
    secureContext: () => trusted(store.get().authority),
  });
  const state = async (): Promise<NetworkState> => {
    const { mode, address, user, authority } = store.get();
    return {
      ...{ mode, address, user },
      password: secrets.presence(PASSWORD_ID),
      systemProxies: await systemProxies(),
      authority: authority === null ? null : describeAuthority(authority),
      trustsSystem: TRUSTS_SYSTEM,
    };
  };
  return {
    network,
    state,
    save: async (draft, password) => {
      const { mode, user } = draft;
      const address = draft.address.trim();
      const own = checkProxyAddress(address);
      if (mode === 'own' && !own.ok) throw new AppError('proxy-address-invalid', own.problem);
      const logInFor =
        mode === 'own' && own.ok ? [proxyName(own.proxy)] : mode === 'system' ? await systemProxies() : [];
      const before = store.get();
      const isSame = user === before.user && logInFor.every((name) => before.logInFor.includes(name));
      if (password !== null && user !== '') secrets.keep(PASSWORD_ID, password);
      else if (user === '' || !isSame) secrets.forget(PASSWORD_ID);
      store.change({ mode, address, user, logInFor });
      network.forgetRefused();
      return state();
    },
    addAuthority: async (path) => {
      store.change({ authority: await readAuthority(path) });
      return state();
    },
    removeAuthority: () => {
      store.change({ authority: null });
      return state();
    },
  };
}

/** Makes the context once for each authority. */
function cached(make: typeof trustedContext): (own: StoredAuthority | null) => SecureContext | undefined {
  let made: { of: string; context: SecureContext | undefined } | null = null;
  return (own) => {
    const of = own?.certificates.join('\n') ?? '';
    if (made?.of !== of) made = { of, context: make(own) };
    return made.context;
  };
}
