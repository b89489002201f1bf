import classes from './cabinet-way.module.css';

/** A table becomes a file, and the file becomes customers. Decorative: the steps beside it say the same in words. */
export function CabinetWay() {
  return (
    <svg className={classes['way']} viewBox="0 0 360 84" aria-hidden focusable={false}>
      <g className={classes['lines']}>
        <rect x="10" y="12" width="84" height="60" rx="6" className={classes['paper']} />
        <path d="M10 28h84M10 43h84M10 58h84M38 12v60M66 12v60" />
        <path d="M108 42h30M130 34l8 8-8 8" className={classes['arrow']} />
        <path d="M154 10h34l18 18v44a4 4 0 0 1-4 4h-48a4 4 0 0 1-4-4V14a4 4 0 0 1 4-4Z" className={classes['paper']} />
        <path d="M188 10v18h18" />
        <path d="M164 44h28M164 54h28M164 64h18" className={classes['arrow']} />
        <path d="M222 42h30M244 34l8 8-8 8" className={classes['arrow']} />
        <circle cx="306" cy="28" r="10" className={classes['paper']} />
        <path d="M286 72v-6a20 20 0 0 1 40 0v6Z" className={classes['paper']} />
        <circle cx="278" cy="36" r="7" />
        <path d="M264 72v-4a14 14 0 0 1 20-13M334 36m-7 0a7 7 0 1 0 14 0a7 7 0 1 0-14 0M348 72v-4a14 14 0 0 0-20-13" />
      </g>
    </svg>
  );
}
