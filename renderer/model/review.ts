import { ask, onMain } from '../bridge';
import type { DeliveryMode } from '../../shared/consumer/delivery-mode';
import type { Comparison } from '../../shared/delivery/compare/compare-consumer';
import type { IpcInput } from '../../shared/ipc/contract';
import type { SheetState } from '../../shared/sheet/sheet-state';
import type { Shop } from '../../shared/shop/shop';
import { startDelivery } from './deliveries';
import { sheetStore } from './sheet';
import { chosenShop, shopsStore } from './shops';
import { createStore } from './store';

/** The choices and results of the review. They outlive its screen: the person may look at the rows and come back. */
export interface ReviewState {
  /** Whether to send unchanged rows too. */
  sendsAll: boolean;
  /** Whether to keep the consumers' values from before. */
  remembersPrevious: boolean;
  /** The comparison with the shop that is running; `subject` as {@link comparisonSubject} gives it. */
  comparing: { subject: string; done: number; total: number } | null;
  /** The last comparison that has ended. */
  compared: { subject: string; result: Comparison } | null;
}

export type RowsToCompare = IpcInput<'compare-start'>['which'];

const UNDECIDED: ReviewState = { sendsAll: false, remembersPrevious: false, comparing: null, compared: null };

export const reviewStore = createStore<ReviewState>(UNDECIDED);

/** Grows with every comparison, and when the result of the running one is no longer wanted. */
let comparison = 0;

/** Resets the review when another sheet is opened, and drops a comparison whose subject has changed. */
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

export function chooseForReview(choice: Partial<Pick<ReviewState, 'sendsAll' | 'remembersPrevious'>>): void {
  reviewStore.update((now) => ({ ...now, ...choice }));
}

/** Starts the delivery with the choices made, and resets them for the next one. */
export async function sendReviewed(shopId: string, mode: DeliveryMode): Promise<void> {
  const { sendsAll, remembersPrevious } = reviewStore.get();
  await startDelivery({ shopId, mode, all: sendsAll, rememberPrevious: remembersPrevious });
  beginAnew();
}

/** What a comparison depends on. When any of it changes, its result is out of date. */
export function comparisonSubject({ id, baseUrl }: Shop, { rules, rowsId, contentRevision }: SheetState): string {
  return [id, baseUrl, rules.mode, rowsId, contentRevision].join();
}

/** Compares rows of the open sheet with the shop. Replaces the previous comparison. */
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

/** Stops the running comparison, which keeps the result so far. */
export function cancelComparison(): void {
  // It may have ended already: then there is nothing to cancel.
  ask('compare-cancel').catch(() => undefined);
}

function beginAnew(): void {
  if (reviewStore.get().comparing !== null) cancelComparison();
  comparison += 1;
  reviewStore.set(UNDECIDED);
}
