import { z } from 'zod';
import { AUTH_SCHEMES, type AuthScheme } from './auth-scheme';
import type { ConnectionProblem } from './connection-problem';
import { hueSchema } from './shop-hue';
import { BASE_URL_LETTERS, MAX_PACE, SHOP_NAME_LETTERS, SHOP_NOTE_LETTERS } from './shop-limits';

const TIME_ZONE_LETTERS = 64;

/** What a person enters for a shop. The token is separate: it goes to main once and never comes back. */
export const shopDraftSchema = z.object({
  name: z.string().trim().min(1).max(SHOP_NAME_LETTERS),
  baseUrl: z.string().max(BASE_URL_LETTERS),
  /** `auto`: found with a harmless GET at the next connection check, then remembered. */
  auth: z.enum([...AUTH_SCHEMES, 'auto']),
  timeZone: z.string().max(TIME_ZONE_LETTERS),
  /** Requests per second; 0 means no limit, see `checkPace`. */
  pace: z.number().min(0).max(MAX_PACE),
  /** Whether real customers are in it. The first large delivery from the window asks for its name; shops of older versions are not marked. */
  isLive: z.boolean().default(false),
  /** The colour that the person chose for it, one of `SHOP_HUES`; null for one that no other shop has. */
  hue: hueSchema.nullable().default(null),
  /** The person's own words on it. */
  note: z.string().max(SHOP_NOTE_LETTERS).default(''),
});
export type ShopDraft = z.infer<typeof shopDraftSchema>;

/** Where a shop's token is: stored with the system's encryption, known only for this run of the program, or not known. */
export type TokenPresence = 'saved' | 'this-run' | 'none';

/** A shop as the page knows it: everything but the token. */
export interface Shop extends ShopDraft {
  id: string;
  /** The built-in practice shop. It cannot be edited or removed and needs no token. */
  practice: boolean;
  /** The colour that it is shown in. */
  hue: number;
  token: TokenPresence;
  /** When the token was entered, ISO 8601; null if that is not known, or there is none. */
  tokenSince: string | null;
  /** Whether the next large delivery asks for its name. */
  asksForName: boolean;
}

/** Why the system cannot store a token, or null if it can (toolchain.md, safeStorage). */
export type VaultProblem = 'no-keyring' | 'plain-text-only' | 'keyring-locked';

/** The result of "check connection". */
export type ConnectionCheck =
  | { ok: true; auth: AuthScheme; requestId: string | null }
  | {
      ok: false;
      code: ConnectionProblem;
      /** The server's or the system's own words. */
      message: string;
      requestId: string | null;
    };
