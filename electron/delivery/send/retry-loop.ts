import { outcomeOf, type Answer } from '../../../shared/delivery/answers/classify-answer';
import type { Outcome } from '../../../shared/delivery/outcome';
import {
  decide,
  type Exchange,
  type RetryCause,
  type RetryPolicy,
} from '../../../shared/delivery/answers/retry-policy';
import type { PauseReason } from '../../../shared/delivery/state';
import type { Exchanged } from '../../api/aplaut-client';
import type { Sleep } from '../../storage/clock';
import type { Pacer } from '../../api/pacer';
import { refusalReason } from '../../api/refusal-reason';
import type { ServerContact } from './server-contact';

/** The result of sending one row: its outcome, or why the whole delivery must pause with this row still unsent. */
export type SentRow = { kind: 'outcome'; outcome: Outcome; attempts: number } | { kind: 'pause'; reason: PauseReason };

export interface RetryContext {
  pacer: Pacer;
  policy: RetryPolicy;
  contact: ServerContact;
  random: () => number;
  sleep: Sleep;
  /** Aborts waits, never a request in flight: its answer must be known. */
  signal: AbortSignal;
  onRequest: () => void;
  onWait: (delayMs: number, why: RetryCause) => void;
}

/** The answer that decides, or the row's outcome without one. */
export type Tried = { kind: 'answer'; answer: Answer } | { kind: 'sent'; sent: SentRow };

/** Sends one row's requests at the shop's pace, repeats them as the retry policy says, and counts the attempts. */
export class RetryLoop {
  #attempts = 0;
  #rateLimitRepeats = 0;
  #rateLimitWaitedMs = 0;
  #networkWaitedMs = 0;

  constructor(private readonly context: RetryContext) {}

  done(outcome: Outcome): SentRow {
    return { kind: 'outcome', outcome, attempts: this.#attempts };
  }

  /**
   * Repeats a request until an answer decides something. Throws the signal's reason if aborted between requests.
   *
   * @param beforeRepeat called if the server may already have acted on the request: returns a result that settles it, or null to repeat it
   */
  async run(request: () => Promise<Exchanged>, beforeRepeat?: () => Promise<Tried | null>): Promise<Tried> {
    const { pacer, contact, sleep, signal, onWait } = this.context;
    for (let attempt = 1; ; attempt += 1) {
      const exchanged = await this.#exchange(request);
      const verdict = this.#decide(exchanged, attempt);
      switch (verdict.do) {
        case 'accept':
        case 'fail-row':
          contact.decided();
          if (exchanged.kind === 'answer') return { kind: 'answer', answer: exchanged.answer };
          throw new Error('only an answer can be accepted or refused');
        case 'pause-token':
          return pausedBy(tokenReason(exchanged));
        case 'give-up':
          return this.#giveUp(verdict.cause, exchanged);
        case 'retry':
          if (verdict.cause === 'rate-limit') {
            this.#rateLimitRepeats += 1;
            this.#rateLimitWaitedMs += verdict.afterMs;
          }
          if (verdict.cause === 'network') this.#networkWaitedMs += verdict.afterMs;
          if (verdict.hold) await pacer.hold(verdict.afterMs);
          onWait(verdict.afterMs, verdict.cause);
          await sleep(verdict.afterMs, signal);
      }
      const settled = mayHaveActed(exchanged) ? ((await beforeRepeat?.()) ?? null) : null;
      if (settled !== null) return settled;
    }
  }

  async #exchange(request: () => Promise<Exchanged>): Promise<Exchanged> {
    const { pacer, signal, contact, onRequest } = this.context;
    await pacer.turn(signal);
    onRequest();
    this.#attempts += 1;
    const exchanged = await request();
    if (exchanged.kind === 'answer') contact.heard();
    return exchanged;
  }

  #decide(exchanged: Exchanged, attempt: number) {
    const { contact, policy, random } = this.context;
    const exchange: Exchange =
      exchanged.kind === 'answer'
        ? { kind: 'answer', status: exchanged.answer.status, headers: exchanged.headers }
        : exchanged;
    const tried = {
      attempt,
      rateLimitRepeats: this.#rateLimitRepeats,
      rateLimitWaitedMs: this.#rateLimitWaitedMs,
      networkWaitedMs: this.#networkWaitedMs,
      inContact: contact.inContact,
    };
    return decide(exchange, tried, policy, random);
  }

  /** A server that fails on one row fails that row. One that fails on row after row, or cannot be reached, pauses the delivery. */
  #giveUp(cause: RetryCause, exchanged: Exchanged): Tried {
    const message = exchanged.kind === 'answer' ? `HTTP ${exchanged.answer.status}` : exchanged.code;
    if (cause === 'rate-limit') return pausedBy({ by: 'rate-limit', message });
    const detail = exchanged.kind === 'no-answer' ? (exchanged.detail ?? '') : '';
    const said = `${message} ${detail}`.trim();
    if (cause === 'network' || this.context.contact.gaveUp()) return pausedBy({ by: 'network', message: said });
    const answer = exchanged.kind === 'answer' ? exchanged.answer : null;
    return { kind: 'sent', sent: this.done({ ...outcomeOf(answer, 'failed'), reason: 'gave-up', message }) };
  }
}

/** Whether the server may have acted although it did not say so. */
function mayHaveActed(exchanged: Exchanged): boolean {
  if (exchanged.kind === 'no-answer') return exchanged.sent;
  return exchanged.answer.status >= 500 && exchanged.answer.status !== 503;
}

/** Answers with which the server turns a request away before doing anything (api-contract.md, Errors as they really look). */
const TURNED_AWAY: ReadonlySet<number> = new Set([401, 403, 429, 503]);

/** Whether the server certainly did nothing: the request never reached it, or was turned away. */
export function isUndone(exchanged: Exchanged): boolean {
  return exchanged.kind === 'no-answer' ? !exchanged.sent : TURNED_AWAY.has(exchanged.answer.status);
}

function pausedBy(reason: PauseReason): Tried {
  return { kind: 'sent', sent: { kind: 'pause', reason } };
}

function tokenReason(exchanged: Exchanged): PauseReason {
  if (exchanged.kind !== 'answer') throw new Error('only an answer can refuse a token');
  const { status, requestId } = exchanged.answer;
  return { by: 'token', httpStatus: status, message: refusalReason(exchanged.headers, status), requestId };
}
