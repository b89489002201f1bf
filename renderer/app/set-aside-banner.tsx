import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { appInfoStore } from '../model/settings';
import { useStore } from '../model/store';
import { Notice } from '../ui/notice';
import classes from './shell.module.css';

/** Says that the deliveries' database was damaged and where it is now, until the person has read it. */
export function SetAsideBanner() {
  const { t } = useTranslation();
  const file = useStore(appInfoStore, (info) => info?.databaseSetAside ?? null);
  const [isRead, setRead] = useState(false);
  if (file === null || isRead) return null;
  return (
    <div className={classes['banner']} data-testid="database-set-aside">
      <Notice
        tone="warning"
        title={t('start.setAsideTitle')}
        actions={
          <Button size="sm" variant="default" onClick={() => setRead(true)}>
            {t('start.setAsideRead')}
          </Button>
        }
      >
        {t('start.setAsideText', { file })}
      </Notice>
    </div>
  );
}
