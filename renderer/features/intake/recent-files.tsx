import { UnstyledButton } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../../bridge';
import { useFormats } from '../../words/formats';
import { appInfoStore, refreshAppInfo } from '../../model/settings';
import { useStore } from '../../model/store';
import { useAction } from '../../hooks/use-action';
import { FileIcon } from '../../ui/icons';
import { Card } from '../../ui/screen';
import classes from './recent-files.module.css';

/** Files opened before, newest first. */
export function RecentFiles() {
  const { t } = useTranslation();
  const formats = useFormats();
  const { run } = useAction();
  const recent = useStore(appInfoStore, (info) => info?.recentFiles) ?? [];
  useEffect(() => {
    // If the list cannot be refreshed, the one from the start is shown.
    refreshAppInfo().catch(() => undefined);
  }, []);
  if (recent.length === 0) return null;
  return (
    <Card title={t('intake.recent')}>
      <ul className={classes['list']}>
        {recent.map((file) => (
          <li key={file.id}>
            <UnstyledButton
              className={classes['file']}
              onClick={() => run(() => ask('sheet-reopen-recent', { id: file.id }))}
            >
              <FileIcon size={16} />
              <span className={classes['name']}>{file.name}</span>
              <span className={classes['when']}>{formats.dateTime(file.openedAt)}</span>
            </UnstyledButton>
          </li>
        ))}
      </ul>
    </Card>
  );
}
