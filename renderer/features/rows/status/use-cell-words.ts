import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Issue } from '../../../../shared/consumer/issue';
import type { WindowOutcome } from '../../../../shared/sheet/sheet-state';
import { useFormats } from '../../../words/formats';
import { issueSentence } from '../../../words/issue-words';
import { verdictWords, type VerdictWords } from '../../../words/verdict-words';
import { outcomeText } from './outcome-text';

/** What rows and cells say beyond their values. */
export interface CellWords {
  sentence: (issue: Issue) => string;
  outcome: (outcome: WindowOutcome) => string;
  /** What sending would change in the shop. */
  change: VerdictWords['change'];
  include: (row: number) => string;
  edit: (row: number) => string;
  excluded: string;
  blocked: string;
  warned: string;
}

/** Made once for the whole grid: with hooks of its own each row would take several times as long to appear. */
export function useCellWords(): CellWords {
  const { t } = useTranslation();
  const formats = useFormats();
  return useMemo(
    () => ({
      sentence: (issue) => issueSentence(issue, t),
      outcome: (outcome) => outcomeText(outcome, t, formats),
      change: verdictWords(t).change,
      include: (row) => t('rows.include', { row }),
      edit: (row) => t('rows.editLabel', { row }),
      excluded: t('rows.excluded'),
      blocked: t('rows.blockedRow'),
      warned: t('rows.warned'),
    }),
    [t, formats],
  );
}
