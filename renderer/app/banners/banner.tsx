import { Button } from '@mantine/core';
import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ChevronDownIcon } from '../../ui/icons';
import { Notice } from '../../ui/notice';
import classes from './banner.module.css';

/** The place of a notice above every screen. */
export function BannerPlace({ children, testId }: { children: ReactNode; testId?: string }) {
  return (
    <div className={classes['place']} data-testid={testId}>
      {children}
    </div>
  );
}

/**
 * A notice above every screen. It is one line until the person wants to know more, because several can come together, and the rows need the room.
 */
export function Banner({
  testId,
  title,
  text,
  actions,
  isOpened,
  onToggle,
}: {
  testId: string;
  title: string;
  /** What is behind «Подробнее». */
  text: string;
  actions: ReactNode;
  isOpened: boolean;
  onToggle: () => void;
}) {
  const { t } = useTranslation();
  const id = useId();
  const line = (
    <div className={classes['line']}>
      <span className={classes['title']}>{title}</span>
      <Button
        size="compact-sm"
        variant="subtle"
        aria-expanded={isOpened}
        aria-controls={id}
        leftSection={<ChevronDownIcon size={14} className={isOpened ? undefined : classes['closed']} />}
        onClick={onToggle}
      >
        {t('common.details')}
      </Button>
      {actions}
    </div>
  );
  return (
    <BannerPlace testId={testId}>
      <Notice tone="warning" isSlim title={line}>
        <div id={id} hidden={!isOpened}>
          {text}
        </div>
      </Notice>
    </BannerPlace>
  );
}
