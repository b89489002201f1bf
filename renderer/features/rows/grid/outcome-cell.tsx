import { useTranslation } from 'react-i18next';
import type { WindowOutcome } from '../../../../shared/sheet/sheet-state';
import { outcomeTone } from '../../../words/outcome-words';
import { ToneIcon } from '../../../ui/tone-icon';
import { EditIcon } from '../../../ui/icons';
import classes from './outcome-cell.module.css';

/** A row's outcome as an icon and a word. Marked if the row was edited since, because the outcome is then of the old values. */
export function OutcomeCell({ outcome }: { outcome: WindowOutcome }) {
  const { t } = useTranslation();
  const tone = outcomeTone(outcome);
  return (
    <span className={classes['outcome']} data-tone={tone} data-kind={outcome.kind} data-changed={outcome.changed}>
      <ToneIcon tone={tone} size={15} />
      <span className={classes['word']}>{t(`outcomes.row.${outcome.kind}`)}</span>
      {outcome.changed && <EditIcon size={14} label={t('rows.outcome.changed')} />}
    </span>
  );
}
