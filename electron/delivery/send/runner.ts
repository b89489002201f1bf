import { setMaxListeners } from 'node:events';
import { countFailure, noFailuresYet, pauseFor } from '../../../shared/delivery/failing-alike';
import type { Outcome, RowOutcome } from '../../../shared/delivery/outcome';
import type { PauseReason } from '../../../shared/delivery/state';
import type { PendingRow } from '../store/row-store';
import { OutcomeWriter } from './outcome-writer';
import { sendRow, type SendRowContext } from './send-row';
import { ServerContact } from './server-contact';
import { failurePause } from '../../storage/storage-problem';
import type { SentRow } from './retry-loop';

/** How a run ended: nothing left to send, stopped on request, or paused for a reason. */
export type RunEnd = { kind: 'complete' } | { kind: 'interrupted' } | { kind: 'paused'; reason: PauseReason };

export interface RunOptions extends Omit<SendRowContext, 'contact'> {
  concurrency: number;
  /** The next rows of this run, in order; empty at the end. */
  nextBatch: () => PendingRow[];
  /** Resolves when rows can be taken. */
  writable: () => Promise<void>;
  /** Writes outcomes durably, or rejects. */
  save: (outcomes: RowOutcome[]) => Promise<void>;
  now: () => Date;
  /** A monotonic clock. */
  nowMs: () => number;
  /** Called with an error that stops the run and is not an answer of the server. */
  onUnexpected: (error: unknown) => void;
  /** Rows without an outcome at the start, and rows decided in earlier runs: they tell whether the first rows are sent one by one. */
  before: { pending: number; decided: number };
}

/**
 * Sends row after row until nothing is left or something stops it. Rows in flight always get their outcome on disk first. Rows never wait
 * for one another, so slow answers do not slow the pace. Rows that fail alike stop the run too. So the first rows of a large delivery are
 * sent one by one, until one of them does not fail like the others.
 */
export async function runDelivery(options: RunOptions): Promise<RunEnd> {
  const contact = new ServerContact(options.policy.maxRowsGivenUp);
  const stop = new AbortController();
  const signal = AbortSignal.any([options.signal, stop.signal]);
  // Every request in flight may listen to it.
  setMaxListeners(options.concurrency + 1, signal);
  let batch: PendingRow[] = [];
  /** Rows in flight. */
  let undecided = 0;
  let failures = noFailuresYet(options.before);
  let reason: PauseReason | undefined;
  const pause = (because: PauseReason) => {
    reason ??= because;
    stop.abort();
  };

  const pauseByFailure = (error: unknown) => {
    options.onUnexpected(error);
    pause(failurePause(error));
  };
  const writer = new OutcomeWriter({ ...options, onFailure: pauseByFailure });

  const next = (): PendingRow | undefined => {
    if (batch.length === 0) batch = options.nextBatch().toReversed();
    const row = batch.pop();
    if (row !== undefined) undecided += 1;
    return row;
  };

  const count = (outcome: Outcome) => {
    undecided -= 1;
    failures = countFailure(failures, outcome);
    const because = pauseFor(failures);
    if (because !== null) pause(because);
  };

  const context: SendRowContext = { ...options, contact, signal };
  const sendOne = async (row: PendingRow): Promise<void> => {
    let sent: SentRow;
    try {
      sent = await sendRow(row, context);
    } catch (error) {
      if (!signal.aborted) pauseByFailure(error);
      return;
    }
    if (sent.kind === 'pause') {
      pause(sent.reason);
      return;
    }
    const { outcome, attempts } = sent;
    count(outcome);
    const at = options.now().toISOString();
    // The next row does not wait until this is on disk; the end of the run does.
    writer.write({ ...outcome, row: row.row, externalId: row.externalId, at, attempts: row.attempts + attempts });
  };

  const work = async (goesOn: () => boolean): Promise<void> => {
    try {
      for (;;) {
        if (batch.length === 0) await options.writable();
        if (!goesOn() || signal.aborted) return;
        const row = next();
        if (row === undefined) return;
        await sendOne(row);
      }
    } catch (error) {
      pauseByFailure(error);
    }
  };

  await work(() => failures.canary);
  await Promise.all(Array.from({ length: options.concurrency }, () => work(() => true)));
  await writer.settled();
  // If the last rows failed alike, a pause has nothing left to spare.
  const isCutShort = signal.aborted && (reason?.by !== 'failing-alike' || undecided > 0);
  if (!isCutShort && next() === undefined) return { kind: 'complete' };
  return reason === undefined ? { kind: 'interrupted' } : { kind: 'paused', reason };
}
