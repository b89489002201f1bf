import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { setView } from '../../model/change-sheet';
import { WHOLE_VIEW } from '../../model/sheet';
import { useAction } from '../../hooks/use-action';
import classes from './rows-area.module.css';

/** Shown in an empty grid, with a button back to all rows. */
export function NoRows() {
  const { t } = useTranslation();
  const { run } = useAction();
  return (
    <div className={classes['none']} data-testid="no-rows">
      {t('rows.noneInView')}
      <Button size="xs" variant="default" onClick={() => run(() => setView(WHOLE_VIEW))}>
        {t('rows.resetView')}
      </Button>
    </div>
  );
}
