import { blocksSending } from '../../shared/consumer/columns/check-layout';
import type { DeliveryMode } from '../../shared/consumer/target';
import type { Shop } from '../../shared/shop/shop';
import type { SheetState } from '../../shared/sheet/sheet-state';

/** Why the sheet cannot be sent as it stands; each has a sentence `review.blocker.<code>`. */
export const SEND_BLOCKERS = [
  'no-sheet',
  'reading',
  'required-missing',
  'layout-problem',
  'nothing-ready',
  'no-shop',
  'no-token',
] as const;
export type SendBlocker = (typeof SEND_BLOCKERS)[number];

/** What keeps the sheet itself from being sent, the first thing to do first; null when it is ready. */
export function findSheetBlocker(sheet: { state: SheetState; reading: unknown } | null): SendBlocker | null {
  if (sheet === null) return 'no-sheet';
  if (sheet.reading !== null) return 'reading';
  const ofLayout = findLayoutBlocker(sheet.state);
  if (ofLayout !== null) return ofLayout;
  return sheet.state.counts.ready === 0 ? 'nothing-ready' : null;
}

/** What keeps every row of the sheet from being sent, whatever stands in its cells; null for nothing. */
export function findLayoutBlocker({
  missing,
  layoutProblems,
}: Pick<SheetState, 'missing' | 'layoutProblems'>): 'required-missing' | 'layout-problem' | null {
  if (missing.length > 0) return 'required-missing';
  return layoutProblems.some(blocksSending) ? 'layout-problem' : null;
}

/** What keeps anything from being sent to the shop; null when it is ready. */
export function findShopBlocker(shop: Shop | undefined): SendBlocker | null {
  if (shop === undefined) return 'no-shop';
  return shop.token === 'none' ? 'no-token' : null;
}

/** Requests that a row takes: one to change it, and where that has to be known first, one to look. */
export function requestsPerRow(mode: DeliveryMode, keepsBefore: boolean): number {
  return mode === 'update' || (mode === 'upsert' && keepsBefore) ? 2 : 1;
}

/** How long so many requests take at the shop's pace; null where the pace is not bounded. */
export function secondsToSend(requests: number, pace: number): number | null {
  return pace > 0 ? requests / pace : null;
}
