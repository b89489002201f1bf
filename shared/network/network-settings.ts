import { z } from 'zod';
import type { TokenPresence } from '../shop/shop';
import { PROXY_ADDRESS_LETTERS } from './proxy';
import { PROXY_MODES } from './proxy-modes';

/** The longest user name and password. */
const LOG_IN_LETTERS = 300;

/** What a person enters for the network. The password is separate: it goes to main once and never comes back. */
export const networkDraftSchema = z.object({
  mode: z.enum(PROXY_MODES),
  /** Of the own proxy. Kept in the other modes, too. */
  address: z.string().max(PROXY_ADDRESS_LETTERS),
  /** For the log-in to the proxy; empty for none. */
  user: z.string().max(LOG_IN_LETTERS),
});
export type NetworkDraft = z.infer<typeof networkDraftSchema>;

/** A proxy's password, as typed; null to keep the one that is known. */
export const proxyPasswordSchema = z.string().max(LOG_IN_LETTERS).nullable();

/** A certificate authority that the person added. */
export interface Authority {
  fileName: string;
  /** The common names of its certificates. */
  names: string[];
  /** When the first of them ends, ISO 8601 UTC. */
  validUntil: string;
}

/** The network as the page knows it: everything but the password. */
export interface NetworkState extends NetworkDraft {
  password: TokenPresence;
  /** The proxies that the system names for the API. */
  systemProxies: string[];
  authority: Authority | null;
  /** Whether the system's own authorities are trusted in this runtime (docs/decisions/0023). */
  trustsSystem: boolean;
}
