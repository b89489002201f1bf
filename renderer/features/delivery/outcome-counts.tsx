import { Tooltip } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { OUTCOME_KINDS, type OutcomeCounts as Counts, type OutcomeKind } from '../../../shared/delivery/outcome';
import { useFormats } from '../../model/formats';
import { OUTCOME_TONES } from '../../model/outcome-words';
import { ToneIcon } from '../../ui/tone-icon';
import classes from './delivery.module.css';

/** How many rows came to what; each number opens the list of its rows. */
export function OutcomeCounts({
  outcomes,
  chosen,
  onChoose,
}: {
  outcomes: Counts;
  chosen: OutcomeKind | null;
  onChoose: (kind: OutcomeKind) => void;
}) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <div className={classes['counts']} role="group" aria-label={t('delivery.countsLabel')}>
      {OUTCOME_KINDS.map((kind) => {
        return (
          <Tooltip key={kind} label={t(`outcomes.hint.${kind}`)}>
            <button
              type="button"
              className={classes['count']}
              data-testid={`outcome-${kind}`}
              data-count={outcomes[kind]}
              data-tone={OUTCOME_TONES[kind]}
              aria-pressed={chosen === kind}
              disabled={outcomes[kind] === 0}
              onClick={() => onChoose(kind)}
            >
              <span className={classes['number']}>
                <ToneIcon tone={OUTCOME_TONES[kind]} size={17} />
                {formats.number(outcomes[kind])}
              </span>
              <span className={classes['label']}>{t(`outcomes.${kind}`)}</span>
            </button>
          </Tooltip>
        );
      })}
    </div>
  );
}
