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
/** Without a request for longer than this while it waits, a delivery stands still. */
const USUAL_GAP_MS = 5_000;

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
  /** Until when the server's limit holds everything back. */
  #heldUntilMs = 0;
  /** Since when it waits, where it does, and how long nothing was sent in earlier waits. */
  #waitingSinceMs = 0;
  #idleMs = 0;

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

  /** Takes in outcomes that are on disk now. */
  record(outcomes: readonly RowOutcome[]): void {
    this.#window = recordOutcomes(this.#window, this.#workedMs(), outcomes.length);
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

  /** Milliseconds of a clock that stands still while nothing is sent because of the server: such a wait says nothing of the pace to come. */
  #workedMs(): number {
    return this.nowMs() - this.#idleMs - this.#idleNow();
  }

  #idleNow(): number {
    return this.#waiting === null ? 0 : Math.max(0, this.nowMs() - this.#waitingSinceMs - USUAL_GAP_MS);
  }
}
