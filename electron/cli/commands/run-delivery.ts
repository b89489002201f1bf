import { OUTCOME_KINDS } from '../../../shared/delivery/outcome';
import { progressOf } from '../../../shared/delivery/row-counts';
import type { PauseReason } from '../../../shared/delivery/state';
import type { DeliveryProgress, DeliverySummary } from '../../../shared/delivery/summary';
import { shopNameOf } from '../../../shared/shop/shop-name';
import type { DeliveryShop } from '../../delivery/deliveries';
import type { CliContext } from './context';
import { CliError, EXIT, type ExitCode } from '../output/exit-code';
import { unreachableWords } from '../output/unreachable-words';
import { HELD_ROWS_TOLD, heldWords } from './held-rows';
import type { ListedIssue } from './list-issues';

/** How a delivery ended, for people, scripts and the shell. */
export interface EndedDelivery {
  words: string[];
  facts: Record<string, unknown>;
  warnings: string[];
  exitCode: ExitCode;
}

/** How often the progress line is updated, also while the delivery only waits. */
const TICK_MS = 1_000;

/**
 * Runs a delivery until it ends or pauses. What only pauses it in the window (a refused token, no network, the rate limit, rows refused
 * alike) ends the command, and the same command resumes it.
 *
 * @param options.issues of the sheet that the rows came from, if it was read
 * @param options.report written whether the delivery finished or was interrupted; if that fails, the failure is reported and nothing else
 * changes
 */
export async function runDelivery(options: {
  id: string;
  token: string;
  shop: DeliveryShop;
  context: CliContext;
  issues: readonly ListedIssue[];
  report: { path: string; write: () => Promise<CliError | null> } | null;
}): Promise<EndedDelivery> {
  const { id, context, report } = options;
  const { deliveries, output, t, interrupted } = context;
  const tell = () => {
    const progress = deliveries.get(id);
    if (progressOf(progress.summary).ofRows > 0) output.progress(progressLine(progress, context));
  };
  const unlisten = deliveries.onProgress(({ summary }) => {
    if (summary.id === id) tell();
  });
  const interrupt = () => void deliveries.pause(id);
  interrupted.addEventListener('abort', interrupt, { once: true });
  const ticking = setInterval(tell, TICK_MS);
  try {
    deliveries.start(id, options.token, options.shop);
    if (interrupted.aborted) interrupt();
    const summary = await deliveries.settled(id);
    clearInterval(ticking);
    const reportError = (await report?.write()) ?? null;
    const lost = reportError === null ? [] : [reportLost(reportError, id, t)];
    if (summary.state.status === 'paused')
      throw pausedError(summary.state.reason, summary, [...countWords(summary, t), ...lost], options);
    const ended = endedWell(summary, options, report !== null && reportError === null ? report.path : null);
    if (reportError === null) return ended;
    const exitCode = ended.exitCode === EXIT.accepted ? EXIT.unexpected : ended.exitCode;
    return { ...ended, warnings: [...ended.warnings, ...lost], exitCode };
  } finally {
    clearInterval(ticking);
    interrupted.removeEventListener('abort', interrupt);
    unlisten();
  }
}

function endedWell(
  summary: DeliverySummary,
  { context, issues }: { context: CliContext; issues: readonly ListedIssue[] },
  report: string | null,
): EndedDelivery {
  const { deliveries, t } = context;
  const { outcomes, notApplied } = summary;
  const held = outcomes.failed + outcomes.skipped;
  const first = deliveries.outcomes(summary.id, { kinds: ['failed', 'skipped'], offset: 0, limit: HELD_ROWS_TOLD });
  const shop = shopNameOf(summary, t('shops.practiceName'));
  const words = { shop, count: summary.rows, held, id: summary.id, report: report ?? '' };
  const sentence = held === 0 ? 'cli.finished' : 'cli.finishedHeld';
  return {
    words: [
      t(sentence, words),
      ...countWords(summary, t),
      ...heldWords(first.outcomes, held, issues, t),
      ...(held === 0 ? [] : [t(report === null ? 'cli.held.how' : 'cli.held.inReport', words)]),
    ],
    facts: {
      delivery: summary.id,
      shop,
      rows: summary.rows,
      requests: summary.requests,
      outcomes,
      not_applied: notApplied,
      seconds: Math.round(summary.activeSeconds * 1000) / 1000,
      report,
    },
    warnings: notAppliedWarnings(notApplied, t),
    exitCode: held > 0 ? EXIT.someRows : EXIT.accepted,
  };
}

/** How many rows came to what; with those still to be sent they add up to all. */
function countWords({ outcomes, pending }: DeliverySummary, t: CliContext['t']): string[] {
  return [
    ...OUTCOME_KINDS.filter((kind) => outcomes[kind] > 0).map((kind) => `${t(`outcomes.${kind}`)}: ${outcomes[kind]}`),
    ...(pending === 0 ? [] : [`${t('cli.left')}: ${pending}`]),
  ];
}

function reportLost({ code, facts }: CliError, id: string, t: CliContext['t']): string {
  return `${t(`cli.errors.${code}`, { detail: facts.detail })} ${t('cli.reportLater', { id })}`;
}

/** Says of rows that were not sent because the server would not take what differs in them. */
export function notAppliedWarnings(count: number, t: CliContext['t']): string[] {
  return count === 0 ? [] : [t('delivery.notApplied', { count, rows: count })];
}

function pausedError(
  reason: PauseReason,
  summary: DeliverySummary,
  words: string[],
  { shop, context }: { shop: DeliveryShop; context: Pick<CliContext, 'isOnline' | 't'> },
): CliError {
  const detail = 'message' in reason ? reason.message : '';
  const hint = `deliveries resume ${summary.id}`;
  switch (reason.by) {
    case 'token':
      return new CliError(EXIT.token, 'token-refused', { detail, hint, requestId: reason.requestId, words });
    case 'no-token':
      return new CliError(EXIT.token, 'no-token', { hint, words });
    case 'person':
    case 'restart':
    case 'sleep':
      return new CliError(EXIT.interrupted, 'interrupted', { hint, words });
    case 'network': {
      const { isOnline, t } = context;
      const says = unreachableWords(reason, isOnline(shop.baseUrl), t, t('cli.resumeBySame'));
      return new CliError(EXIT.interrupted, 'network', { says, detail, hint, words });
    }
    case 'rate-limit':
      return new CliError(EXIT.rateLimit, 'rate-limit', { detail, hint, words });
    case 'failing-alike':
      return new CliError(EXIT.someRows, 'failing-alike', { detail, hint, requestId: reason.requestId, words });
    case 'storage':
      return new CliError(EXIT.unexpected, `storage-${reason.problem}`, { detail, hint, words });
    case 'program':
      return new CliError(EXIT.unexpected, 'unexpected', { detail, hint, words });
  }
}

function progressLine({ summary, secondsLeft, waiting }: DeliveryProgress, { t }: CliContext): string {
  const { sent, ofRows } = progressOf(summary);
  const line = t('cli.progress', { done: sent, rows: ofRows });
  if (waiting !== null) return `${line} · ${t('cli.waiting')}`;
  return secondsLeft === null ? line : `${line} · ${t('cli.secondsLeft', { count: Math.ceil(secondsLeft) })}`;
}
