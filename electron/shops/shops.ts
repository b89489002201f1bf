import type { ShopsState } from '../../shared/ipc/contract';
import { checkBaseUrl } from '../../shared/shop/base-url';
import type { AuthScheme } from '../../shared/shop/auth-scheme';
import { PRACTICE_SHOP_ID } from '../../shared/shop/shop-limits';
import type { ConnectionCheck, ShopDraft } from '../../shared/shop/shop';
import { isTokenShaped, tokenIn } from '../../shared/shop/token';
import { AppError } from '../errors/app-error';
import type { ShopStore, StoredShop } from './shop-store';
import type { TokenVault } from './token-vault';

/** Asks a shop's API whether it accepts a token. `auth: 'auto'` tries both schemes. */
export type CheckConnection = (access: {
  baseUrl: string;
  auth: AuthScheme | 'auto';
  token: string;
  /** Requests per second, 0 for no limit. */
  pace: number;
}) => Promise<ConnectionCheck>;

/** Shops together with their tokens, for the window and the command line. */
export interface Shops {
  state(): ShopsState;
  get(id: string): StoredShop;
  has(id: string): boolean;
  find(name: string): StoredShop | undefined;
  /** The scheme to use: the person's choice, or else the one found, or else Bearer. */
  authOf(shop: StoredShop): AuthScheme;
  /** The shop's token. Throws `no-token` if it is not known. */
  tokenOf(id: string): string;
  /** `token` null keeps the current one, unless the shop's address changed: a token is never sent to another address. */
  save(id: string | null, draft: ShopDraft, token: string | null): StoredShop;
  remove(id: string): void;
  choose(id: string): void;
  move(id: string, by: -1 | 1): void;
  /** Forgets the shop's token; the shop stays. */
  forgetToken(id: string): void;
  /** See `ShopStore`. */
  rememberNameTyped(id: string): void;
  /** `token` is used instead of the saved one. */
  check(id: string, token?: string | null): Promise<ConnectionCheck>;
  /** The same for a shop as typed, `id` null for a new one. Stores nothing. The saved token is only sent to its own address. */
  checkDraft(id: string | null, draft: ShopDraft, token: string | null): Promise<ConnectionCheck>;
}

/** What the window shows of the shops. */
export function shopsState(saved: { store: ShopStore; vault: TokenVault }): ShopsState {
  return { chosenId: saved.store.chosenId(), shops: shopsOf(saved) };
}

/** What the window and the command line show of each shop. */
export function shopsOf({ store, vault }: { store: ShopStore; vault: TokenVault }): ShopsState['shops'] {
  return store.list().map(({ foundAuth: _, isNameTyped, ...shop }) => ({
    ...shop,
    asksForName: shop.isLive && !isNameTyped,
    practice: shop.id === PRACTICE_SHOP_ID,
    token: shop.id === PRACTICE_SHOP_ID ? 'this-run' : vault.presence(shop.id),
  }));
}

export function createShops(options: {
  store: ShopStore;
  vault: TokenVault;
  /** The running practice shop's token, generated anew in every run. */
  practiceToken: string;
  checkConnection: CheckConnection;
  now: () => Date;
}): Shops {
  const { store, vault } = options;
  const knownToken = (id: string): string | null =>
    id === PRACTICE_SHOP_ID ? options.practiceToken : vault.tokenOf(id);

  /** The scheme found by the last check of a draft. It applies only if the shop is saved with the same address and token. */
  let found: { baseUrl: string; token: string; auth: AuthScheme } | null = null;
  const typedToken = (typed: string | null): string | null => {
    const token = tokenIn(typed ?? '') || null;
    if (token !== null && !isTokenShaped(token)) throw new AppError('token-invalid');
    return token;
  };

  return {
    state: () => shopsState(options),
    get: (id) => store.get(id),
    has: (id) => store.list().some((shop) => shop.id === id),
    find: (name) => store.find(name),
    authOf: (shop) => (shop.auth === 'auto' ? (shop.foundAuth ?? 'bearer') : shop.auth),
    tokenOf: (id) => {
      const token = knownToken(id);
      if (token === null) throw new AppError('no-token');
      return token;
    },
    save: (id, draft, typed) => {
      const token = typedToken(typed);
      const before = id === null ? null : store.get(id);
      const saved = store.save(id, draft);
      if (saved.id === PRACTICE_SHOP_ID) return saved;
      if (before !== null && before.baseUrl !== saved.baseUrl) vault.forget(saved.id);
      if (token !== null) {
        vault.keep(saved.id, token);
        store.rememberTokenSince(saved.id, options.now().toISOString());
      }
      if (saved.auth === 'auto' && found?.baseUrl === saved.baseUrl && found.token === knownToken(saved.id))
        store.rememberAuth(saved.id, found.auth);
      return saved;
    },
    remove: (id) => {
      store.remove(id);
      vault.forget(id);
    },
    choose: (id) => store.choose(id),
    move: (id, by) => store.move(id, by),
    forgetToken: (id) => {
      const { id: known } = store.get(id);
      vault.forget(known);
      store.rememberTokenSince(known, null);
    },
    rememberNameTyped: (id) => store.rememberNameTyped(id),
    check: async (id, given = null) => {
      const shop = store.get(id);
      const token = given ?? knownToken(id);
      if (token === null) return { ok: false, code: 'no-token', message: '', requestId: null };
      const { baseUrl, auth, pace } = shop;
      const answer = await options.checkConnection({ baseUrl, auth, token, pace });
      if (answer.ok && auth === 'auto') store.rememberAuth(id, answer.auth);
      return answer;
    },
    checkDraft: async (id, { baseUrl: address, auth, pace }, typed) => {
      const checked = checkBaseUrl(address);
      if (!checked.ok) throw new AppError('base-url-invalid', checked.problem);
      const { baseUrl } = checked;
      const saved = id === null ? null : store.get(id);
      const token = typedToken(typed) ?? (saved?.baseUrl === baseUrl ? knownToken(saved.id) : null);
      if (token === null) return { ok: false, code: 'no-token', message: '', requestId: null };
      const answer = await options.checkConnection({ baseUrl, auth, token, pace });
      if (answer.ok && auth === 'auto') found = { baseUrl, token, auth: answer.auth };
      return answer;
    },
  };
}
