import { useTranslation } from 'react-i18next';
import type { WindowOutcome } from '../../../../shared/sheet/sheet-state';
import { outcomeTone } from '../../../words/outcome-words';
import { ToneIcon } from '../../../ui/tone-icon';
import { EditIcon } from '../../../ui/icons';
import classes from './outcome-cell.module.css';

/** What became of a row, in a sign and a word; edited since, it is no longer what the word speaks of. */
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
