import { Tooltip } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { OUTCOME_KINDS, type OutcomeKind } from '../../../shared/delivery/outcome';
import { isOver } from '../../../shared/delivery/state';
import type { DeliverySummary } from '../../../shared/delivery/summary';
import { useFormats } from '../../words/formats';
import { OUTCOME_TONES } from '../../words/outcome-words';
import { ClockIcon } from '../../ui/icons';
import { ToneIcon } from '../../ui/tone-icon';
import classes from './delivery.module.css';

/** How many rows have each outcome, and how many have none yet. The numbers open the lists of those rows. */
export function OutcomeCounts({
  summary,
  chosen,
  onChoose,
}: {
  summary: Pick<DeliverySummary, 'outcomes' | 'notApplied' | 'pending' | 'state'>;
  chosen: OutcomeKind | null;
  onChoose: (kind: OutcomeKind) => void;
}) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { outcomes, notApplied, pending, state } = summary;
  const warns = (kind: OutcomeKind) => kind === 'unchanged' && notApplied > 0;
  const hint = (kind: OutcomeKind): string =>
    [
      t(`outcomes.hint.${kind}`),
      ...(warns(kind) ? [t('delivery.notApplied', { count: notApplied, rows: formats.number(notApplied) })] : []),
    ].join(' ');
  return (
    <div className={classes['counts']} role="group" aria-label={t('delivery.countsLabel')}>
      {OUTCOME_KINDS.map((kind) => {
        const tone = warns(kind) ? 'warning' : OUTCOME_TONES[kind];
        return (
          <Tooltip key={kind} label={hint(kind)} multiline maw={420}>
            <button
              type="button"
              className={classes['count']}
              data-testid={`outcome-${kind}`}
              data-count={outcomes[kind]}
              data-tone={tone}
              aria-pressed={chosen === kind}
              disabled={outcomes[kind] === 0}
              onClick={() => onChoose(kind)}
            >
              <span className={classes['number']}>
                <ToneIcon tone={tone} size={17} />
                {formats.number(outcomes[kind])}
              </span>
              <span className={classes['label']}>{t(`outcomes.${kind}`)}</span>
            </button>
          </Tooltip>
        );
      })}
      {/* The numbers add up to all rows. */}
      {pending > 0 && (
        <Tooltip label={t('outcomes.pending.hint')} multiline maw={420}>
          <div className={classes['count']} data-testid="outcome-pending" data-count={pending} data-tone="excluded">
            <span className={classes['number']}>
              <ClockIcon size={17} />
              {formats.number(pending)}
            </span>
            <span className={classes['label']}>{t(`outcomes.pending.${isOver(state) ? 'left' : 'waiting'}`)}</span>
          </div>
        </Tooltip>
      )}
    </div>
  );
}
