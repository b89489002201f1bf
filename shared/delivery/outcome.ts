/**
 * What happened to one row.
 * - `kept`: accepted, but the server kept its own e-mail or phone, or another value differs from the one sent.
 * - `exists`: create-only mode found the consumer in the shop.
 * - `skipped`: never sent (blocked by an error, excluded, or not found in update-only mode).
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

/** Why a row has its outcome. The page turns the code into a sentence (`outcomes.reason.<code>`). */
export const OUTCOME_REASONS = [
  /** 400, 422 and the like. The server's own words are in `message`. */
  'refused',
  /** The server answered 2xx without the document that the contract promises. */
  'off-contract-answer',
  /** A value at the server differs from the one sent: `email` or `phone` (trap 1), or one that it should have accepted. */
  'server-kept-value',
  /** Not sent: a list of the shop's consumers shows the same values. */
  'as-listed',
  /** Not sent: only the e-mail or phone differs from what was sent before or is listed, and the server keeps its own (trap 1). */
  'contact-not-applied',
  /** Not sent: nothing differs from what was sent before, and the server did not accept all of it then. */
  'not-taken-before',
  'already-exists',
  /** A creation whose answer was lost found the consumer there, and its id cannot be looked up (traps 2 and 6). */
  'created-or-exists',
  'not-found',
  'redirect',
  'kept-back',
  /** Not sent: the consumer that the row was to go to is not as it was when that was decided. */
  'adoption-changed',
  'excluded',
  /** Written into a file for the cabinet. A list of the shop's consumers can show whether it arrived. */
  'by-file',
  /** Tried as often as the retry policy allows. The last failure is in `message`. */
  'gave-up',
] as const;
export type OutcomeReason = (typeof OUTCOME_REASONS)[number];

export interface Outcome {
  kind: OutcomeKind;
  reason: OutcomeReason | null;
  /** The server's own words, or null. */
  message: string | null;
  /** The attribute concerned, such as `email` or `custom_attributes.ltv`, or null. */
  field: string | null;
  /** For `kept`: the value sent in `field`, empty if it was to be cleared. Null after it is wiped. */
  sentValue: string | null;
  /** The server's value, if it differs from the one sent. Null after it is wiped. */
  serverValue: string | null;
  /** For `kept`: names of the other attributes that differ at the server. Null if there are none. */
  otherFields: string | null;
  httpStatus: number | null;
  /** `X-Request-Id` of the deciding answer, which support asks for. */
  requestId: string | null;
}

/** An outcome with its row, as lists and reports show it. */
export interface RowOutcome extends Outcome {
  /** 1-based number of the row below the header. */
  row: number;
  externalId: string;
  /** When the outcome became known, ISO 8601 UTC. */
  at: string;
  attempts: number;
}
