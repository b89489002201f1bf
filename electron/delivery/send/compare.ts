import { isAddressable } from '../../../shared/consumer/cells/id-faults';
import type { PreparedRow } from '../../../shared/consumer/payload-types';
import type { DeliveryMode } from '../../../shared/consumer/delivery-mode';
import { attributesOf, isSuccess, type Answer } from '../../../shared/delivery/answers/classify-answer';
import {
  compareAdopted,
  compareConsumer,
  notCompared,
  type ComparedRow,
  type Comparison,
} from '../../../shared/delivery/compare/compare-consumer';
import { parseErrorBody } from '../../../shared/delivery/answers/parse-error-body';
import type { PauseReason } from '../../../shared/delivery/state';
import type { AplautClient } from '../../api/aplaut-client';
import type { GoesTo } from '../prints/adoptions';
import { ServerContact } from './server-contact';
import { RetryLoop, type RetryContext } from './retry-loop';

/** Requests in flight at once: answers may be slower than the pace. */
const CONCURRENCY = 4;

/** A row, and the consumer that it goes to in place of the one with its id. */
export type RowToCompare = PreparedRow & { goesTo?: GoesTo | null };

export interface CompareContext extends Omit<RetryContext, 'contact' | 'onRequest' | 'onWait'> {
  client: Pick<AplautClient, 'getConsumer'>;
  mode: DeliveryMode;
  /** Called after each row. */
  onCompared: (done: number) => void;
}

/**
 * Reads the consumer of each row with one GET and says what sending the rows would change. Nothing is sent or stored. Ends early if the
 * signal is aborted, and for the reasons that pause a delivery: a refused token, no network, the rate limit.
 */
export async function compareRows(
  rows: readonly RowToCompare[],
  context: CompareContext,
): Promise<Pick<Comparison, 'rows' | 'ended'>> {
  const contact = new ServerContact(context.policy.maxRowsGivenUp);
  const stop = new AbortController();
  const signal = AbortSignal.any([context.signal, stop.signal]);
  const compared: ComparedRow[] = [];
  const queue = rows.values();
  let reason: PauseReason | undefined;

  const compareOne = async (row: RowToCompare): Promise<ComparedRow | PauseReason> => {
    // An id that cannot be part of a path would lead to another consumer.
    const goesTo = context.mode === 'create' ? null : (row.goesTo ?? null);
    if (goesTo === null && !isAddressable(row.externalId)) return notCompared(row, 'not-askable', '');
    const loop = new RetryLoop({ ...context, contact, signal, onRequest: () => undefined, onWait: () => undefined });
    const tried = await loop.run(() => context.client.getConsumer(goesTo?.internalId ?? row.externalId));
    if (tried.kind === 'answer') return read(row, goesTo, tried.answer, context.mode);
    if (tried.sent.kind === 'pause') return tried.sent.reason;
    return notCompared(row, 'unknown', tried.sent.outcome.message ?? '');
  };
  // A GET changes nothing, so its answer need not be awaited.
  const cancelled = new Promise<never>((_, reject) => {
    context.signal.addEventListener('abort', () => reject(new Error('the comparison was cancelled')), { once: true });
  });
  cancelled.catch(() => undefined);
  const work = async (): Promise<void> => {
    for (const row of queue) {
      if (signal.aborted) return;
      const found = await Promise.race([compareOne(row), cancelled]);
      if ('by' in found) {
        reason ??= found;
        stop.abort();
        return;
      }
      compared.push(found);
      context.onCompared(compared.length);
    }
  };
  const aborted = (error: unknown): void => {
    if (!signal.aborted) throw error;
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, () => work().catch(aborted)));
  const ended = reason ?? (compared.length < rows.length ? { by: 'cancelled' as const } : null);
  return { rows: compared.toSorted((a, b) => a.row - b.row), ended };
}

function read(row: PreparedRow, goesTo: GoesTo | null, answer: Answer, mode: DeliveryMode): ComparedRow {
  const document = isSuccess(answer) ? attributesOf(answer.body) : null;
  if (answer.status === 404) return goesTo === null ? compareConsumer(row, null, mode) : compareAdopted(row, null);
  if (document === null)
    return notCompared(row, 'unknown', parseErrorBody(answer.body)?.message ?? `HTTP ${answer.status}`);
  if (goesTo !== null) return compareAdopted(row, goesTo.isStill(document) ? document : null);
  return compareConsumer(row, document, mode);
}
