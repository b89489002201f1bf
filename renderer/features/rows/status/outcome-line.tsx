import { ActionIcon, CopyButton, Tooltip } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { WindowOutcome } from '../../../../shared/sheet/sheet-state';
import { useFormats } from '../../../words/formats';
import { outcomeTone, useOutcomeReason } from '../../../words/outcome-words';
import { CheckIcon, CopyIcon } from '../../../ui/icons';
import { ToneIcon } from '../../../ui/tone-icon';
import classes from './cell-status.module.css';

/** A row's outcome in the status line, with the request's number to copy for Aplaut's support. */
export function OutcomeLine({ row, outcome }: { row: number; outcome: WindowOutcome }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const reason = useOutcomeReason();
  const { requestId } = outcome;
  const tone = outcomeTone(outcome);
  return (
    <div className={classes['line']} data-tone={outcome.changed ? 'quiet' : tone} data-testid="outcome-line">
      <ToneIcon tone={tone} size={16} />
      <span className={classes['where']}>{t('rows.statusRow', { row })}</span>
      <span className={classes['what']}>
        {outcome.changed && `${t('rows.outcome.changedSentence')} `}
        {reason(outcome)}
      </span>
      <span className={classes['facts']}>
        {formats.dateTime(outcome.at)}
        {requestId !== null && (
          <>
            {' · '}
            <span className={classes['request']}>{t('rows.outcome.request', { id: requestId })}</span>
            <CopyButton value={requestId}>
              {({ copied, copy }) => (
                <Tooltip label={copied ? t('common.copied') : t('rows.outcome.copyRequest')}>
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    size={24}
                    aria-label={t('rows.outcome.copyRequest')}
                    onClick={copy}
                  >
                    {copied ? <CheckIcon size={14} /> : <CopyIcon size={14} />}
                  </ActionIcon>
                </Tooltip>
              )}
            </CopyButton>
          </>
        )}
      </span>
    </div>
  );
}
