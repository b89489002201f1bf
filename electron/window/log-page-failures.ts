import { describePageFailure } from '../../shared/diagnostics/page-failure';
import type { PageFailure } from '../../shared/ipc/page-failure';
import type { Log } from '../settings/log';

/** A page that fails in every frame must not push everything else out of the log. */
const MOST_PER_MINUTE = 10;
const MINUTE_MS = 60_000;

/** Logs failures of the page without what they may quote, at most {@link MOST_PER_MINUTE}. */
export function logPageFailures({
  log,
  nowMs,
}: {
  log: Pick<Log, 'warn'>;
  nowMs: () => number;
}): (failure: PageFailure) => void {
  let sinceMs = -Infinity;
  let count = 0;
  return (failure) => {
    if (nowMs() - sinceMs >= MINUTE_MS) {
      sinceMs = nowMs();
      count = 0;
    }
    count += 1;
    if (count < MOST_PER_MINUTE) log.warn(`page: ${describePageFailure(failure)}`);
    else if (count === MOST_PER_MINUTE) log.warn('page: more failures are left out for a minute');
  };
}
