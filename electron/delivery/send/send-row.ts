import { buildRequest } from '../../../shared/consumer/rows/build-request';
import { isAddressable } from '../../../shared/consumer/cells/id-faults';
import type { ConsumerAttributes } from '../../../shared/consumer/payload-types';
import type { DeliveryMode } from '../../../shared/consumer/delivery-mode';
import { previousOf, type Previous } from '../../../shared/delivery/compare/previous-values';
import {
  acceptedOutcome,
  attributesOf,
  existsOutcome,
  isAlreadyTaken,
  isSuccess,
  outcomeOf,
  refusedOutcome,
  type Answer,
} from '../../../shared/delivery/answers/classify-answer';
import { isAnotherConsumer, isSameConsumer } from '../../../shared/delivery/compare/differences';
import { parseErrorBody } from '../../../shared/delivery/answers/parse-error-body';
import type { AplautClient } from '../../api/aplaut-client';
import type { PendingRow } from '../store/row-store';
import { putAdopted } from './put-adopted';
import { isUndone, RetryLoop, type SentRow, type Tried, type RetryContext } from './retry-loop';

export interface SendRowContext extends RetryContext {
  client: AplautClient;
  mode: DeliveryMode;
  /** Stores that a row is about to be sent, or was not after all. Called only if sending it again could do harm. */
  markTaken: (row: number, isTaken: boolean) => Promise<void>;
  /** Set if the person asked to remember previous values. */
  previousValues: RememberPrevious | null;
}

/** Stores a consumer's values before its PUT. */
export interface RememberPrevious {
  /** Whether they are stored already, by an earlier run or from a list. Durable when it resolves. */
  recall(row: PendingRow): Promise<boolean>;
  /** Durable when it resolves; does nothing for a row that is stored already. */
  remember(row: PendingRow, previous: Previous): Promise<void>;
}

/**
 * Sends one row, repeating as the retry policy says. Throws the signal's reason if aborted between requests. An id that leads to another
 * consumer is never put into a path, even if the sheet let it through (api-contract.md, trap 2).
 */
export async function sendRow(row: PendingRow, context: SendRowContext): Promise<SentRow> {
  const loop = new RetryLoop(context);
  if (context.mode !== 'create' && !isAddressable(row.externalId)) {
    return loop.done({ ...outcomeOf(null, 'skipped'), reason: 'kept-back', message: 'id-not-addressable' });
  }
  const goesTo = row.goesTo ?? null;
  if (context.mode !== 'create' && goesTo !== null) return putAdopted(row, goesTo, context, loop);
  switch (context.mode) {
    case 'upsert':
      return context.previousValues === null || (await context.previousValues.recall(row))
        ? put(row, context, loop)
        : putAfterLook(row, context, loop);
    case 'update':
      return putWhereThere(row, context, loop);
    case 'create':
      return post(row, context, loop);
  }
}

async function put(row: PendingRow, { client, mode }: SendRowContext, loop: RetryLoop): Promise<SentRow> {
  const tried = await loop.run(() => client.send(buildRequest(row, mode)));
  if (tried.kind !== 'answer') return tried.sent;
  const { answer } = tried;
  return loop.done(isSuccess(answer) ? acceptedOutcome(answer, documentOf(row), 'PUT') : refusedOutcome(answer));
}

async function putWhereThere(row: PendingRow, context: SendRowContext, loop: RetryLoop): Promise<SentRow> {
  const found = await loop.run(() => context.client.getConsumer(row.externalId));
  if (found.kind !== 'answer') return found.sent;
  const { answer } = found;
  if (answer.status === 404 || isAnother(row, answer)) {
    return loop.done({ ...outcomeOf(answer, 'skipped'), reason: 'not-found' });
  }
  if (!isSuccess(answer)) return loop.done(refusedOutcome(answer));
  await context.previousValues?.remember(row, previousOf(row.attributes, attributesOf(answer.body)));
  return put(row, context, loop);
}

/** Reads the consumer before the PUT changes it. */
async function putAfterLook(row: PendingRow, context: SendRowContext, loop: RetryLoop): Promise<SentRow> {
  const found = await loop.run(() => context.client.getConsumer(row.externalId));
  if (found.kind !== 'answer') return found.sent;
  const { answer } = found;
  if (answer.status !== 404 && !isSuccess(answer)) return loop.done(refusedOutcome(answer));
  await context.previousValues?.remember(row, previousIn(row, answer));
  return put(row, context, loop);
}

function previousIn(row: PendingRow, answer: Answer): Previous {
  if (answer.status === 404) return { was: 'absent' };
  // A consumer with another id could not be restored.
  return isAnother(row, answer) ? { was: 'unknown' } : previousOf(row.attributes, attributesOf(answer.body));
}

/**
 * A POST is not safe to repeat. If its answer was lost, a GET tells whether the consumer exists by now and is the one that was sent
 * (api-contract.md, trap 6). If a GET is impossible (an id with a dot or a slash) or its answer is not a document, and a repeated POST
 * finds the consumer there, nobody can tell whether the lost POST created it.
 */
async function post(row: PendingRow, { client, mode, markTaken }: SendRowContext, loop: RetryLoop): Promise<SentRow> {
  let mayBeOurs = row.wasTaken;
  let isMarked = row.wasTaken;
  const mark = async (isTaken: boolean): Promise<void> => {
    if (isTaken !== isMarked) await markTaken(row.row, isTaken);
    isMarked = isTaken;
  };
  const send: () => ReturnType<AplautClient['send']> = async () => {
    await mark(true);
    const exchanged = await client.send(buildRequest(row, mode));
    // Otherwise a consumer that already existed would count as created by this row.
    if (isUndone(exchanged)) await mark(mayBeOurs);
    return exchanged;
  };
  /** Null if there is no such consumer, `unknown` if that cannot be told. */
  const look = async (): Promise<Tried | 'unknown' | null> => {
    mayBeOurs = true;
    if (!isAddressable(row.externalId)) return 'unknown';
    const found = await loop.run(() => client.getConsumer(row.externalId));
    if (found.kind === 'sent') return found;
    if (found.answer.status === 404) return null;
    const attributes = attributesOf(found.answer.body);
    if (attributes?.['external_id'] !== row.externalId) return 'unknown';
    const isSame = isSameConsumer(row.externalId, row.attributes, attributes);
    const outcome = isSame ? acceptedOutcome(found.answer, documentOf(row), 'POST') : existsOutcome(found.answer);
    return { kind: 'sent', sent: loop.done(outcome) };
  };
  const tried = await loop.run(send, async () => {
    const settled = await look();
    return settled === 'unknown' ? null : settled;
  });
  if (tried.kind !== 'answer') return tried.sent;
  const { answer } = tried;
  if (isSuccess(answer)) return loop.done(acceptedOutcome(answer, documentOf(row), 'POST'));
  // Whatever the reason for refusing a repeated POST, the lost one may have been accepted.
  const settled = mayBeOurs ? await look() : null;
  if (!isAlreadyTaken(answer)) {
    if (isOurs(settled)) return settled.sent;
    const refused = refusedOutcome(answer);
    // A refusal without a reason may mean that the lost one created it.
    const isOpen = settled === 'unknown' && parseErrorBody(answer.body) === null;
    return loop.done(isOpen ? { ...refused, reason: 'gave-up' } : refused);
  }
  if (settled === 'unknown') return loop.done({ ...existsOutcome(answer), reason: 'created-or-exists' });
  return settled?.kind === 'sent' ? settled.sent : loop.done(existsOutcome(answer));
}

/** Whether a GET found the consumer that was sent, or why the whole delivery must pause. */
function isOurs(settled: Tried | 'unknown' | null): settled is Extract<Tried, { kind: 'sent' }> {
  if (settled === null || settled === 'unknown' || settled.kind !== 'sent') return false;
  return settled.sent.kind === 'pause' || settled.sent.outcome.kind !== 'exists';
}

/** What the answer's document should hold, the id included. */
function documentOf(row: PendingRow): ConsumerAttributes {
  return { external_id: row.externalId, ...row.attributes };
}

function isAnother(row: PendingRow, answer: Answer): boolean {
  const attributes = attributesOf(answer.body);
  return isSuccess(answer) && attributes !== null && isAnotherConsumer(row.externalId, attributes);
}
