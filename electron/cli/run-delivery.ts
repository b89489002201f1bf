import { OUTCOME_KINDS } from '../../shared/delivery/outcome';
import type { PauseReason } from '../../shared/delivery/state';
import type { DeliveryProgress, DeliverySummary } from '../../shared/delivery/summary';
import type { DeliveryShop } from '../delivery/deliveries';
import type { CliContext } from './context';
import { CliError, EXIT, type ExitCode } from './exit-code';

/** How a delivery ended: for people, for scripts, and for the shell. */
export interface EndedDelivery {
  words: string[];
  facts: Record<string, unknown>;
  warnings: string[];
  exitCode: ExitCode;
}

/**
 * Runs a delivery to its end, or to whatever ends an unattended one: what only pauses it in the window (a refused token,
 * no network, the rate limit, rows refused alike) ends the command, and the same command continues.
 *
 * @param options.writeReport called once, whether the delivery finished or was cut short
 */
export async function runDelivery(options: {
  id: string;
  token: string;
  shop: DeliveryShop;
  context: CliContext;
  writeReport: () => Promise<void>;
}): Promise<EndedDelivery> {
  const { id, context } = options;
  const { deliveries, output, t, interrupted } = context;
  const unlisten = deliveries.onProgress((progress) => {
    if (progress.summary.id === id) output.progress(progressLine(progress, context));
  });
  const interrupt = () => void deliveries.pause(id);
  interrupted.addEventListener('abort', interrupt, { once: true });
  try {
    deliveries.start(id, options.token, options.shop);
    if (interrupted.aborted) interrupt();
    const summary = await deliveries.settled(id);
    await options.writeReport();
    if (summary.state.status === 'paused') throw pausedError(summary.state.reason, summary);
    return ended(summary, t);
  } finally {
    interrupted.removeEventListener('abort', interrupt);
    unlisten();
  }
}

function ended(summary: DeliverySummary, t: CliContext['t']): EndedDelivery {
  const { outcomes, notApplied } = summary;
  const held = outcomes.failed + outcomes.skipped;
  const shown = OUTCOME_KINDS.filter((kind) => outcomes[kind] > 0);
  return {
    words: [
      t('cli.finished', { shop: summary.shopName, count: summary.rows }),
      ...shown.map((kind) => `${t(`outcomes.${kind}`)}: ${String(outcomes[kind])}`),
    ],
    facts: {
      delivery: summary.id,
      shop: summary.shopName,
      rows: summary.rows,
      requests: summary.requests,
      outcomes,
      not_applied: notApplied,
      seconds: Math.round(summary.activeSeconds * 1000) / 1000,
    },
    warnings: notAppliedWarnings(notApplied, t),
    exitCode: held > 0 ? EXIT.someRows : EXIT.accepted,
  };
}

/** Says of rows that were not sent because the server would not take what differs in them. */
export function notAppliedWarnings(count: number, t: CliContext['t']): string[] {
  return count === 0 ? [] : [t('delivery.notApplied', { count, rows: count })];
}

function pausedError(reason: PauseReason, summary: DeliverySummary): CliError {
  const detail = 'message' in reason ? reason.message : '';
  const hint = `deliveries resume ${summary.id}`;
  switch (reason.by) {
    case 'token':
      return new CliError(EXIT.token, 'token-refused', { detail, hint, requestId: reason.requestId });
    case 'no-token':
      return new CliError(EXIT.token, 'no-token', { hint });
    case 'person':
    case 'restart':
    case 'sleep':
      return new CliError(EXIT.interrupted, 'interrupted', { hint });
    case 'network':
      return new CliError(EXIT.interrupted, 'network', { detail, hint });
    case 'rate-limit':
      return new CliError(EXIT.rateLimit, 'rate-limit', { detail, hint });
    case 'failing-alike':
      return new CliError(EXIT.someRows, 'failing-alike', { detail, hint, requestId: reason.requestId });
    case 'storage':
      return new CliError(EXIT.unexpected, `storage-${reason.problem}`, { detail, hint });
  }
}

function progressLine({ summary, secondsLeft, waiting }: DeliveryProgress, { t }: CliContext): string {
  const done = summary.rows - summary.pending;
  const line = t('cli.progress', { done, rows: summary.rows });
  if (waiting !== null) return `${line} · ${t('cli.waiting')}`;
  return secondsLeft === null ? line : `${line} · ${t('cli.secondsLeft', { count: Math.ceil(secondsLeft) })}`;
}
