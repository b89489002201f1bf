import { Tooltip } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { OUTCOME_KINDS, type OutcomeCounts as Counts, type OutcomeKind } from '../../../shared/delivery/outcome';
import { useFormats } from '../../model/formats';
import { CheckCircleIcon, ErrorIcon, MinusCircleIcon, WarningIcon } from '../../ui/icons';
import classes from './delivery.module.css';

/** Green is what the server confirmed, red what it refused, amber what came out otherwise than sent. */
const TONES: Readonly<Record<OutcomeKind, 'ok' | 'warning' | 'error' | 'quiet'>> = {
  created: 'ok',
  updated: 'ok',
  unchanged: 'quiet',
  kept: 'warning',
  exists: 'warning',
  failed: 'error',
  skipped: 'quiet',
};
const SIGNS = { ok: CheckCircleIcon, warning: WarningIcon, error: ErrorIcon, quiet: MinusCircleIcon } as const;

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
        const Sign = SIGNS[TONES[kind]];
        return (
          <Tooltip key={kind} label={t(`outcomes.hint.${kind}`)}>
            <button
              type="button"
              className={classes['count']}
              data-testid={`outcome-${kind}`}
              data-count={outcomes[kind]}
              data-tone={TONES[kind]}
              aria-pressed={chosen === kind}
              disabled={outcomes[kind] === 0}
              onClick={() => onChoose(kind)}
            >
              <span className={classes['number']}>
                <Sign size={17} />
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
