import { z } from 'zod';
import type { Hold } from './hold';

/** What a watched folder sends without asking. */
export const watchLimitsSchema = z.object({
  /** The most rows with errors, in percent of the rows that are not excluded. */
  errorPercent: z.int().min(0).max(100),
  /** The most rows that are sent because something in them is new or different, as far as the program knows. */
  changes: z.int().min(0).max(1_000_000),
});
export type WatchLimits = z.infer<typeof watchLimitsSchema>;

export const DEFAULT_LIMITS: WatchLimits = { errorPercent: 20, changes: 500 };

/** Why a sheet is not sent by itself, by its own numbers; null if they are within the limits. */
export function holdByRows(
  counts: { rows: number; blocked: number; excluded: number },
  limits: WatchLimits,
  /** Rows of the file that was sent last from this folder; null for none. */
  rowsBefore: number | null,
): Hold | null {
  const { rows, blocked, excluded } = counts;
  if (rows === 0) return { why: 'no-rows' };
  if (rowsBefore !== null && rows * 2 < rowsBefore) return { why: 'fewer-rows', rows, before: rowsBefore };
  const ofRows = rows - excluded;
  if (blocked * 100 > limits.errorPercent * ofRows)
    return { why: 'too-many-errors', rows: blocked, ofRows, percent: limits.errorPercent };
  return null;
}

/** The same by the number of rows that would be sent. */
export function holdByChanges(toSend: number, { changes: limit }: WatchLimits): Hold | null {
  return toSend > limit ? { why: 'too-many-changes', rows: toSend, limit } : null;
}
