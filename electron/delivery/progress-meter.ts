import {
  openRateWindow,
  ratePerSecond,
  recordOutcomes,
  secondsLeft,
  type RateWindow,
} from '../../shared/delivery/progress';
import type { DeliveryProgress, DeliverySummary } from '../../shared/delivery/summary';

const TELL_INTERVAL_MS = 250;

/** Measures one run of a delivery: its rate, what it has spent since that was last saved, and when to tell. */
export class ProgressMeter {
  #window: RateWindow;
  #requests = 0;
  #spentUntilMs: number;
  #lastToldMs = -Infinity;
  #waiting: DeliveryProgress['waiting'] = null;

  constructor(private readonly nowMs: () => number) {
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

  record(outcomes: number): void {
    this.#window = recordOutcomes(this.#window, this.nowMs(), outcomes);
  }

  /** Requests and time since this was last asked. */
  takeSpent(): { requests: number; activeMs: number } {
    const nowMs = this.nowMs();
    const spent = { requests: this.#requests, activeMs: nowMs - this.#spentUntilMs };
    this.#requests = 0;
    this.#spentUntilMs = nowMs;
    return spent;
  }

  /** At most a few times a second: more nobody can read. */
  isTimeToTell(): boolean {
    const nowMs = this.nowMs();
    if (nowMs - this.#lastToldMs < TELL_INTERVAL_MS) return false;
    this.#lastToldMs = nowMs;
    return true;
  }

  progress(summary: DeliverySummary): DeliveryProgress {
    const rate = ratePerSecond(this.#window, this.nowMs());
    return {
      summary,
      ratePerSecond: rate,
      secondsLeft: secondsLeft(summary.pending, rate),
      waiting: this.#waiting,
    };
  }
}
