import { z } from 'zod';
import { PROXY_MODES } from '../../shared/network/proxy-modes';
import { openJsonFile, type SetAside } from '../storage/json-file';

const storedSchema = z.object({
  mode: z.enum(PROXY_MODES),
  address: z.string(),
  user: z.string(),
  /** Names of the proxies that the log-in was typed for. It is sent to no other. */
  logInFor: z.array(z.string()),
  authority: z.object({ fileName: z.string(), certificates: z.array(z.string()).min(1) }).nullable(),
});
export type StoredNetwork = z.infer<typeof storedSchema>;

/** The person's choices for the network, in `network.json`. The password is in the vault. */
export interface NetworkStore {
  get(): StoredNetwork;
  change(change: Partial<StoredNetwork>): void;
}

/** Entries that cannot be read get their defaults. */
function readStored({ mode, address, user, logInFor, authority }: Record<string, unknown>): StoredNetwork {
  const { shape } = storedSchema;
  return {
    mode: shape.mode.catch('system').parse(mode),
    address: shape.address.catch('').parse(address),
    user: shape.user.catch('').parse(user),
    logInFor: shape.logInFor.catch([]).parse(logInFor),
    authority: shape.authority.catch(null).parse(authority),
  };
}

export function openNetworkStore(options: { userData: string; now: () => Date; setAside: SetAside }): NetworkStore {
  const file = openJsonFile({
    ...options,
    name: 'network',
    mend: (content) => (storedSchema.partial().safeParse(content).success ? content : { ...readStored(content) }),
  });
  return {
    get: () => readStored(file.read()),
    change: (change) => {
      for (const [name, value] of Object.entries(change)) file.set(name, value);
    },
  };
}
