import { useTranslation } from 'react-i18next';
import type { WindowVerdict } from '../../../../shared/sheet/sheet-state';
import { VERDICT_TONES, verdictWords } from '../../../words/verdict-words';
import { InfoIcon } from '../../../ui/icons';
import { ToneIcon } from '../../../ui/tone-icon';
import classes from './cell-status.module.css';

/** What sending would change in the focused cell, or else what sending the row would come to. */
export function VerdictLine({ row, verdict, column }: { row: number; verdict: WindowVerdict; column: number | null }) {
  const { t } = useTranslation();
  const words = verdictWords(t);
  const changes = verdict.changes.filter((change) => column !== null && change.column === column);
  const keeps = verdict.keeps.filter((change) => column !== null && change.column === column);
  const ofCell = [...changes.map(words.change), ...keeps.map(words.keeps)];
  const tone = VERDICT_TONES[verdict.kind];
  return (
    <div className={classes['line']} data-tone={tone} data-testid="verdict-line">
      {tone === 'info' ? <InfoIcon size={16} /> : <ToneIcon tone={tone} size={16} />}
      <span className={classes['where']}>{t('rows.statusRow', { row })}</span>
      <span className={classes['what']}>{ofCell.length > 0 ? `${ofCell.join('. ')}.` : words.row(verdict)}</span>
    </div>
  );
}
