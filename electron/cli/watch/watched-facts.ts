import { holdDetail, holdSentence } from '../../../shared/watch/hold-words';
import type { Arrival } from '../../../shared/watch/watch';
import type { Look } from '../../watch/watch-folder';
import type { CliContext } from '../commands/context';
import { EXIT, type ExitCode } from '../output/exit-code';

/** What came of the files of a watched folder, for people, scripts and the shell. */
export function watchedFacts(
  arrivals: readonly Arrival[],
  { unreachable, settling }: Look,
  context: Pick<CliContext, 'deliveries' | 't'>,
): { words: string[]; facts: Record<string, unknown>; warnings: string[]; exitCode: ExitCode } {
  const { t } = context;
  const files = arrivals.map((arrival) => ({ arrival, held: heldOf(arrival, context) }));
  const count = (isWanted: (arrival: Arrival) => boolean): number => arrivals.filter(isWanted).length;
  const waiting = count(({ state }) => state === 'waits');
  const unfinished = unreachable + settling + count(({ state }) => state === 'sending' || state === 'creating');
  const held = files.some((file) => file.held > 0);
  return {
    words:
      files.length === 0
        ? [t('cli.watch.nothingNew')]
        : files.map(({ arrival, held: kept }) => `${arrival.fileName}\t${wordsOf(arrival, kept, context)}`),
    facts: {
      waiting,
      unfinished,
      files: files.map(({ arrival, held: kept }) => ({
        file: arrival.fileName,
        state: arrival.state,
        why: arrival.hold?.why ?? null,
        delivery: arrival.deliveryId,
        rows: arrival.rows,
        held: kept,
        report: arrival.report,
      })),
    },
    warnings: unreachable === 0 ? [] : [t('cli.watch.unreachable', { count: unreachable })],
    exitCode: waiting > 0 || held ? EXIT.someRows : unfinished > 0 ? EXIT.interrupted : EXIT.accepted,
  };
}

/** Rows of its delivery that were kept back or refused. */
function heldOf({ deliveryId, state }: Arrival, { deliveries }: Pick<CliContext, 'deliveries'>): number {
  if (deliveryId === null || state !== 'sent') return 0;
  const { outcomes, blocked } = deliveries.get(deliveryId).summary;
  return outcomes.failed + blocked;
}

function wordsOf({ state, hold, rows }: Arrival, held: number, { t }: Pick<CliContext, 't'>): string {
  if (hold === null) return t(`cli.watch.state.${state}`, { count: rows ?? 0, rows: rows ?? 0, held });
  const { key, values } = holdSentence(hold, String);
  const detail = holdDetail(hold);
  const sentence = `${t('watch.waits')}: ${t(key, values)}`;
  return detail === null ? sentence : `${sentence} ${t(detail.key, detail.values)}`;
}
