import { Button, Progress } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ask } from '../../bridge';
import { useFormats } from '../../words/formats';
import type { ReadingProgress } from '../../model/sheet';
import { useAction } from '../../hooks/use-action';
import classes from './shell.module.css';

/** Shown while only the first rows are there: the reading's progress, and a button to cancel. */
export function StillReading({ reading }: { reading: ReadingProgress }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { run } = useAction();
  return (
    <div className={classes['stillReading']} data-testid="still-reading">
      <span>
        {reading.isRestoring ? t('draft.restoring') : t('intake.stillReading', { rows: formats.number(reading.rows) })}
      </span>
      <Progress flex={1} value={reading.done * 100} aria-label={t('intake.readingTitle')} transitionDuration={150} />
      <Button size="compact-sm" variant="default" onClick={() => run(() => ask('sheet-close'))}>
        {t('intake.cancelReading')}
      </Button>
    </div>
  );
}
