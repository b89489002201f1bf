import type { HTMLAttributes, ReactNode } from 'react';
import { CheckCircleIcon, ErrorIcon, InfoIcon, WarningIcon } from './icons';
import classes from './notice.module.css';

/** The only meanings of colours in this window: red blocks, amber warns, green is confirmed, blue is the next action. */
export type Tone = 'error' | 'warning' | 'ok' | 'info';

const ICONS = { error: ErrorIcon, warning: WarningIcon, ok: CheckCircleIcon, info: InfoIcon } as const;

/** A message within a screen: what it is about, what to do, and the buttons for that. */
export function Notice({
  tone,
  title,
  children,
  actions,
  isSlim = false,
  ...rest
}: {
  tone: Tone;
  title: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
  /** Takes as little height as its title. */
  isSlim?: boolean;
} & Omit<HTMLAttributes<HTMLDivElement>, 'title'>) {
  const ToneIcon = ICONS[tone];
  return (
    <div
      className={classes['notice']}
      data-tone={tone}
      data-slim={isSlim}
      role={tone === 'error' ? 'alert' : 'status'}
      {...rest}
    >
      <ToneIcon size={20} className={classes['icon']} />
      <div className={classes['body']}>
        <div className={classes['title']}>{title}</div>
        {children !== undefined && <div className={classes['text']}>{children}</div>}
        {actions !== undefined && <div className={classes['actions']}>{actions}</div>}
      </div>
    </div>
  );
}
