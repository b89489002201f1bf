import { useTranslation } from 'react-i18next';
import { workStore } from '../../../model/sheet';
import { useStore } from '../../../model/store';
import { WorkLine } from '../../work/work-line';
import classes from './work-progress.module.css';

/** The progress of long work on the sheet, over the grid. */
export function WorkProgress() {
  const { t } = useTranslation();
  const isWorking = useStore(workStore) !== null;
  return isWorking ? (
    <div className={classes['work']}>
      <WorkLine what={t('rows.working')} />
    </div>
  ) : null;
}
