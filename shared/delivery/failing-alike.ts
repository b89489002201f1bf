import type { Outcome } from './outcome';
import type { PauseReason } from './state';

/** Limits after which rows that fail alike put the blame on the columns, the token's scope or the shop instead of each row. */
export interface AlikeLimits {
  /** Pending rows that make a delivery a large one. Only there are the first rows sent one by one. */
  canaryFromPending: number;
  /** Number of first rows of a large delivery that may fail alike. */
  canaryRows: number;
  /** Number of rows in succession that may fail alike, anywhere in a run. */
  breakerRows: number;
}

/** A wrong setting shows in the first few rows. A stretch of bad rows within a sheet gets more room. */
export const ALIKE_LIMITS: AlikeLimits = { canaryFromPending: 50, canaryRows: 5, breakerRows: 20 };

/** Counts failures in succession that are alike, up to the row decided last. */
export interface AlikeFailures {
  /** The first rows of a large delivery, sent one by one. Ends with the first row that does not fail like those before it. */
  readonly canary: boolean;
  readonly count: number;
  /** The first of them; null if the last row did not fail. */
  readonly first: Outcome | null;
}

/**
 * The count at the start of a run. The canary is only for a large delivery of which the server has decided no row yet: a person who resumes
 * after refused rows has seen them.
 *
 * @param before rows without an outcome, and rows that the server accepted or refused in earlier runs
 */
export function noFailuresYet(
  before: { pending: number; decided: number },
  limits: AlikeLimits = ALIKE_LIMITS,
): AlikeFailures {
  return { canary: before.decided === 0 && before.pending >= limits.canaryFromPending, count: 0, first: null };
}

/** The count after one more outcome, in the order of decision. */
export function countFailure(failures: AlikeFailures, outcome: Outcome): AlikeFailures {
  if (outcome.kind !== 'failed') return { canary: false, count: 0, first: null };
  if (failures.first === null) return { ...failures, count: 1, first: outcome };
  if (!isAlike(failures.first, outcome)) return { canary: false, count: 1, first: outcome };
  return { ...failures, count: failures.count + 1 };
}

/** Why the delivery has to pause, or null if it may continue. */
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
  // A redirect's message is its target, which contains the row's own id.
  return one.reason === 'redirect' || one.message === other.message;
}
