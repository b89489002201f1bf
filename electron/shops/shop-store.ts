import { z } from 'zod';
import { storedLayoutSchema } from '../../shared/memory/known-layout';
import { checkBaseUrl } from '../../shared/shop/base-url';
import { checkPace } from '../../shared/shop/pace';
import { assignHues, hueSchema } from '../../shared/shop/shop-hue';
import { AUTH_SCHEMES, type AuthScheme } from '../../shared/shop/auth-scheme';
import { DEFAULT_PACE, DEFAULT_TIME_ZONE, PRACTICE_SHOP_ID } from '../../shared/shop/shop-limits';
import { compareShopNames, isSameShopName } from '../../shared/shop/shop-name';
import { shopDraftSchema, type ShopDraft } from '../../shared/shop/shop';
import { openJsonFile, type SetAside } from '../storage/json-file';
import { readableEntries, readableValues } from '../storage/readable-entries';
import { AppError } from '../errors/app-error';
import { storedLayouts, type LayoutStore } from './layout-store';
import { listTaskSchema, type ListTask } from './list-task';
import { isTimeZone } from './time-zone';

const storedShopSchema = shopDraftSchema.extend({
  id: z.string(),
  /** The scheme that the last successful connection check found for `auth: 'auto'`. */
  foundAuth: z.enum(AUTH_SCHEMES).nullable().catch(null),
  /** Its colour; null if an older version saved it. */
  hue: hueSchema.nullable().catch(null),
  /** Whether its name was typed before a large delivery. Ends with another address, and when it is marked as live anew. */
  isNameTyped: z.boolean().catch(false),
  /** When its token was entered, ISO 8601; null if an older version stored the token. */
  tokenSince: z.string().nullable().catch(null),
});
/** A shop as stored: everything except the token. */
export type StoredShop = z.infer<typeof storedShopSchema>;

const layoutsOfShop = z.record(z.string(), storedLayoutSchema);
const wholeSchema = z.object({
  shops: z.array(storedShopSchema),
  chosenId: z.string(),
  /** The person's changes to the practice shop. */
  practice: z.object({ timeZone: z.string(), pace: z.number() }),
  /** By shop, then by set of headers. */
  layouts: z.record(z.string(), layoutsOfShop),
  /** By shop. One that cannot be read is of no use, and nothing to warn of. */
  listTasks: z.record(z.string(), listTaskSchema.nullable().catch(null)),
  /** By shop, the address of the API with which the person agreed to lists over http. */
  listsOverHttp: z.record(z.string(), z.string()),
  /** Ids in the order that the person chose. Shops that are not in it follow by name. */
  order: z.array(z.string()),
});
type Stored = z.infer<typeof wholeSchema>;

/** The readable part of the file, entry by entry. */
function readStored(content: Record<string, unknown>): Stored {
  const { shops, chosenId, practice, layouts, listTasks, listsOverHttp, order } = content;
  const { shape } = wholeSchema;
  return {
    shops: readableEntries(shops, storedShopSchema).map(withinLimit),
    chosenId: shape.chosenId.catch(PRACTICE_SHOP_ID).parse(chosenId),
    practice: shape.practice.catch({ timeZone: DEFAULT_TIME_ZONE, pace: DEFAULT_PACE }).parse(practice),
    layouts: Object.fromEntries(
      Object.entries(readableValues(layouts, z.record(z.string(), z.unknown()))).map(([shopId, ofShop]) => [
        shopId,
        readableValues(ofShop, storedLayoutSchema),
      ]),
    ),
    listTasks: shape.listTasks.catch({}).parse(listTasks ?? {}),
    listsOverHttp: readableValues(listsOverHttp, z.string()),
    order: shape.order.catch([]).parse(order),
  };
}

/** An older version allowed shops of the real API to have no limit. */
function withinLimit(shop: StoredShop): StoredShop {
  return checkPace(shop.pace, shop.baseUrl).ok ? shop : { ...shop, pace: DEFAULT_PACE };
}

export interface ShopStore extends LayoutStore {
  /** The practice shop first, then the others in the person's order, then by name. */
  list(): (StoredShop & { hue: number })[];
  /** Throws `shop-not-found`. */
  get(id: string): StoredShop;
  /** By name, case-insensitive; undefined if there is none. */
  find(name: string): StoredShop | undefined;
  /** The person's settings for the practice shop. */
  practice(): { timeZone: string; pace: number };
  chosenId(): string;
  choose(id: string): void;
  /** Adds a shop (`id` null) or changes one. Throws an AppError if the draft is wrong. */
  save(id: string | null, draft: ShopDraft): StoredShop;
  rememberAuth(id: string, auth: AuthScheme): void;
  /** The person typed its name before a large delivery. */
  rememberNameTyped(id: string): void;
  rememberTokenSince(id: string, since: string | null): void;
  /** Moves a shop up (-1) or down (1) in the list, below the practice shop. */
  move(id: string, by: -1 | 1): void;
  /** Removes the shop with its layouts. Throws `shop-not-found`. */
  remove(id: string): void;
  /** The last export task of a shop; null if none is known. */
  listTask(shopId: string): ListTask | null;
  rememberListTask(shopId: string, task: ListTask | null): void;
  /** Whether the person agreed that the shop's lists may travel over http. Ends with another address of the shop. */
  agreesToHttp(shopId: string): boolean;
  rememberHttpAgreed(shopId: string): void;
}

/** Of a practice shop that is not running. */
const NO_ADDRESS = '';

/** The shops of this machine, in `shops.json`. The practice shop is not stored, but built around the server's current address. */
export function openShopStore(options: {
  userData: string;
  /** Its name in the current language. */
  practiceName: () => string;
  /** Its names in all languages, by which it can be found too. */
  practiceNames: () => readonly string[];
  /** Null while the practice shop is not running. */
  practiceBaseUrl: () => string | null;
  now: () => Date;
  setAside: SetAside;
}): ShopStore {
  const store = openJsonFile({
    ...options,
    name: 'shops',
    mend: (content) => (wholeSchema.partial().safeParse(content).success ? content : { ...readStored(content) }),
  });
  const read = (): Stored => readStored(store.read());
  /** The entries as they are in the file, so that what a newer version stored in them is written back. */
  const asStored = () => {
    const { shops, layouts } = store.read();
    return {
      shops: readableEntries(shops, z.looseObject({ id: z.string() })),
      layouts: readableValues(layouts, z.record(z.string(), z.unknown())),
    };
  };

  const practiceShop = (settings = read().practice): StoredShop => ({
    id: PRACTICE_SHOP_ID,
    name: options.practiceName(),
    baseUrl: options.practiceBaseUrl() ?? NO_ADDRESS,
    auth: 'bearer',
    foundAuth: null,
    hue: null,
    isLive: false,
    isNameTyped: false,
    note: '',
    tokenSince: null,
    ...settings,
  });
  const list = (): (StoredShop & { hue: number })[] => {
    const { shops, practice, order } = read();
    const all = [practiceShop(practice), ...shops];
    const hues = assignHues(all);
    const coloured = all.map((shop) => ({ ...shop, hue: hues.get(shop.id) ?? 0 }));
    const place = ({ id }: StoredShop): number => (order.includes(id) ? order.indexOf(id) : order.length);
    const others = coloured.slice(1).sort((a, b) => place(a) - place(b) || compareShopNames(a.name, b.name));
    return [...coloured.slice(0, 1), ...others];
  };
  const find = (name: string): StoredShop | undefined => {
    const named = list().find((shop) => isSameShopName(shop.name, name));
    if (named !== undefined) return named;
    return options.practiceNames().some((known) => isSameShopName(known, name)) ? practiceShop() : undefined;
  };

  const get = (id: string): StoredShop => {
    const shop = list().find((candidate) => candidate.id === id);
    if (shop === undefined) throw new AppError('shop-not-found');
    return shop;
  };

  const setOfShop = (part: 'listTasks' | 'listsOverHttp', shopId: string, value: unknown): void => {
    const { [shopId]: _, ...others } = readableValues(store.read()[part], z.unknown());
    store.set(part, value === null ? others : { ...others, [shopId]: value });
  };

  const changeShop = (id: string, change: Partial<StoredShop>): void => {
    store.set(
      'shops',
      asStored().shops.map((shop) => (shop.id === id ? { ...shop, ...change } : shop)),
    );
  };

  const savePractice = (draft: ShopDraft): StoredShop => {
    store.set('practice', { timeZone: draft.timeZone, pace: draft.pace });
    return practiceShop();
  };

  return {
    list,
    get,
    find,
    practice: () => read().practice,
    chosenId: () => {
      const { chosenId, shops } = read();
      return shops.some((shop) => shop.id === chosenId) ? chosenId : PRACTICE_SHOP_ID;
    },
    choose: (id) => store.set('chosenId', get(id).id),
    save: (id, draft) => {
      if (!isTimeZone(draft.timeZone)) throw new AppError('time-zone-invalid', draft.timeZone);
      if (id === PRACTICE_SHOP_ID) return savePractice(draft);
      const address = checkBaseUrl(draft.baseUrl);
      if (!address.ok) throw new AppError('base-url-invalid', address.problem);
      const namesake = find(draft.name);
      if (namesake !== undefined && namesake.id !== id) throw new AppError('shop-name-taken', draft.name);
      const pace = checkPace(draft.pace, address.baseUrl);
      if (!pace.ok) throw new AppError(pace.problem);
      const before = id === null ? null : get(id);
      const newId = before?.id ?? crypto.randomUUID();
      const sameDoor = before?.baseUrl === address.baseUrl && before.auth === draft.auth;
      const saved: StoredShop = {
        ...draft,
        baseUrl: address.baseUrl,
        id: newId,
        hue: draft.hue ?? assignHues([...list(), { id: newId, hue: before?.hue ?? null }]).get(newId) ?? null,
        tokenSince: before?.baseUrl === address.baseUrl ? before.tokenSince : null,
        foundAuth: sameDoor ? before.foundAuth : null,
        isNameTyped: before?.baseUrl === address.baseUrl && before.isLive === draft.isLive ? before.isNameTyped : false,
      };
      const { shops } = asStored();
      const stored = shops.find((shop) => shop.id === saved.id);
      store.set('shops', [...shops.filter((shop) => shop !== stored), { ...stored, ...saved }]);
      return saved;
    },
    rememberAuth: (id, foundAuth) => changeShop(id, { foundAuth }),
    rememberTokenSince: (id, tokenSince) => changeShop(id, { tokenSince }),
    move: (id, by) => {
      const ids = list()
        .slice(1)
        .map((shop) => shop.id);
      const from = ids.indexOf(get(id).id);
      const [moved] = from === -1 ? [] : ids.splice(from, 1);
      if (moved === undefined) throw new AppError('practice-shop-fixed');
      ids.splice(Math.max(0, from + by), 0, moved);
      store.set('order', ids);
    },
    rememberNameTyped: (id) => changeShop(id, { isNameTyped: true }),
    remove: (id) => {
      if (id === PRACTICE_SHOP_ID) throw new AppError('practice-shop-fixed');
      const gone = get(id);
      const { shops, layouts } = asStored();
      store.set(
        'shops',
        shops.filter((shop) => shop.id !== gone.id),
      );
      store.set('layouts', Object.fromEntries(Object.entries(layouts).filter(([shopId]) => shopId !== id)));
      setOfShop('listTasks', id, null);
      setOfShop('listsOverHttp', id, null);
    },
    ...storedLayouts({
      of: (shopId) => read().layouts[shopId] ?? {},
      change: (shopId, change) => {
        const { layouts } = asStored();
        store.set('layouts', { ...layouts, [shopId]: change(layouts[get(shopId).id] ?? {}) });
      },
      now: options.now,
    }),
    listTask: (shopId) => read().listTasks[shopId] ?? null,
    rememberListTask: (shopId, task) => setOfShop('listTasks', shopId, task),
    agreesToHttp: (shopId) => read().listsOverHttp[shopId] === get(shopId).baseUrl,
    rememberHttpAgreed: (shopId) => setOfShop('listsOverHttp', shopId, get(shopId).baseUrl),
  };
}
