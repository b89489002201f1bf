/**
 * What became of one row. `kept`: accepted, but the server kept its own e-mail or phone, or
 * has anything else otherwise than sent; `exists`: create-only mode
 * found the consumer there; `skipped`: never sent (kept back by an error, excluded, or not there in update-only mode).
 */
export const OUTCOME_KINDS = ['created', 'updated', 'unchanged', 'kept', 'exists', 'failed', 'skipped'] as const;
export type OutcomeKind = (typeof OUTCOME_KINDS)[number];
export type OutcomeCounts = Record<OutcomeKind, number>;

export const noOutcomes = (): OutcomeCounts => ({
  created: 0,
  updated: 0,
  unchanged: 0,
  kept: 0,
  exists: 0,
  failed: 0,
  skipped: 0,
});

/** Why a row has its outcome; the page turns the code into a sentence (`outcomes.reason.<code>`). */
export const OUTCOME_REASONS = [
  /** 400, 422 and the like: the server's own words are in `message`. */
  'refused',
  /** The server answered 2xx without the document the contract promises. */
  'off-contract-answer',
  /** What the server has is not what was sent: `email` or `phone` (trap 1), or something it should have taken. */
  'server-kept-value',
  /** Only the e-mail or phone differs from what was sent before, and the server keeps those (trap 1): not sent. */
  'contact-not-applied',
  /** Nothing differs from what was sent before, which the server has otherwise all the same: not sent again in vain. */
  'not-taken-before',
  'already-exists',
  /** A creation whose answer was lost found the consumer there, and its id cannot be asked for (traps 2 and 6). */
  'created-or-exists',
  'not-found',
  'redirect',
  'kept-back',
  'excluded',
  /** Tried as often as the retry policy allows; the last failure is in `message`. */
  'gave-up',
] as const;
export type OutcomeReason = (typeof OUTCOME_REASONS)[number];

export interface Outcome {
  kind: OutcomeKind;
  reason: OutcomeReason | null;
  /** The server's own words, or null. */
  message: string | null;
  /** The consumer's attribute in question, such as `email` or `custom_attributes.ltv`, or null. */
  field: string | null;
  /** Of `kept`: the value that was sent in `field`, empty where it was to be cleared; null once it was wiped. */
  sentValue: string | null;
  /** The value the server has, where it differs from the one sent; null once it was wiped. */
  serverValue: string | null;
  /** Of `kept`: the other attributes that the server has otherwise, by their names; null where there are none. */
  otherFields: string | null;
  httpStatus: number | null;
  /** `X-Request-Id` of the deciding answer: support asks for it. */
  requestId: string | null;
}

/** An outcome with the row it belongs to, as lists and reports show it. */
export interface RowOutcome extends Outcome {
  /** 1-based number of the row below the header. */
  row: number;
  externalId: string;
  /** When the outcome became known, ISO 8601 UTC. */
  at: string;
  attempts: number;
}
