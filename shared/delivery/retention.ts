/**
 * Days for which the contents of failed rows stay after their delivery, so that they can be sent again. `until-deleted` keeps them as long
 * as the delivery.
 */
export const FAILED_ROWS_RETENTIONS = [7, 30, 90, 'until-deleted'] as const;
export type FailedRowsRetention = (typeof FAILED_ROWS_RETENTIONS)[number];
export const DEFAULT_FAILED_ROWS_RETENTION: FailedRowsRetention = 30;

const DAY_MS = 24 * 60 * 60_000;

/** Deliveries that ended up to this moment (ISO 8601 UTC) lose the contents of their failed rows. Null if none does. */
export function failedRowsEndBy(kept: FailedRowsRetention, now: Date): string | null {
  return kept === 'until-deleted' ? null : new Date(now.getTime() - kept * DAY_MS).toISOString();
}

/** Whether the second choice deletes contents that the first would keep. */
export function isShorter(now: FailedRowsRetention, next: FailedRowsRetention): boolean {
  return FAILED_ROWS_RETENTIONS.indexOf(next) < FAILED_ROWS_RETENTIONS.indexOf(now);
}
