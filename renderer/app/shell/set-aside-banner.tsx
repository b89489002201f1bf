import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { appOpenedStore } from '../../model/settings';
import { useStore } from '../../model/store';
import { Notice } from '../../ui/notice';
import classes from './shell.module.css';

/** Says that the deliveries' database or another file was damaged and where it was moved, or that only a newer version can read it. Stays until it is dismissed. */
export function SetAsideBanners() {
  const { t } = useTranslation();
  const database = useStore(appOpenedStore, (opened) => opened?.databaseSetAside ?? null);
  const files = useStore(appOpenedStore, (opened) => opened?.setAsideFiles ?? NONE);
  const newer = useStore(appOpenedStore, (opened) => opened?.newerFiles ?? NONE);
  return (
    <>
      {database !== null && (
        <SetAsideBanner
          name="database-set-aside"
          title={t('start.setAsideTitle')}
          text={t('start.setAsideText', { file: database })}
        />
      )}
      {files.length > 0 && (
        <SetAsideBanner
          name="files-set-aside"
          title={t('start.filesSetAsideTitle')}
          text={t('start.filesSetAsideText', { files: files.join(', ') })}
        />
      )}
      {newer.length > 0 && (
        <SetAsideBanner
          name="files-newer"
          title={t('start.filesNewerTitle')}
          text={t('start.filesNewerText', { files: newer.join(', ') })}
        />
      )}
    </>
  );
}

const NONE: string[] = [];

function SetAsideBanner({ name, title, text }: { name: string; title: string; text: string }) {
  const { t } = useTranslation();
  const [isRead, setRead] = useState(false);
  if (isRead) return null;
  return (
    <div className={classes['banner']} data-testid={name}>
      <Notice
        tone="warning"
        title={title}
        actions={
          <Button size="sm" variant="default" onClick={() => setRead(true)}>
            {t('start.setAsideRead')}
          </Button>
        }
      >
        {text}
      </Notice>
    </div>
  );
}
