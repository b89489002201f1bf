import { buildRequest } from '../../shared/consumer/build-request';
import type { DeliveryMode } from '../../shared/consumer/target';
import {
  acceptedOutcome,
  attributesOf,
  isAlreadyTaken,
  outcomeOf,
  refusedOutcome,
  type Answer,
} from '../../shared/delivery/classify-answer';
import type { Outcome } from '../../shared/delivery/outcome';
import { decide, type RetryPolicy } from '../../shared/delivery/retry-policy';
import type { PauseReason } from '../../shared/delivery/state';
import type { AplautClient, Exchanged } from './aplaut-client';
import type { PendingRow } from './delivery-store';
import type { Pacer, Sleep } from './pacer';
import { refusalReason } from './refusal-reason';

/** What sending one row came to: its outcome, or why the whole delivery has to wait with this row still to be sent. */
export type SentRow = { kind: 'outcome'; outcome: Outcome; attempts: number } | { kind: 'pause'; reason: PauseReason };

export interface SendRowContext {
  client: AplautClient;
  mode: DeliveryMode;
  pacer: Pacer;
  policy: RetryPolicy;
  random: () => number;
  sleep: Sleep;
  /** Aborts waits, never a request under way: its answer has to be known. */
  signal: AbortSignal;
  onRequest: () => void;
  onWait: (delayMs: number, why: 'rate-limit' | 'server-busy' | 'network') => void;
}

/** Sends one row, repeating as the retry policy says. Throws the signal's reason when aborted between requests. */
export async function sendRow(row: PendingRow, context: SendRowContext): Promise<SentRow> {
  const tries = new Tries(context);
  switch (context.mode) {
    case 'upsert':
      return put(row, tries);
    case 'update': {
      const found = await tries.run(() => context.client.getConsumer(row.externalId));
      if (found.kind !== 'answer') return found.sent;
      if (found.answer.status === 404)
        return tries.done({ ...outcomeOf(found.answer, 'skipped'), reason: 'not-found' });
      return isSuccess(found.answer) ? put(row, tries) : tries.done(refusedOutcome(found.answer));
    }
    case 'create':
      return post(row, tries);
  }
}

async function put(row: PendingRow, tries: Tries): Promise<SentRow> {
  const result = await tries.run(() => tries.context.client.send(buildRequest(row, tries.context.mode)));
  if (result.kind !== 'answer') return result.sent;
  return tries.done(
    isSuccess(result.answer) ? acceptedOutcome(result.answer, row.attributes) : refusedOutcome(result.answer),
  );
}

/**
 * A POST is not safe to repeat: when its answer was lost, a GET tells whether the consumer is there by now
 * (api-contract.md, trap 6).
 */
async function post(row: PendingRow, tries: Tries): Promise<SentRow> {
  const { client } = tries.context;
  let mayBeOurs = false;
  const result = await tries.run(async () => {
    if (mayBeOurs) {
      const found = await client.getConsumer(row.externalId);
      if (found.kind !== 'answer' || found.answer.status !== 404) return found;
      tries.context.onRequest();
    }
    const exchanged = await client.send(buildRequest(row, 'create'));
    mayBeOurs ||= exchanged.kind === 'no-answer' ? exchanged.sent : exchanged.answer.status >= 500;
    return exchanged;
  });
  if (result.kind !== 'answer') return result.sent;
  const { answer } = result;
  if (isAlreadyTaken(answer)) return tries.done({ ...outcomeOf(answer, 'exists'), reason: 'already-exists' });
  if (!isSuccess(answer)) return tries.done(refusedOutcome(answer));
  // A GET that found the consumer after a lost answer: what was asked for has happened.
  const created = answer.status === 200 && attributesOf(answer.body) !== null ? { ...answer, status: 201 } : answer;
  return tries.done(acceptedOutcome(created, row.attributes));
}

/** The tries of one row's requests, counted together. */
class Tries {
  #attempts = 0;
  #rateLimitWaitedMs = 0;

  constructor(readonly context: SendRowContext) {}

  done(outcome: Outcome): SentRow {
    return { kind: 'outcome', outcome, attempts: this.#attempts };
  }

  /** Repeats a request until its answer decides something; `sent` is what the row comes to when none does. */
  async run(
    request: () => Promise<Exchanged>,
  ): Promise<{ kind: 'answer'; answer: Answer } | { kind: 'sent'; sent: SentRow }> {
    const { pacer, policy, random, signal, sleep, onRequest, onWait } = this.context;
    for (let attempt = 1; ; attempt += 1) {
      await pacer.turn(signal);
      onRequest();
      this.#attempts += 1;
      const exchanged = await request();
      const verdict = decide(
        asExchange(exchanged),
        { attempt, rateLimitWaitedMs: this.#rateLimitWaitedMs },
        policy,
        random,
      );
      switch (verdict.do) {
        case 'accept':
        case 'fail-row':
          if (exchanged.kind === 'answer') return { kind: 'answer', answer: exchanged.answer };
          throw new Error('only an answer can be accepted or refused');
        case 'pause-token':
          return pausedBy(tokenReason(exchanged));
        case 'give-up':
          return this.#giveUp(verdict.why, exchanged);
        case 'retry':
          if (verdict.why === 'rate-limit') this.#rateLimitWaitedMs += verdict.afterMs;
          onWait(verdict.afterMs, verdict.why);
          await sleep(verdict.afterMs, signal);
      }
    }
  }

  /** No network and no patience of the server's end the delivery, not the row; a server that fails on one row fails that row. */
  #giveUp(why: 'rate-limit' | 'server-busy' | 'network', exchanged: Exchanged): { kind: 'sent'; sent: SentRow } {
    const message = exchanged.kind === 'answer' ? `HTTP ${exchanged.answer.status}` : exchanged.code;
    if (why === 'network') return pausedBy({ by: 'network', message });
    if (why === 'rate-limit') return pausedBy({ by: 'rate-limit', message });
    const answer = exchanged.kind === 'answer' ? exchanged.answer : null;
    return { kind: 'sent', sent: this.done({ ...outcomeOf(answer, 'failed'), reason: 'gave-up', message }) };
  }
}

function pausedBy(reason: PauseReason): { kind: 'sent'; sent: SentRow } {
  return { kind: 'sent', sent: { kind: 'pause', reason } };
}

function tokenReason(exchanged: Exchanged): PauseReason {
  const httpStatus = exchanged.kind === 'answer' ? exchanged.answer.status : 0;
  const message = exchanged.kind === 'answer' ? refusalReason(exchanged.headers, httpStatus) : '';
  return { by: 'token', httpStatus, message };
}

function asExchange(exchanged: Exchanged): Parameters<typeof decide>[0] {
  return exchanged.kind === 'answer'
    ? { kind: 'answer', status: exchanged.answer.status, headers: exchanged.headers }
    : exchanged;
}

function isSuccess({ status }: Answer): boolean {
  return status >= 200 && status < 300;
}
