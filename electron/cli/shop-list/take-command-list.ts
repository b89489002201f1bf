import { hash } from 'node:crypto';
import { archiveHostProblem, isOfToken, listEndingKey } from '../../../shared/ipc/list-ending-key';
import type { ListEnding, ListTaking } from '../../../shared/ipc/list-taking';
import { listShop } from '../../../shared/shop/list-shop';
import type { SheetState } from '../../../shared/sheet/sheet-state';
import type { Ledger } from '../../delivery/store/ledger';
import type { DeliveryShop } from '../../delivery/store/new-delivery';
import type { Translate } from '../../i18n/translate';
import { sheetState } from '../../sending/sheet-state';
import { adoptionsOf } from '../../sending/shop-list/hand-list-over';
import { takeForSheet } from '../../sending/shop-list/take-for-sheet';
import type { SheetHost } from '../../sheet/host/host';
import type { ShopLists } from '../../shop-list/take-shop-list';
import { CliError, EXIT } from '../output/exit-code';
import type { Output } from '../output/output';
import { unreachableWords } from '../output/unreachable-words';
import { listFacts, listWarnings } from './list-facts';

/** Characters of an address's hash, by which the task of a shop that is not saved is remembered. */
const HASH_LETTERS = 16;

/** What taking a list needs of a command. */
export interface ListContext {
  shopLists: ShopLists;
  deliveries: { ledger: Pick<Ledger, 'key' | 'adoptions'> };
  /** Whether the person agreed in the window that a saved shop's list may travel over http. */
  agreesToHttp: (shopId: string) => boolean;
  /** What the system says of its network, for requests to this address. */
  isOnline: (baseUrl: string) => boolean;
  output: Pick<Output, 'progress'>;
  t: Translate;
  interrupted: AbortSignal;
}

/** A list that was asked for, whether it was had or not. */
export interface CommandList {
  /** The sheet's, with the list if that is used. */
  state: SheetState;
  /** See {@link listFacts}. */
  facts: Record<string, unknown>;
  warnings: string[];
}

/**
 * Takes the list of the shop's consumers for the sheet of a command. One that cannot be had is a warning, or ends the command if it is
 * required.
 */
export async function takeCommandList(
  host: SheetHost,
  { shop, token }: { shop: DeliveryShop; token: string },
  how: {
    overHttp: boolean;
    isRequired: boolean;
    /** Rows whose e-mail belongs to a consumer without an external id are sent to that one. */
    adopts: boolean;
  },
  context: ListContext,
): Promise<CommandList> {
  const { t, interrupted, output } = context;
  const { rowsId } = await sheetState(host);
  const ending = await takeForSheet(host, { ...shop, id: listIdOf(shop), token }, context.shopLists, {
    rowsId,
    listOf: listShop(shop),
    adoptions: adoptionsOf(context.deliveries.ledger, shop),
    overHttp: how.overHttp || (shop.id !== null && context.agreesToHttp(shop.id)),
    signal: interrupted,
    isOpen: () => true,
    onTaking: (taking) => output.progress(takingWords(taking, t)),
  });
  if (interrupted.aborted) throw new CliError(EXIT.interrupted, 'list-interrupted');
  if (ending.kind === 'used' && how.adopts) await adoptAll(host);
  const state = await sheetState(host);
  const list = state.list ?? null;
  if (ending.kind === 'used' && list !== null)
    return { state, facts: listFacts(list, null), warnings: listWarnings(list, t) };
  const why = whyOf(ending);
  const words = noListWords(ending, shop, context);
  if (how.isRequired)
    throw new CliError(isOfToken(ending) ? EXIT.token : EXIT.unexpected, 'no-list', { detail: words });
  return { state, facts: listFacts(null, why), warnings: [t('cli.list.without', { why: words })] };
}

/** By which the task of a shop is remembered, also of one that is not saved. */
export function listIdOf({ id, baseUrl }: Pick<DeliveryShop, 'id' | 'baseUrl'>): string {
  return id ?? `address-${hash('sha256', baseUrl, 'hex').slice(0, HASH_LETTERS)}`;
}

async function adoptAll(host: SheetHost): Promise<void> {
  const { rowsId, revision } = await sheetState(host);
  const operation = { kind: 'settle-emails' as const, choice: 'adopt' as const, rows: null };
  await host.request('apply-operation', { rowsId, revision, operation });
}

/** For scripts: `refused.quota`, `broken.not-json`. */
function whyOf(ending: ListEnding): string {
  return ending.kind === 'broken' ? `broken.${ending.refusal.code}` : (listEndingKey(ending) ?? ending.kind);
}

/** Why there is no list, in a sentence. */
export function noListWords(
  ending: ListEnding,
  { name, baseUrl }: DeliveryShop,
  { t, isOnline }: Pick<ListContext, 't' | 'isOnline'>,
): string {
  if (ending.kind === 'unanswered' && ending.reason.by === 'network')
    return unreachableWords(ending.reason, isOnline(baseUrl), t);
  const key = listEndingKey(ending);
  if (key === null) return ending.kind;
  const title = t(`shopList.ended.${key}.title`, { shop: name });
  const detail = detailOf(ending, t);
  const problem = archiveHostProblem(ending, isOnline(baseUrl));
  if (problem !== null) {
    const sentences = [`${title}.`, `${t(`shops.check.${problem}.title`)}.`, t(`shopList.ended.${key}.text`)];
    return [...sentences, t('cli.technically', { detail })].join(' ');
  }
  return detail === '' ? title : `${title} (${detail})`;
}

function detailOf(ending: ListEnding, t: Translate): string {
  switch (ending.kind) {
    case 'broken':
      return t(`shopList.broken.${ending.refusal.code}`);
    case 'not-trusted':
      return ending.why.kind === 'differs' ? ending.why.field : '';
    case 'no-archive':
      return ending.problem === 'http-not-agreed' ? '--list-over-http' : ending.detail;
    case 'unanswered':
      return 'message' in ending.reason ? ending.reason.message : '';
    default:
      return 'message' in ending ? ending.message : '';
  }
}

/** What the taking of a list is doing, for the progress line. */
export function takingWords(taking: ListTaking, t: Translate): string {
  switch (taking.at) {
    case 'limit':
    case 'answer-lost':
    case 'repeating':
      return t(`shopList.at.${taking.at}`, {
        duration: t('duration.seconds', { count: Math.ceil(taking.waitMs / 1000) }),
      });
    case 'preparing':
      return t(`shopList.at.${taking.state}`);
    case 'fetching':
      return t('cli.list.fetching', { count: Math.floor(taking.bytes / 1_000_000) });
    case 'asking':
    case 'comparing':
    case 'checking':
      return t(`shopList.at.${taking.at}`);
  }
}
