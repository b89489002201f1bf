import classes from './column-values.module.css';

/** A value with dots for the spaces at its ends, which make it another value. */
export function ShownValue({ value }: { value: string }) {
  const start = value.length - value.trimStart().length;
  const end = Math.max(start, value.trimEnd().length);
  return (
    <span className={classes['value']} title={value}>
      <i aria-hidden>{'·'.repeat(start)}</i>
      {value.slice(start, end)}
      <i aria-hidden>{'·'.repeat(value.length - end)}</i>
    </span>
  );
}
