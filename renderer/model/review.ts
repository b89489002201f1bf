import { ask, onMain } from '../bridge';
import type { DeliveryMode } from '../../shared/consumer/target';
import type { Comparison } from '../../shared/delivery/compare/compare-consumer';
import type { IpcInput } from '../../shared/ipc/contract';
import type { SheetState } from '../../shared/sheet/sheet-state';
import type { Shop } from '../../shared/shop/shop';
import { startDelivery } from './deliveries';
import { sheetStore } from './sheet';
import { chosenShop, shopsStore } from './shops';
import { createStore } from './store';

/** What was chosen and found out before the open sheet is sent; the person may look at its rows meanwhile and come back. */
export interface ReviewState {
  /** Also what need not be sent is sent. */
  sendsAll: boolean;
  /** What the consumers were before is kept. */
  keepsBefore: boolean;
  /** A comparison with the shop is under way; `subject` as {@link comparisonSubject} gives it. */
  comparing: { subject: string; done: number; total: number } | null;
  /** The last one that has ended. */
  compared: { subject: string; result: Comparison } | null;
}

export type RowsToCompare = IpcInput<'compare-start'>['which'];

const UNDECIDED: ReviewState = { sendsAll: false, keepsBefore: false, comparing: null, compared: null };

export const reviewStore = createStore<ReviewState>(UNDECIDED);

/** Grows with every comparison, and when its end is awaited no more. */
let comparison = 0;

/** Ends what belongs to a sheet when another one is opened, and a comparison when it would be of what is no longer there. */
export function followReview(): () => void {
  let sheetId: string | null = null;
  const look = (): void => {
    const sheet = sheetStore.get();
    const openId = sheet.phase === 'none' ? null : sheet.sheetId;
    if (openId !== sheetId) {
      sheetId = openId;
      beginAnew();
    }
    const { comparing } = reviewStore.get();
    if (comparing === null || sheet.phase !== 'open') return;
    const shop = chosenShop(shopsStore.get());
    if (shop === undefined || comparing.subject !== comparisonSubject(shop, sheet.state)) cancelComparison();
  };
  const endings = [
    sheetStore.subscribe(look),
    shopsStore.subscribe(look),
    onMain('compare-progress', (progress) =>
      reviewStore.update((now) =>
        now.comparing === null ? now : { ...now, comparing: { ...now.comparing, ...progress } },
      ),
    ),
  ];
  return () => endings.forEach((end) => end());
}

export function chooseForReview(choice: Partial<Pick<ReviewState, 'sendsAll' | 'keepsBefore'>>): void {
  reviewStore.update((now) => ({ ...now, ...choice }));
}

/** Starts the delivery as it was chosen; the next one is decided on anew. */
export async function sendReviewed(shopId: string, mode: DeliveryMode): Promise<void> {
  const { sendsAll, keepsBefore } = reviewStore.get();
  await startDelivery({ shopId, mode, all: sendsAll, keepBefore: keepsBefore });
  beginAnew();
}

/** What a comparison is of: once one of these is another, its result says nothing any more. */
export function comparisonSubject({ id, baseUrl }: Shop, { rules, rowsId, contentRevision }: SheetState): string {
  return [id, baseUrl, rules.mode, rowsId, contentRevision].join();
}

/** Asks the shop about rows of the open sheet, in place of the comparison before. */
export async function compareRows(shop: Shop, state: SheetState, which: RowsToCompare): Promise<void> {
  const own = (comparison += 1);
  const subject = comparisonSubject(shop, state);
  reviewStore.update((now) => ({ ...now, comparing: { subject, done: 0, total: 0 }, compared: null }));
  let compared: ReviewState['compared'] = null;
  try {
    const result = await ask('compare-start', { shopId: shop.id, mode: state.rules.mode, which });
    compared = { subject, result };
  } finally {
    if (own === comparison) reviewStore.update((now) => ({ ...now, comparing: null, compared }));
  }
}

/** Lets the comparison that is under way end with what it has. */
export function cancelComparison(): void {
  // There may be none any more: then there is nothing to give up.
  ask('compare-cancel').catch(() => undefined);
}

function beginAnew(): void {
  if (reviewStore.get().comparing !== null) cancelComparison();
  comparison += 1;
  reviewStore.set(UNDECIDED);
}
