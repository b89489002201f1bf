import {
  openRateWindow,
  ratePerSecond,
  recordOutcomes,
  secondsLeft,
  type RateWindow,
} from '../../shared/delivery/progress';
import type { DeliveryProgress, DeliverySummary } from '../../shared/delivery/summary';

const TELL_INTERVAL_MS = 250;
/** Without a request for longer than this while it waits, a delivery stands still. */
const USUAL_GAP_MS = 5_000;

/** Measures one run of a delivery: its rate, what it has spent since that was last saved, and when to tell. */
export class ProgressMeter {
  #window: RateWindow;
  #requests = 0;
  #spentUntilMs: number;
  #lastToldMs = -Infinity;
  #waiting: DeliveryProgress['waiting'] = null;
  /** Until when the server's limit holds everything back. */
  #heldUntilMs = 0;
  /** Since when it waits, where it does, and how long nothing was sent in earlier waits. */
  #waitingSinceMs = 0;
  #idleMs = 0;

  constructor(private readonly nowMs: () => number) {
    this.#spentUntilMs = nowMs();
    this.#window = openRateWindow(nowMs());
  }

  countRequest(): void {
    this.#requests += 1;
    if (this.#waiting === null) return;
    this.#idleMs += this.#idleNow();
    this.#waiting = null;
  }

  /** @param delayMs what is left until then */
  wait(delayMs: number, until: Date, why: NonNullable<DeliveryProgress['waiting']>['why']): void {
    const nowMs = this.nowMs();
    if (this.#waiting === null) this.#waitingSinceMs = nowMs;
    this.#waiting = { until: until.toISOString(), why };
    if (why === 'rate-limit') this.#heldUntilMs = Math.max(this.#heldUntilMs, nowMs + delayMs);
  }

  record(outcomes: number): void {
    this.#window = recordOutcomes(this.#window, this.#workedMs(), outcomes);
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
    const workedMs = this.#workedMs();
    const left = secondsLeft(summary.pending, this.#window, workedMs);
    const heldMs = this.#waiting === null ? 0 : Math.max(0, this.#heldUntilMs - this.nowMs());
    return {
      summary,
      ratePerSecond: ratePerSecond(this.#window, workedMs),
      secondsLeft: left === null ? null : left + heldMs / 1000,
      waiting: this.#waiting,
    };
  }

  /** Milliseconds of a clock that stands still while nothing is sent because of the server: such a wait says nothing of the pace to come. */
  #workedMs(): number {
    return this.nowMs() - this.#idleMs - this.#idleNow();
  }

  #idleNow(): number {
    return this.#waiting === null ? 0 : Math.max(0, this.nowMs() - this.#waitingSinceMs - USUAL_GAP_MS);
  }
}
