import { blocksSending } from '../../shared/consumer/columns/check-layout';
import type { DeliveryMode } from '../../shared/consumer/delivery-mode';
import type { RowsSent } from '../../shared/delivery/summary';
import type { Shop } from '../../shared/shop/shop';
import type { SheetState } from '../../shared/sheet/sheet-state';

/** Why the sheet cannot be sent now. Each has a sentence `review.blocker.<code>`. */
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

/** Why the sheet itself cannot be sent: the first thing to fix. Null if it is ready. */
export function findSheetBlocker(sheet: { state: SheetState; reading: unknown } | null): SendBlocker | null {
  if (sheet === null) return 'no-sheet';
  if (sheet.reading !== null) return 'reading';
  const ofLayout = findLayoutBlocker(sheet.state);
  if (ofLayout !== null) return ofLayout;
  return sheet.state.counts.ready === 0 ? 'nothing-ready' : null;
}

/** Why no row of the sheet can be sent, apart from its cells; null for no reason. */
export function findLayoutBlocker({
  missing,
  layoutProblems,
}: Pick<SheetState, 'missing' | 'layoutProblems'>): 'required-missing' | 'layout-problem' | null {
  if (missing.length > 0) return 'required-missing';
  return layoutProblems.some(blocksSending) ? 'layout-problem' : null;
}

/** Why nothing can be sent to the shop; null if it is ready. */
export function findShopBlocker(shop: Shop | undefined): SendBlocker | null {
  if (shop === undefined) return 'no-shop';
  return shop.token === 'none' ? 'no-token' : null;
}

/** Requests per row: one to change the consumer and, where its values must be known first, one to look it up. */
export function requestsPerRow(mode: DeliveryMode, remembersPrevious: boolean): number {
  return mode === 'update' || (mode === 'upsert' && remembersPrevious) ? 2 : 1;
}

/**
 * Requests to send so many rows. Those that adopt a consumer are asked for by GET in any case. `listed` of the others need no request for their
 * previous values, since a list shows these.
 */
export function requestsToSend(
  { rows, adopted }: RowsSent,
  mode: DeliveryMode,
  remembersPrevious: boolean,
  listed: number,
): number {
  const free = mode === 'upsert' && remembersPrevious ? Math.min(rows - adopted, listed) : 0;
  const perRow = requestsPerRow(mode, remembersPrevious);
  return rows * perRow - free + (perRow === 1 ? adopted : 0);
}

/** Seconds that so many requests take at the shop's pace; null if the pace is unlimited. */
export function secondsToSend(requests: number, pace: number): number | null {
  return pace > 0 ? requests / pace : null;
}
