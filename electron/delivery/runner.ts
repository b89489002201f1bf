import type { RowOutcome } from '../../shared/delivery/outcome';
import type { PauseReason } from '../../shared/delivery/state';
import type { PendingRow } from './delivery-store';
import { OutcomeWriter } from './outcome-writer';
import { sendRow, type SendRowContext } from './send-row';
import { ServerContact } from './server-contact';
import type { SentRow } from './tries';

/** How a run ended: nothing left to send, asked to stop, or something in the way. */
export type RunEnd = { kind: 'complete' } | { kind: 'interrupted' } | { kind: 'paused'; reason: PauseReason };

export interface RunOptions extends Omit<SendRowContext, 'contact'> {
  concurrency: number;
  /** The next rows without an outcome, in order; empty at the end. Asked again only when all of a batch are durable. */
  nextBatch: () => PendingRow[];
  /** Writes outcomes durably, or throws. */
  save: (outcomes: RowOutcome[]) => void;
  now: () => Date;
}

/**
 * Sends batch after batch until nothing is left or something stops it. Rows under way are always brought to their durable
 * outcome first, so that no row is sent again after it.
 */
export async function runDelivery(options: RunOptions): Promise<RunEnd> {
  const writer = new OutcomeWriter(options.save);
  const contact = new ServerContact(options.policy.maxRowsGivenUp);
  const stop = new AbortController();
  const signal = AbortSignal.any([options.signal, stop.signal]);
  let reason: PauseReason | undefined;
  const pause = (because: PauseReason) => {
    reason ??= because;
    stop.abort();
  };

  const sendOne = async (row: PendingRow): Promise<void> => {
    let sent: SentRow;
    try {
      sent = await sendRow(row, { ...options, contact, signal });
    } catch (error) {
      if (!signal.aborted) pause({ by: 'storage', message: error instanceof Error ? error.message : String(error) });
      return;
    }
    if (sent.kind === 'pause') {
      pause(sent.reason);
      return;
    }
    const { outcome, attempts } = sent;
    try {
      await writer.write({
        ...outcome,
        row: row.row,
        externalId: row.externalId,
        at: options.now().toISOString(),
        attempts: row.attempts + attempts,
      });
    } catch (error) {
      pause({ by: 'storage', message: error instanceof Error ? error.message : String(error) });
    }
  };

  while (!signal.aborted) {
    const batch = options.nextBatch();
    if (batch.length === 0) return { kind: 'complete' };
    const queue = batch.values();
    const work = async () => {
      for (const row of queue) {
        if (signal.aborted) return;
        await sendOne(row);
      }
    };
    await Promise.all(Array.from({ length: options.concurrency }, work));
  }
  return reason === undefined ? { kind: 'interrupted' } : { kind: 'paused', reason };
}
