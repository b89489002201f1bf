import {
  openRateWindow,
  ratePerSecond,
  recordOutcomes,
  secondsLeft,
  type RateWindow,
} from '../../shared/delivery/progress';
import type { RowOutcome } from '../../shared/delivery/outcome';
import type { DeliveryProgress, DeliverySummary } from '../../shared/delivery/summary';

const TELL_INTERVAL_MS = 250;

/**
 * Follows one run of a delivery: its counts, so that a large one is not counted anew each time; its rate; what it has spent since that was
 * last saved; and when to tell.
 */
export class ProgressMeter {
  #summary: DeliverySummary;
  #window: RateWindow;
  #requests = 0;
  #spentUntilMs: number;
  #lastToldMs = -Infinity;
  #waiting: DeliveryProgress['waiting'] = null;

  /** @param summary how the delivery stood when it was started */
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
    this.#waiting = null;
  }

  wait(until: Date, why: NonNullable<DeliveryProgress['waiting']>['why']): void {
    this.#waiting = { until: until.toISOString(), why };
  }

  /** Takes in outcomes that are on disk now. */
  record(outcomes: readonly RowOutcome[]): void {
    this.#window = recordOutcomes(this.#window, this.nowMs(), outcomes.length);
    const counts = { ...this.#summary.outcomes };
    for (const { kind } of outcomes) counts[kind] += 1;
    this.#summary = { ...this.#summary, outcomes: counts, pending: this.#summary.pending - outcomes.length };
  }

  /** Requests and time since this was last asked, in milliseconds. */
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

  /** At most a few times a second: more nobody can read. */
  isTimeToTell(): boolean {
    const nowMs = this.nowMs();
    if (nowMs - this.#lastToldMs < TELL_INTERVAL_MS) return false;
    this.#lastToldMs = nowMs;
    return true;
  }

  progress(): DeliveryProgress {
    const summary = this.#summary;
    const rate = ratePerSecond(this.#window, this.nowMs());
    return {
      summary,
      ratePerSecond: rate,
      secondsLeft: secondsLeft(summary.pending, rate),
      waiting: this.#waiting,
    };
  }
}
