import type { ListRefusal } from '../consumer/verdict/list-refusal';
import type { ProofSummary } from '../delivery/proof/proof';
import type { PauseReason } from '../delivery/state';

/** What obtaining a shop list is doing. All waits can be cancelled. */
export type ObtainingState =
  /** Waits for the server's limit of a task a minute. */
  | { at: 'limit'; waitMs: number }
  /** The answer to the request for a task was lost: a task may be there. After this wait, another is made. */
  | { at: 'answer-lost'; waitMs: number }
  /** Nothing answers, or the server is busy: asks again after this wait. */
  | { at: 'repeating'; waitMs: number }
  | { at: 'asking' }
  /** The server makes the list. */
  | { at: 'preparing'; state: 'waiting' | 'processing' }
  /** The list is fetched, and read as it arrives. `totalBytes` is null if the server did not say. */
  | { at: 'fetching'; bytes: number; totalBytes: number | null };

/** What taking a list for a sheet is doing. */
export type ListTaking =
  | ObtainingState
  /** The rows are compared with the list. */
  | { at: 'comparing' }
  /** A handful of consumers is asked for before the list is believed. */
  | { at: 'checking' };

/** Why there is no archive. */
export type ArchiveProblem =
  'bad-link' | 'http-not-agreed' | 'too-many-redirects' | 'refused' | 'unreachable' | 'too-large' | 'too-slow';

/** Why the shop gave no list. */
export type NoList =
  /** The server keeps asking to wait, for this long now. */
  | { kind: 'throttled'; waitMs: number }
  /** The answer was lost more than once: tasks may be there. */
  | { kind: 'answer-lost' }
  /** This shop makes no lists for this token. */
  | { kind: 'not-offered'; message: string }
  | { kind: 'rejected'; message: string }
  /** `quota`: the day's minutes of exporting are used up. `start-time-exceeded`: it waited for a day. */
  | { kind: 'refused'; reason: 'quota' | 'start-time-exceeded' | 'other'; message: string }
  /** The task ended in a state that is not known, or what the server says cannot be read. */
  | { kind: 'off-contract'; message: string }
  /** The token is refused, nothing answers, or the rate limit lasts. */
  | { kind: 'unanswered'; reason: PauseReason }
  /** The archive could not be fetched. `detail` is a status or the system's code, never an address. */
  | { kind: 'no-archive'; problem: ArchiveProblem; detail: string };

/** Why a list that could be read is not believed, see `ListBelief`. */
export type NotTrusted =
  { kind: 'differs'; field: string } | { kind: 'not-there' } | { kind: 'left-out' } | { kind: 'changing' };

/** How taking a list for a sheet ended. In all cases but `used` the sheet has the list that it had before, if any. */
export type ListEnding =
  | { kind: 'used' }
  | { kind: 'cancelled' }
  /** The sheet was closed, or read again. */
  | { kind: 'sheet-gone' }
  | NoList
  | { kind: 'broken'; refusal: ListRefusal }
  | { kind: 'not-trusted'; why: NotTrusted };

/** How the proof of a delivery ended. In all cases but `proven` nothing is shown. */
export type ProofEnding =
  { kind: 'proven'; proof: ProofSummary } | Exclude<ListEnding, { kind: 'used' } | { kind: 'sheet-gone' }>;
