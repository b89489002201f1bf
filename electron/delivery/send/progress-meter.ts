import {
  openRateWindow,
  ratePerSecond,
  recordOutcomes,
  secondsLeft,
  type RateWindow,
} from '../../../shared/delivery/progress';
import type { RowOutcome } from '../../../shared/delivery/outcome';
import type { DeliveryProgress, DeliverySummary } from '../../../shared/delivery/summary';

const TELL_INTERVAL_MS = 250;
/** A delivery that makes no request for longer than this is stalled. */
const USUAL_GAP_MS = 5_000;

/**
 * Measures one run of a delivery: counts of rows, so that a large delivery is not counted again each time; the rate; requests and time
 * since they were last saved; and when to report progress.
 */
export class ProgressMeter {
  #summary: DeliverySummary;
  #window: RateWindow;
  #requests = 0;
  #spentUntilMs: number;
  #lastToldMs = -Infinity;
  #waiting: DeliveryProgress['waiting'] = null;
  /** Until when the server's limit blocks all requests. */
  #heldUntilMs = 0;
  /** The start of the current wait, if any, and the time without requests in earlier waits. */
  #waitingSinceMs = 0;
  #idleMs = 0;

  /** @param summary the delivery when it was started */
  constructor(
    private readonly nowMs: () => number,
    summary: DeliverySummary,
  ) {
    this.#summary = summary;
    this.#spentUntilMs = nowMs();
    this.#window = openRateWindow(nowMs());
  }

  countRequest(): void {
    this.#requests += 1;
    if (this.#waiting === null) return;
    this.#idleMs += this.#idleNow();
    this.#waiting = null;
  }

  /** @param delayMs the time left until then */
  wait(delayMs: number, until: Date, why: NonNullable<DeliveryProgress['waiting']>['why']): void {
    const nowMs = this.nowMs();
    if (this.#waiting === null) this.#waitingSinceMs = nowMs;
    this.#waiting = { until: until.toISOString(), why };
    if (why === 'rate-limit') this.#heldUntilMs = Math.max(this.#heldUntilMs, nowMs + delayMs);
  }

  /** Counts outcomes that are on disk now. */
  record(outcomes: readonly RowOutcome[]): void {
    this.#window = recordOutcomes(this.#window, this.#workedMs(), outcomes.length);
    const counts = { ...this.#summary.outcomes };
    for (const { kind } of outcomes) counts[kind] += 1;
    this.#summary = { ...this.#summary, outcomes: counts, pending: this.#summary.pending - outcomes.length };
  }

  /** Requests and milliseconds since the last call. */
  takeSpent(): { requests: number; activeMs: number } {
    const nowMs = this.nowMs();
    const spent = { requests: this.#requests, activeMs: nowMs - this.#spentUntilMs };
    this.#requests = 0;
    this.#spentUntilMs = nowMs;
    this.#summary = {
      ...this.#summary,
      requests: this.#summary.requests + spent.requests,
      activeSeconds: this.#summary.activeSeconds + spent.activeMs / 1000,
    };
    return spent;
  }

  /** At most a few times a second: nobody can read faster. */
  isTimeToTell(): boolean {
    const nowMs = this.nowMs();
    if (nowMs - this.#lastToldMs < TELL_INTERVAL_MS) return false;
    this.#lastToldMs = nowMs;
    return true;
  }

  progress(): DeliveryProgress {
    const summary = this.#summary;
    const workedMs = this.#workedMs();
    const isGone = this.#waiting?.why === 'network';
    const left = isGone ? null : secondsLeft(summary.pending, this.#window, workedMs);
    const heldMs = this.#waiting === null ? 0 : Math.max(0, this.#heldUntilMs - this.nowMs());
    return {
      summary,
      ratePerSecond: ratePerSecond(this.#window, workedMs),
      secondsLeft: left === null ? null : left + heldMs / 1000,
      waiting: this.#waiting,
    };
  }

  /** A clock in milliseconds that stops while the server makes everything wait, since such a wait says nothing about the rate to come. */
  #workedMs(): number {
    return this.nowMs() - this.#idleMs - this.#idleNow();
  }

  #idleNow(): number {
    return this.#waiting === null ? 0 : Math.max(0, this.nowMs() - this.#waitingSinceMs - USUAL_GAP_MS);
  }
}
