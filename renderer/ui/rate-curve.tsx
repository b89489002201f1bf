import { ratePath } from './rate-path';
import classes from './rate-curve.module.css';

const WIDTH = 240;
const HEIGHT = 48;

/** The pace of the last minutes as a small curve; the words beside it say the number. */
export function RateCurve({ points, label }: { points: readonly number[]; label: string }) {
  const { line, area } = ratePath(points, WIDTH, HEIGHT);
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      width={WIDTH}
      height={HEIGHT}
      role="img"
      aria-label={label}
      className={classes['curve']}
      preserveAspectRatio="none"
    >
      <path className={classes['ground']} d={`M0 ${HEIGHT - 0.5}H${WIDTH}`} />
      {points.length > 1 && <path className={classes['area']} d={area} />}
      {points.length > 1 && <path className={classes['line']} d={line} />}
    </svg>
  );
}
