import type { NoList } from '../../shared/ipc/list-taking';

/** How taking a list ended. */
export type ListTaken<T> =
  /** `value` is what the sink returned; `createdAt` that of the task, RFC 3339; `askedAt` when it was asked for by this machine's clock. */
  | { kind: 'taken'; value: T; createdAt: string; askedAt: string }
  /** The task can be followed again. */
  | { kind: 'cancelled' }
  | NoList;

/** Reads an archive's bytes, gzip or plain, at its own speed. Errors of the bytes are to be thrown on. */
export type ListSink<T> = (
  bytes: AsyncIterable<Uint8Array>,
  about: { createdAt: string; signal: AbortSignal },
) => Promise<T>;
