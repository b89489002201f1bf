import { z } from 'zod';

/** `Authorization: Bearer …` or the older `Authorization: Token token=…` (api-contract.md, Token header). */
export const AUTH_SCHEMES = ['bearer', 'token'] as const;
export type AuthScheme = (typeof AUTH_SCHEMES)[number];

/** The API addresses on offer. Any other may be typed. */
export const BASE_URL_PRESETS = ['https://api.aplaut.io/v4', 'https://api.shoppilot.ru/v4'] as const;

/** The time zone of `created_at` that the brief sets for shops without one. */
export const DEFAULT_TIME_ZONE = 'Europe/Moscow';

/** Requests per second from one IP that the API grants (api-contract.md, Limits). */
export const DEFAULT_PACE = 2;

/** The most that can be chosen. */
export const MAX_PACE = 1_000;

/** The id of the built-in shop. It always exists, and its address changes with every run. */
export const PRACTICE_SHOP_ID = 'practice';

/** The longest shop name, address and time zone name, in characters. */
export const SHOP_NAME_LETTERS = 100;
export const BASE_URL_LETTERS = 2048;
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
});
export type ShopDraft = z.infer<typeof shopDraftSchema>;

/** Where a shop's token is: stored with the system's encryption, known only for this run of the program, or not known. */
export type TokenPresence = 'saved' | 'this-run' | 'none';

/** A shop as the page knows it: everything but the token. */
export interface Shop extends ShopDraft {
  id: string;
  /** The built-in practice shop. It cannot be edited or removed and needs no token. */
  practice: boolean;
  /** One of `SHOP_HUES` colours. */
  hue: number;
  token: TokenPresence;
}

/** Why the system cannot store a token, or null if it can (toolchain.md, safeStorage). */
export type VaultProblem = 'no-keyring' | 'plain-text-only' | 'keyring-locked';

/** The result of "check connection". */
export type ConnectionCheck =
  | { ok: true; auth: AuthScheme; requestId: string | null }
  | {
      ok: false;
      code: 'no-token' | 'refused' | 'forbidden' | 'unreachable' | 'redirect' | 'not-aplaut' | 'bad-address';
      /** The server's or the system's own words. */
      message: string;
      requestId: string | null;
    };
