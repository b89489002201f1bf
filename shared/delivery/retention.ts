/** Days for which the contents of rows that failed stay after their delivery, so that they can be sent again; or until it is deleted. */
export const FAILED_ROWS_KEPT = [7, 30, 90, 'until-deleted'] as const;
export type FailedRowsKept = (typeof FAILED_ROWS_KEPT)[number];
export const DEFAULT_FAILED_ROWS_KEPT: FailedRowsKept = 30;

const DAY_MS = 24 * 60 * 60_000;

/** Deliveries that ended up to this moment (ISO 8601 UTC) lose the contents of their failed rows; null where none does. */
export function failedRowsEndBy(kept: FailedRowsKept, now: Date): string | null {
  return kept === 'until-deleted' ? null : new Date(now.getTime() - kept * DAY_MS).toISOString();
}

/** Whether by the second choice contents have to go that could stay by the first. */
export function isShorter(now: FailedRowsKept, next: FailedRowsKept): boolean {
  return FAILED_ROWS_KEPT.indexOf(next) < FAILED_ROWS_KEPT.indexOf(now);
}
