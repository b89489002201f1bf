import type { PauseReason } from '../../shared/delivery/state';
import type { ArchiveProblem } from './fetch-archive';

/** What taking a list is doing. All waits can be cancelled. */
export type ListState =
  /** Waits for the server's limit of a task a minute. */
  | { at: 'limit'; waitMs: number }
  /** The answer to the request for a task was lost: a task may be there. After this wait, another is made. */
  | { at: 'answer-lost'; waitMs: number }
  /** Nothing answers, or the server is busy: asks again after this wait. */
  | { at: 'repeating'; waitMs: number }
  | { at: 'asking' }
  /** The server makes the list. */
  | { at: 'preparing'; state: 'waiting' | 'processing' }
  /** `totalBytes` is null if the server did not say. */
  | { at: 'fetching'; bytes: number; totalBytes: number | null };

/** How taking a list ended. */
export type ListTaken<T> =
  /** `value` is what the sink returned; `createdAt` that of the task, RFC 3339. */
  | { kind: 'taken'; value: T; createdAt: string }
  /** The task can be followed again. */
  | { kind: 'cancelled' }
  /** The server keeps asking to wait, for this long now. */
  | { kind: 'throttled'; waitMs: number }
  /** The answer was lost more than once: tasks may be there. */
  | { kind: 'answer-lost' }
  /** This shop makes no lists for this token. */
  | { kind: 'not-offered'; message: string }
  | { kind: 'rejected'; message: string }
  /** `quota`: the day's minutes of exporting are used up. `start-time-exceeded`: it waited for a day. */
  | { kind: 'refused'; reason: 'quota' | 'start-time-exceeded' | 'other'; message: string }
  /** The task ended in a state that is not known, or what the server says about it cannot be read. */
  | { kind: 'off-contract'; message: string }
  /** The token is refused, nothing answers, or the rate limit lasts. */
  | { kind: 'unanswered'; reason: PauseReason }
  /** The archive could not be fetched. `detail` is a status or the system's code, never an address. */
  | { kind: 'no-archive'; problem: ArchiveProblem; detail: string };

/** Reads an archive's bytes, gzip or plain, at its own speed. Errors of the bytes are to be thrown on. */
export type ListSink<T> = (
  bytes: AsyncIterable<Uint8Array>,
  about: { createdAt: string; signal: AbortSignal },
) => Promise<T>;
