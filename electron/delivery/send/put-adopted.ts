import type { DeliveryMode } from '../../../shared/consumer/delivery-mode';
import { buildRequest } from '../../../shared/consumer/rows/build-request';
import {
  acceptedOutcome,
  attributesOf,
  isSuccess,
  outcomeOf,
  refusedOutcome,
} from '../../../shared/delivery/answers/classify-answer';
import { previousOf } from '../../../shared/delivery/compare/previous-values';
import type { AplautClient } from '../../api/aplaut-client';
import type { PendingRow } from '../store/row-store';
import type { RetryLoop, SentRow } from './retry-loop';
import type { RememberPrevious } from './send-row';

/**
 * Sends a row to the consumer that it adopts, under that one's internal id. A GET right before must show that it is still the one that was
 * meant; else nothing is sent, so that nobody else's data is overwritten.
 */
export async function putAdopted(
  row: PendingRow,
  goesTo: NonNullable<PendingRow['goesTo']>,
  context: { client: AplautClient; mode: DeliveryMode; previousValues: RememberPrevious | null },
  loop: RetryLoop,
): Promise<SentRow> {
  const { client, mode, previousValues } = context;
  const { internalId, isStill } = goesTo;
  const found = await loop.run(() => client.getConsumer(internalId));
  if (found.kind !== 'answer') return found.sent;
  const { answer } = found;
  if (!isSuccess(answer) && answer.status !== 404) return loop.done(refusedOutcome(answer));
  const document = isSuccess(answer) ? attributesOf(answer.body) : null;
  if (document === null || !isStill(document)) {
    return loop.done({ ...outcomeOf(answer, 'skipped'), reason: 'adoption-changed' });
  }
  await previousValues?.remember(row, previousOf(row.attributes, document));
  const tried = await loop.run(() => client.send(buildRequest({ ...row, adopts: goesTo }, mode)));
  if (tried.kind !== 'answer') return tried.sent;
  return loop.done(
    isSuccess(tried.answer) ? acceptedOutcome(tried.answer, row.attributes, 'PUT') : refusedOutcome(tried.answer),
  );
}
