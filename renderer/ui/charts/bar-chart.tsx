import { useElementSize } from '@mantine/hooks';
import { useId } from 'react';
import { stackedBars } from './stacked-bars';
import type { Tone } from '../notice';
import classes from './bar-chart.module.css';

const HEIGHT = 72;
const UNMEASURED_WIDTH = 600;
/** Room for the labels at both ends of the time axis. */
const LEAST_WIDTH = 180;

/** One series: its key in the bars, its colour and its label in the legend. */
export interface BarSeries<K extends string> {
  key: K;
  tone: Extract<Tone, 'ok' | 'warning' | 'error'>;
  label: string;
}

/**
 * Counts over time as small stacked bars without animation. All colours but green are hatched too, so that nobody needs to tell colours
 * apart.
 *
 * @param props.label the whole chart in one sentence, for screen readers
 */
export function BarChart<K extends string>({
  bars,
  series,
  label,
  top,
  from,
  to,
}: {
  bars: readonly Readonly<Record<K, number>>[];
  /** From the bottom up. */
  series: readonly BarSeries<K>[];
  label: string;
  /** The label of the highest bar's value. */
  top: string;
  /** Labels of both ends of the time axis. */
  from: string;
  to: string;
}) {
  const id = useId();
  const { ref, width } = useElementSize();
  const box = { width: width === 0 ? UNMEASURED_WIDTH : width, height: HEIGHT, leastWidth: LEAST_WIDTH };
  const order = series.map(({ key }) => key);
  const { pieces, plotWidth } = stackedBars(bars, order, box);
  const toneOf = new Map(series.map(({ key, tone }) => [key, tone]));
  return (
    <figure className={classes['chart']}>
      <div className={classes['top']} aria-hidden>
        {top}
      </div>
      <div ref={ref}>
        <svg width={box.width} height={HEIGHT + 1} role="img" aria-label={label} className={classes['plot']}>
          <defs>
            {(['warning', 'error'] as const).map((tone) => (
              <Hatch key={tone} id={`${id}${tone}`} tone={tone} />
            ))}
          </defs>
          <path className={classes['ground']} d={`M0 ${HEIGHT + 0.5}H${plotWidth}`} />
          <path className={classes['ground']} d={`M0 0.5H${plotWidth}`} strokeDasharray="2 4" />
          {pieces.map(({ key, ...place }) => {
            const tone = toneOf.get(key) ?? 'ok';
            return (
              <rect
                key={`${place.x}${key}`}
                {...place}
                data-tone={tone}
                className={classes['bar']}
                {...(tone === 'ok' ? {} : { fill: `url(#${id}${tone})` })}
              />
            );
          })}
        </svg>
      </div>
      <div className={classes['axis']} style={{ width: plotWidth }} aria-hidden>
        <span>{from}</span>
        <span>{to}</span>
      </div>
      <figcaption className={classes['legend']}>
        {series.map(({ key, tone, label: words }) => (
          <span key={key} className={classes['entry']}>
            <svg width={12} height={12} aria-hidden>
              <rect
                width={12}
                height={12}
                rx={2}
                data-tone={tone}
                className={classes['bar']}
                {...(tone === 'ok' ? {} : { fill: `url(#${id}${tone})` })}
              />
            </svg>
            {words}
          </span>
        ))}
      </figcaption>
    </figure>
  );
}

/** Amber is hatched to the left, red to the right. */
function Hatch({ id, tone }: { id: string; tone: 'warning' | 'error' }) {
  return (
    <pattern
      id={id}
      width={4}
      height={4}
      patternUnits="userSpaceOnUse"
      patternTransform={`rotate(${tone === 'error' ? 45 : -45})`}
    >
      <rect width={4} height={4} data-tone={tone} className={classes['under']} />
      <rect width={2} height={4} data-tone={tone} className={classes['bar']} />
    </pattern>
  );
}
