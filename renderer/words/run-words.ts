import { useTranslation } from 'react-i18next';
import { runStanding } from '../../shared/delivery/runs';
import type { DeliverySummary } from '../../shared/delivery/summary';
import { useFormats } from './formats';

/** With more runs than this, only the first and the last are listed: who started it and who had it last. */
const MOST_TOLD = 4;
const TOLD_AT_END = 2;

/** Who started a delivery, who continued it and how each run ended, one line per run. */
export function useRunWords(): (summary: Pick<DeliverySummary, 'runs' | 'state'>) => string[] {
  const { t } = useTranslation();
  const formats = useFormats();
  return ({ runs, state }) => {
    const lines = runs.map(({ by, startedAt, endedAt }, index) =>
      t('delivery.runs.run', {
        start: t(`delivery.runs.${index === 0 ? 'begun' : 'continued'}.${by}`, { time: formats.dateTime(startedAt) }),
        end: t(`delivery.runs.end.${runStanding(runs, index, state)}`, {
          time: endedAt === null ? '' : endOf(startedAt, endedAt),
        }),
      }),
    );
    if (lines.length <= MOST_TOLD) return lines;
    const left = lines.length - 1 - TOLD_AT_END;
    return [...lines.slice(0, 1), t('delivery.runs.more', { count: left }), ...lines.slice(-TOLD_AT_END)];
  };

  /** The day is named only once. */
  function endOf(startedAt: string, endedAt: string): string {
    const sameDay = new Date(startedAt).toDateString() === new Date(endedAt).toDateString();
    return sameDay ? formats.time(endedAt) : formats.dateTime(endedAt);
  }
}
