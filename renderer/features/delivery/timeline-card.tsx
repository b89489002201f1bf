import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../../bridge';
import type { DeliverySummary } from '../../../shared/delivery/summary';
import { TIMELINE_TONES, type OutcomeTimeline, type TimelineTone } from '../../../shared/delivery/timeline';
import { useFormats, type Formats } from '../../words/formats';
import { BarChart } from '../../ui/charts/bar-chart';
import { Card } from '../../ui/screen';

/** Milliseconds between two requests while the delivery is running. */
const LOOK_EVERY_MS = 5_000;
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

const TONES = { confirmed: 'ok', otherwise: 'warning', failed: 'error' } as const satisfies Record<
  TimelineTone,
  'ok' | 'warning' | 'error'
>;

/** The speed and outcomes of a delivery over time, from its first outcome to its last. Pauses are gaps. */
export function TimelineCard({ summary }: { summary: DeliverySummary }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const timeline = useTimeline(summary);
  // A single bar adds nothing to the counts.
  if (timeline === null || timeline.buckets.length < 2) return null;
  const { bucketSeconds, buckets } = timeline;
  const sums = Object.fromEntries(
    TIMELINE_TONES.map((tone) => [tone, buckets.reduce((sum, bucket) => sum + bucket[tone], 0)]),
  ) as Record<TimelineTone, number>;
  const most = Math.max(...buckets.map(({ confirmed, otherwise, failed }) => confirmed + otherwise + failed));
  const perSecond = most / bucketSeconds;
  const top =
    perSecond >= 1
      ? t('delivery.timeline.topPerSecond', { rate: formats.decimal(perSecond) })
      : t('delivery.timeline.topPerMinute', { rate: formats.decimal(perSecond * 60) });
  const [from, to] = endsOf(timeline, formats);
  const shown = TIMELINE_TONES.filter((tone) => tone === 'confirmed' || sums[tone] > 0);
  const counts = shown.map((tone) => `${t(`delivery.timeline.${tone}`)}: ${formats.number(sums[tone])}`);
  return (
    <Card title={t('delivery.timeline.title')} data-testid="delivery-timeline">
      <BarChart
        bars={buckets}
        series={shown.map((key) => ({ key, tone: TONES[key], label: t(`delivery.timeline.${key}`) }))}
        label={t('delivery.timeline.label', { from, to, counts: counts.join(', '), top })}
        top={top}
        from={from}
        to={to}
      />
    </Card>
  );
}

/** As much of date and time as distinguishes both ends. */
function endsOf({ startedAt, bucketSeconds, buckets }: OutcomeTimeline, formats: Formats): [string, string] {
  const startMs = Date.parse(startedAt);
  const endMs = startMs + buckets.length * bucketSeconds * 1000;
  const write = writerFor(endMs - startMs, formats);
  return [write(startedAt), write(new Date(endMs).toISOString())];
}

function writerFor(spanMs: number, formats: Formats): (iso: string) => string {
  if (spanMs < 10 * MINUTE_MS) return formats.timeWithSeconds;
  return spanMs < DAY_MS ? formats.time : formats.dateTime;
}

/** Requested when the delivery is shown, when its state changes, and at intervals while it runs. */
function useTimeline({ id, state: { status } }: DeliverySummary): OutcomeTimeline | null {
  const [loaded, setLoaded] = useState<{ id: string; timeline: OutcomeTimeline | null } | null>(null);
  useEffect(() => {
    let current = true;
    const load = (): void => {
      ask('delivery-timeline', { id }).then(
        (timeline) => current && setLoaded({ id, timeline }),
        // The present chart stays; the next request may succeed.
        () => undefined,
      );
    };
    load();
    const timer = status === 'running' ? setInterval(load, LOOK_EVERY_MS) : undefined;
    return () => {
      current = false;
      clearInterval(timer);
    };
  }, [id, status]);
  return loaded?.id === id ? loaded.timeline : null;
}
