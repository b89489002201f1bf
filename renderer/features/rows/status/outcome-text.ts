import type { TFunction } from 'i18next';
import type { WindowOutcome } from '../../../../shared/sheet/sheet-state';
import type { Formats } from '../../../words/formats';
import { outcomeReason } from '../../../words/outcome-words';

/** A row's outcome, its reason and time, as text: for the tooltip and for copying the cell. */
export function outcomeText(outcome: WindowOutcome, t: TFunction, formats: Formats): string {
  return [
    outcome.changed ? t('rows.outcome.changedSentence') : '',
    outcomeReason(outcome, t),
    formats.dateTime(outcome.at),
    outcome.requestId === null ? '' : t('rows.outcome.request', { id: outcome.requestId }),
  ]
    .filter((part) => part !== '')
    .join('\n');
}
