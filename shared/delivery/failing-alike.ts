import type { Outcome } from './outcome';
import type { PauseReason } from './state';

/** From when on rows that fail alike blame the columns, the token's scope or the shop, and no longer each row. */
export interface AlikeLimits {
  /** Rows still to be sent that make a delivery a large one: only there do the first rows go alone. */
  canaryFromPending: number;
  /** First rows of a large delivery that may fail alike. */
  canaryRows: number;
  /** Rows that may fail alike, one after the other, anywhere in a run. */
  breakerRows: number;
}

/** A wrong setting shows in the first handful; a stretch of bad rows inside a sheet is given more room. */
export const ALIKE_LIMITS: AlikeLimits = { canaryFromPending: 50, canaryRows: 5, breakerRows: 20 };

/** The failures in a row that are alike, up to the row that was decided last. */
export interface AlikeFailures {
  /** The rows so far are the canary: each goes alone. Over with the first row that does not fail like those before it. */
  readonly canary: boolean;
  readonly count: number;
  /** The first of them; null where the last row did not fail. */
  readonly first: Outcome | null;
}

/**
 * The count at the start of a run. A person who goes on after rows were refused has seen them, so the canary is for a large
 * delivery of which the server has decided on nothing yet.
 *
 * @param before rows without an outcome, and rows that the server has accepted or refused in earlier runs
 */
export function noFailuresYet(
  before: { pending: number; decided: number },
  limits: AlikeLimits = ALIKE_LIMITS,
): AlikeFailures {
  return { canary: before.decided === 0 && before.pending >= limits.canaryFromPending, count: 0, first: null };
}

/** The count after one more outcome, in the order in which they were decided. */
export function countFailure(failures: AlikeFailures, outcome: Outcome): AlikeFailures {
  if (outcome.kind !== 'failed') return { canary: false, count: 0, first: null };
  if (failures.first === null) return { ...failures, count: 1, first: outcome };
  if (!isAlike(failures.first, outcome)) return { canary: false, count: 1, first: outcome };
  return { ...failures, count: failures.count + 1 };
}

/** Why the delivery has to wait, or null where it may go on. */
export function pauseFor(
  { canary, count, first }: AlikeFailures,
  limits: AlikeLimits = ALIKE_LIMITS,
): Extract<PauseReason, { by: 'failing-alike' }> | null {
  if (first === null || count < (canary ? limits.canaryRows : limits.breakerRows)) return null;
  const message = first.message ?? `HTTP ${first.httpStatus ?? '?'}`;
  return { by: 'failing-alike', message, rows: count, requestId: first.requestId };
}

function isAlike(one: Outcome, other: Outcome): boolean {
  if (one.reason !== other.reason || one.httpStatus !== other.httpStatus || one.field !== other.field) return false;
  // A redirect's message is where it leads, and that has the row's own id in it.
  return one.reason === 'redirect' || one.message === other.message;
}
