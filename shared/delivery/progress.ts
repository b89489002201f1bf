/** Period of the rate shown to people: short, so that it follows what happens. */
const RATE_MS = 60_000;
/** Period of the rate used for the time left: longer, so that slow answers and bursts of failures even out. */
const STEADY_RATE_MS = 180_000;
/** A rate over a shorter time is chance. */
const LEAST_SPAN_MS = 2_000;
/** Outcomes closer together than this share an entry, which keeps a window small at any rate. */
const ENTRY_MS = 500;

/**
 * When outcomes came, over the last minutes. Times are in milliseconds of a monotonic clock. Each entry has the number of outcomes since
 * the entry before it. The first entry marks the beginning.
 */
export type RateWindow = readonly { atMs: number; outcomes: number }[];

/** A window that begins now. */
export function openRateWindow(nowMs: number): RateWindow {
  return [{ atMs: nowMs, outcomes: 0 }];
}

export function recordOutcomes(window: RateWindow, atMs: number, outcomes: number): RateWindow {
  const kept = recent(window, atMs, STEADY_RATE_MS);
  const last = kept.at(-1);
  // The first entry is the beginning of the measured time and must not move.
  if (last === undefined || kept.length < 2 || atMs - (kept.at(-2)?.atMs ?? -Infinity) >= ENTRY_MS) {
    return [...kept, { atMs, outcomes }];
  }
  return [...kept.slice(0, -1), { atMs, outcomes: last.outcomes + outcomes }];
}

/** Outcomes per second over the last minute, or null while there is too little data. */
export function ratePerSecond(window: RateWindow, nowMs: number): number | null {
  return rateOver(RATE_MS, window, nowMs);
}

/** Seconds until nothing is pending, at the rate of the last three minutes. Null while that is unknown. */
export function secondsLeft(pending: number, window: RateWindow, nowMs: number): number | null {
  const rate = rateOver(STEADY_RATE_MS, window, nowMs);
  return rate === null ? null : pending / rate;
}

function rateOver(spanMs: number, window: RateWindow, nowMs: number): number | null {
  const [first, ...rest] = recent(window, nowMs, spanMs);
  if (first === undefined || nowMs - first.atMs < LEAST_SPAN_MS) return null;
  const outcomes = rest.reduce((sum, entry) => sum + entry.outcomes, 0);
  return outcomes === 0 ? null : outcomes / ((nowMs - first.atMs) / 1000);
}

/** The entries of the last `spanMs`, and the one before them, where the measured time begins. */
function recent(window: RateWindow, nowMs: number, spanMs: number): RateWindow {
  const firstInside = window.findIndex((entry) => entry.atMs > nowMs - spanMs);
  return firstInside === -1 ? [] : window.slice(Math.max(0, firstInside - 1));
}
