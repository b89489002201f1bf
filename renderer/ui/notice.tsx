import type { HTMLAttributes, ReactNode } from 'react';
import { CheckCircleIcon, ErrorIcon, InfoIcon, WarningIcon } from './icons';
import classes from './notice.module.css';

/** What a colour means in this window, and nothing else: red keeps back, amber warns, green is confirmed, blue is next. */
export type Tone = 'error' | 'warning' | 'ok' | 'info';

const ICONS = { error: ErrorIcon, warning: WarningIcon, ok: CheckCircleIcon, info: InfoIcon } as const;

/** A message that stays where it belongs: what it is about, what to do, and the buttons that do it. */
export function Notice({
  tone,
  title,
  children,
  actions,
  ...rest
}: {
  tone: Tone;
  title: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
} & Omit<HTMLAttributes<HTMLDivElement>, 'title'>) {
  const ToneIcon = ICONS[tone];
  return (
    <div className={classes['notice']} data-tone={tone} role={tone === 'error' ? 'alert' : 'status'} {...rest}>
      <ToneIcon size={20} className={classes['icon']} />
      <div className={classes['body']}>
        <div className={classes['title']}>{title}</div>
        {children !== undefined && <div className={classes['text']}>{children}</div>}
        {actions !== undefined && <div className={classes['actions']}>{actions}</div>}
      </div>
    </div>
  );
}
