import { Button, Title, type ButtonProps } from '@mantine/core';
import type { ComponentPropsWithoutRef, HTMLAttributes, ReactNode, RefAttributes } from 'react';
import classes from './screen.module.css';

/** A screen that is read from top to bottom: a heading, then its cards. */
export function Screen({
  title,
  aside,
  children,
  wide = false,
  ...rest
}: {
  title: string;
  /** The screen's own buttons, at the end of the heading. */
  aside?: ReactNode;
  wide?: boolean;
  children: ReactNode;
} & HTMLAttributes<HTMLDivElement> &
  RefAttributes<HTMLDivElement>) {
  return (
    <div className={classes['scroller']} {...rest}>
      <div className={classes['screen']} data-wide={wide}>
        <div className={classes['heading']}>
          <Title order={1} size={22}>
            {title}
          </Title>
          {aside !== undefined && <div className={classes['aside']}>{aside}</div>}
        </div>
        {children}
      </div>
    </div>
  );
}

/** A bordered part of a screen. */
export function Card({
  title,
  children,
  ...rest
}: { title?: string; children: ReactNode } & HTMLAttributes<HTMLElement>) {
  return (
    <section className={classes['card']} {...rest}>
      {title !== undefined && (
        <Title order={2} size={16} mb={12}>
          {title}
        </Title>
      )}
      {children}
    </section>
  );
}

/**
 * The one filled button of a screen: the obvious next thing to do. All others beside it are of another kind. Where it has a test id of its own,
 * its label has the common one.
 *
 * @param props.isNext false while another button is the next thing to do
 */
export function NextAction({
  isNext = true,
  'data-testid': testId,
  children,
  ...rest
}: ButtonProps &
  Omit<ComponentPropsWithoutRef<'button'>, keyof ButtonProps> & { isNext?: boolean; 'data-testid'?: string }) {
  return (
    <Button
      {...rest}
      variant={isNext ? 'filled' : 'default'}
      data-testid={testId ?? (isNext ? 'next-action' : undefined)}
    >
      {testId !== undefined && isNext ? (
        <span data-testid="next-action" style={{ display: 'inline-flex', alignItems: 'center' }}>
          {children}
        </span>
      ) : (
        children
      )}
    </Button>
  );
}
