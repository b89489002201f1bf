import { join } from 'node:path';
import { blocksSending, checkLayout } from '../../shared/consumer/columns/check-layout';
import { isOfToken, listEndingKey } from '../../shared/ipc/list-ending-key';
import { listShop } from '../../shared/shop/list-shop';
import { fileHeaders } from '../../shared/sheet/file-headers';
import { recipeFor, undecidedRecipeFor } from '../../shared/sheet/recipe';
import { SheetRequestError } from '../../shared/sheet/request-channel';
import type { SheetState } from '../../shared/sheet/sheet-state';
import type { Hold } from '../../shared/watch/hold';
import { holdByChanges, holdByRows } from '../../shared/watch/limits';
import type { FileLook } from '../../shared/watch/standing-files';
import type { Watch } from '../../shared/watch/watch';
import { rowJudge } from '../delivery/intake/row-judge';
import { AppError } from '../errors/app-error';
import { deliveryShopOf } from '../sending/delivery-shop';
import { fingerprintedRows } from '../sending/sheet-rows';
import { changeRules, sheetState } from '../sending/sheet-state';
import { adoptionsOf } from '../sending/shop-list/hand-list-over';
import { takeForSheet } from '../sending/shop-list/take-for-sheet';
import { doRecipe } from '../sending/unattended/do-recipe';
import { usableList } from '../sending/usable-list';
import type { SheetHost } from '../sheet/host/host';
import type { StoredShop } from '../shops/shop-store';
import type { WatchServices } from './watch-services';

/** Why a file cannot be judged now. It is taken up again without anybody's doing. */
export type Later = 'changing' | 'unreachable';

/** What is to be done with a file. */
export type Prepared =
  | { kind: 'ready'; state: SheetState; token: string }
  /** `rows` is null if they could not be read. */
  | { kind: 'hold'; hold: Hold; rows: number | null }
  | { kind: 'later'; why: Later };

const hold = (why: Hold, state: SheetState | null) => ({
  kind: 'hold' as const,
  hold: why,
  rows: state?.counts.rows ?? null,
});

/**
 * Reads a file as the shop's saved layout and recipe have it, and checks everything that has to be right before any of it is sent. Nothing is
 * guessed: what does not fit waits for a person.
 *
 * @param anyway the person has said that the limits do not count for this file
 */
export async function prepareSheet(
  host: SheetHost,
  { watch, file, anyway }: { watch: Watch; file: FileLook; anyway: boolean },
  services: WatchServices,
  signal: AbortSignal,
): Promise<Prepared> {
  const shop = services.shops.get(watch.shopId);
  const read = await readAsSaved(host, { watch, file, shop }, services);
  if (read.kind !== 'read') return read;
  let { state } = read;
  const rowsBefore = services.store.rowsSentLast(watch.id);
  /** Without rows there is nothing to send, whatever the person said. */
  const byRows = (): Hold | null => {
    const found = holdByRows(state.counts, watch, rowsBefore);
    return anyway && found?.why !== 'no-rows' ? null : found;
  };
  const early = byRows();
  if (early !== null) return hold(early, state);

  const access = await accessTo(shop, services);
  if (access.kind !== 'access') return access.kind === 'later' ? access : hold(access.hold, state);
  const { token } = access;
  if (watch.usesList) {
    const listed = await takeList(host, shop, token, services, signal);
    if (listed !== null) return listed.kind === 'later' ? listed : hold(listed.hold, state);
    state = await sheetState(host);
  }
  const toSend = anyway ? 0 : await countToSend(host, state, shop, services);
  const late = byRows() ?? holdByChanges(toSend, watch);
  return late === null ? { kind: 'ready', state, token } : hold(late, state);
}

/** The sheet under the layout and the recipe that the shop has for such a file. */
async function readAsSaved(
  host: SheetHost,
  { watch, file, shop }: { watch: Watch; file: FileLook; shop: StoredShop },
  { layouts, recipes }: WatchServices,
): Promise<Exclude<Prepared, { kind: 'ready' }> | { kind: 'read'; state: SheetState }> {
  const { timeZone } = shop;
  try {
    const path = join(watch.folder, file.name);
    await host.request('open', { path, options: {}, timeZone, mode: 'upsert', layout: null });
  } catch (error) {
    if (!(error instanceof SheetRequestError) || error.problem === null) throw error;
    const { code } = error.problem;
    if (code === 'changed' || code === 'not-found') return { kind: 'later', why: 'changing' };
    return hold(
      code === 'no-rows' || code === 'empty' ? { why: 'no-rows' } : { why: 'unreadable', problem: code },
      null,
    );
  }
  const opened = await sheetState(host);
  const headers = fileHeaders(opened.columns);
  const layout = layouts.recallLayout(shop.id, headers);
  if (layout === null) return hold({ why: 'layout-unknown' }, opened);
  await changeRules(host, { layout, mode: 'upsert', timeZone });
  // Read once, so that both questions are about the same recipes.
  const ofShop = recipes.list(shop.id);
  const undecided = undecidedRecipeFor(ofShop, headers);
  if (undecided !== null) return hold({ why: 'recipe-undecided', recipe: undecided.name }, opened);
  const recipe = recipeFor(ofShop, headers);
  if (recipe !== null) {
    const unfit = (await doRecipe(host, recipe)).find(({ misfit }) => misfit !== null);
    if (unfit !== undefined) {
      const { column, misfit } = unfit;
      const header = column?.header ?? '';
      return hold({ why: 'recipe-misfit', recipe: recipe.name, column: header, misfit: misfit ?? '' }, opened);
    }
  }
  const state = await sheetState(host);
  const problem = [...checkLayout(state.rules.layout).problems, ...state.layoutProblems].find(blocksSending);
  if (problem !== undefined) return hold({ why: 'layout-incomplete', problem: problem.code }, state);
  return { kind: 'read', state };
}

/** A token that the shop accepts at this moment. */
async function accessTo(
  shop: StoredShop,
  { shops, token: given }: WatchServices,
): Promise<{ kind: 'access'; token: string } | { kind: 'hold'; hold: Hold } | { kind: 'later'; why: Later }> {
  let token: string;
  try {
    token = given ?? shops.tokenOf(shop.id);
  } catch (error) {
    if (error instanceof AppError && error.code === 'no-token') return { kind: 'hold', hold: { why: 'no-token' } };
    throw error;
  }
  const check = await shops.check(shop.id, token);
  if (check.ok) return { kind: 'access', token };
  if (check.code === 'refused' || check.code === 'forbidden') return { kind: 'hold', hold: { why: 'token-refused' } };
  return { kind: 'later', why: 'unreachable' };
}

/** Null if the sheet has the list. */
async function takeList(
  host: SheetHost,
  shop: StoredShop,
  token: string,
  { shops, deliveries, shopLists, layouts, listOverHttp }: WatchServices,
  signal: AbortSignal,
): Promise<{ kind: 'hold'; hold: Hold } | { kind: 'later'; why: Later } | null> {
  const to = deliveryShopOf(shop, shops);
  const { rowsId } = await sheetState(host);
  const ending = await takeForSheet(host, { ...to, id: shop.id, token }, shopLists, {
    rowsId,
    listOf: listShop(to),
    adoptions: adoptionsOf(deliveries.ledger, to),
    overHttp: listOverHttp || layouts.agreesToHttp(shop.id),
    signal,
    isOpen: () => true,
    onTaking: () => undefined,
  });
  if (ending.kind === 'used') {
    // Something was sent while the list was on its way.
    const isUsable = usableList(await sheetState(host), to, deliveries) !== null;
    return isUsable ? null : { kind: 'later', why: 'changing' };
  }
  if (ending.kind === 'cancelled' || ending.kind === 'sheet-gone') return { kind: 'later', why: 'changing' };
  if (isOfToken(ending)) return { kind: 'hold', hold: { why: 'token-refused' } };
  return { kind: 'hold', hold: { why: 'no-list', ending: listEndingKey(ending) ?? ending.kind } };
}

/** How many rows would be sent, as far as the ledger and the list know. */
async function countToSend(
  host: SheetHost,
  state: SheetState,
  shop: StoredShop,
  { shops, deliveries }: WatchServices,
): Promise<number> {
  const to = deliveryShopOf(shop, shops);
  const list = usableList(state, to, deliveries);
  const judge = rowJudge(deliveries.ledger, to, { all: false, hasList: list !== null });
  if (!judge.mayKnowRows()) return state.counts.ready;
  let count = 0;
  for await (const { rows } of fingerprintedRows(host, null, judge.key, list))
    count += judge.verdicts(rows).filter((verdict) => verdict === 'send').length;
  return count;
}
