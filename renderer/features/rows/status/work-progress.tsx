import { Button, Progress } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { cancelWork } from '../../../model/change-sheet';
import { workStore } from '../../../model/sheet';
import { useStore } from '../../../model/store';
import { useAction } from '../../../hooks/use-action';
import classes from './work-progress.module.css';

/** The progress of long work on the sheet, and a button to cancel it. Nothing is done then. */
export function WorkProgress() {
  const { t } = useTranslation();
  const { run } = useAction();
  const done = useStore(workStore);
  if (done === null) return null;
  return (
    <div className={classes['work']} role="status" data-testid="work-progress">
      <span>{t('rows.working')}</span>
      <Progress flex={1} value={done * 100} aria-label={t('rows.working')} transitionDuration={150} />
      <Button size="compact-sm" variant="default" onClick={() => run(cancelWork)}>
        {t('common.cancel')}
      </Button>
    </div>
  );
}
