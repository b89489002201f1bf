import type { ShopsState } from '../../shared/ipc/contract';
import { checkBaseUrl } from '../../shared/shop/base-url';
import { PRACTICE_SHOP_ID, type AuthScheme, type ConnectionCheck, type ShopDraft } from '../../shared/shop/shop';
import { isTokenShaped } from '../../shared/shop/token';
import { AppError } from '../errors/app-error';
import type { ShopStore, StoredShop } from './shop-store';
import type { TokenVault } from './token-vault';

/** Asks a shop's API whether a token opens it; `auth: 'auto'` tries both schemes. */
export type CheckConnection = (access: {
  baseUrl: string;
  auth: AuthScheme | 'auto';
  token: string;
  /** Requests a second, 0 for no limit. */
  pace: number;
}) => Promise<ConnectionCheck>;

/** Shops together with their tokens, as the window and the unattended import use them. */
export interface Shops {
  state(): ShopsState;
  get(id: string): StoredShop;
  has(id: string): boolean;
  find(name: string): StoredShop | undefined;
  /** The scheme to send with: the person's choice, else what was found out, else Bearer. */
  authOf(shop: StoredShop): AuthScheme;
  /** The shop's token; throws `no-token` where none is known. */
  tokenOf(id: string): string;
  /** `token` null keeps the one there is, unless the shop moved to another address: a token never follows. */
  save(id: string | null, draft: ShopDraft, token: string | null): StoredShop;
  remove(id: string): void;
  choose(id: string): void;
  /** `token` stands in for the saved one. */
  check(id: string, token?: string | null): Promise<ConnectionCheck>;
  /** The same for a shop as it was typed, `id` null for a new one; nothing is kept. The saved token is asked with at its own address only. */
  checkDraft(id: string | null, draft: ShopDraft, token: string | null): Promise<ConnectionCheck>;
}

export function createShops(options: {
  store: ShopStore;
  vault: TokenVault;
  /** The running practice shop's token: made anew in every run, typed by nobody. */
  practiceToken: string;
  checkConnection: CheckConnection;
}): Shops {
  const { store, vault } = options;
  const knownToken = (id: string): string | null =>
    id === PRACTICE_SHOP_ID ? options.practiceToken : vault.tokenOf(id);

  /** What the last check of a draft found; good for the shop only that is saved with the same address and token. */
  let found: { baseUrl: string; token: string; auth: AuthScheme } | null = null;
  const typedToken = (typed: string | null): string | null => {
    const token = typed === null || typed.trim() === '' ? null : typed.trim();
    if (token !== null && !isTokenShaped(token)) throw new AppError('token-invalid');
    return token;
  };

  return {
    state: () => ({
      chosenId: store.chosenId(),
      shops: store.list().map(({ foundAuth: _, ...shop }) => ({
        ...shop,
        practice: shop.id === PRACTICE_SHOP_ID,
        token: shop.id === PRACTICE_SHOP_ID ? 'this-run' : vault.presence(shop.id),
      })),
    }),
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
      if (token !== null) vault.keep(saved.id, token);
      if (saved.auth === 'auto' && found?.baseUrl === saved.baseUrl && found.token === knownToken(saved.id))
        store.rememberAuth(saved.id, found.auth);
      return saved;
    },
    remove: (id) => {
      store.remove(id);
      vault.forget(id);
    },
    choose: (id) => store.choose(id),
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
