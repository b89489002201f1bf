import { Button } from '@mantine/core';
import { useState, type ComponentProps } from 'react';
import { useTranslation } from 'react-i18next';
import { appOpenedStore } from '../../model/settings';
import { useStore } from '../../model/store';
import { Banner } from './banner';

const NONE: string[] = [];

/**
 * Says that the deliveries' database or another file was damaged and where it was moved, or that only a newer version can read it. Stays until
 * it is dismissed.
 */
export function SetAsideBanners() {
  const { t } = useTranslation();
  const database = useStore(appOpenedStore, (opened) => opened?.databaseSetAside ?? null);
  const files = useStore(appOpenedStore, (opened) => opened?.setAsideFiles ?? NONE);
  const newer = useStore(appOpenedStore, (opened) => opened?.newerFiles ?? NONE);
  // At most one has its text open.
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
  ...rest
}: Omit<ComponentProps<typeof Banner>, 'testId' | 'actions'> & { name: string }) {
  const { t } = useTranslation();
  const [isRead, setRead] = useState(false);
  if (isRead) return null;
  const read = (
    <Button size="compact-sm" variant="default" onClick={() => setRead(true)}>
      {t('start.setAsideRead')}
    </Button>
  );
  return <Banner {...rest} testId={name} actions={read} />;
}
