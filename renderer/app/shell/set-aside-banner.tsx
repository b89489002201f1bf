import { Button } from '@mantine/core';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { appOpenedStore } from '../../model/settings';
import { useStore } from '../../model/store';
import { ChevronDownIcon } from '../../ui/icons';
import { Notice } from '../../ui/notice';
import classes from './shell.module.css';

const NONE: string[] = [];

/**
 * Says that the deliveries' database or another file was damaged and where it was moved, or that only a newer version can read it. Each is one
 * line until the person wants to know more, because several can come together, and the rows need the room. Stays until it is dismissed.
 */
export function SetAsideBanners() {
  const { t } = useTranslation();
  const database = useStore(appOpenedStore, (opened) => opened?.databaseSetAside ?? null);
  const files = useStore(appOpenedStore, (opened) => opened?.setAsideFiles ?? NONE);
  const newer = useStore(appOpenedStore, (opened) => opened?.newerFiles ?? NONE);
  const [openedName, setOpenedName] = useState<string | null>(null);
  const opening = (name: string) => ({
    name,
    isOpened: openedName === name,
    onToggle: () => setOpenedName((before) => (before === name ? null : name)),
  });
  return (
    <>
      {database !== null && (
        <SetAsideBanner
          {...opening('database-set-aside')}
          title={t('start.setAsideTitle')}
          text={t('start.setAsideText', { file: database })}
        />
      )}
      {files.length > 0 && (
        <SetAsideBanner
          {...opening('files-set-aside')}
          title={t('start.filesSetAsideTitle')}
          text={t('start.filesSetAsideText', { files: files.join(', ') })}
        />
      )}
      {newer.length > 0 && (
        <SetAsideBanner
          {...opening('files-newer')}
          title={t('start.filesNewerTitle')}
          text={t('start.filesNewerText', { files: newer.join(', ') })}
        />
      )}
    </>
  );
}

function SetAsideBanner({
  name,
  title,
  text,
  isOpened,
  onToggle,
}: {
  name: string;
  title: string;
  text: string;
  /** At most one has its text open. */
  isOpened: boolean;
  onToggle: () => void;
}) {
  const { t } = useTranslation();
  const id = useId();
  const [isRead, setRead] = useState(false);
  if (isRead) return null;
  const line = (
    <div className={classes['bannerLine']}>
      <span className={classes['bannerTitle']}>{title}</span>
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
      <Button size="compact-sm" variant="default" onClick={() => setRead(true)}>
        {t('start.setAsideRead')}
      </Button>
    </div>
  );
  return (
    <div className={classes['banner']} data-testid={name}>
      <Notice tone="warning" isSlim title={line}>
        <div id={id} hidden={!isOpened}>
          {text}
        </div>
      </Notice>
    </div>
  );
}
