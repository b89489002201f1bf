import { useTranslation } from 'react-i18next';
import type { Outcome, OutcomeKind } from '../../shared/delivery/outcome';

/** Green is what the server confirmed, red what it refused, amber what came out otherwise than sent. */
export const OUTCOME_TONES: Readonly<Record<OutcomeKind, 'ok' | 'warning' | 'error' | 'quiet'>> = {
  created: 'ok',
  updated: 'ok',
  unchanged: 'quiet',
  kept: 'warning',
  exists: 'warning',
  failed: 'error',
  skipped: 'quiet',
};

/** What became of a row and why, as a sentence with the server's own words in it where it gave any. */
export function useOutcomeReason(): (outcome: Omit<Outcome, 'httpStatus' | 'requestId'>) => string {
  const { t } = useTranslation();
  return (outcome) => {
    if (outcome.reason === null) return t(`outcomes.row.${outcome.kind}`);
    const field = outcome.field ?? '';
    const words = { field, message: outcome.message ?? '', serverValue: outcome.serverValue ?? '' };
    if (outcome.reason === 'refused') {
      if (/already taken/i.test(words.message) && field !== '') return t('outcomes.sentence.taken', words);
      return t(field === '' ? 'outcomes.sentence.refused' : 'outcomes.sentence.refusedField', words);
    }
    if (outcome.reason === 'server-kept-value' && outcome.serverValue !== null)
      return t('outcomes.sentence.serverKept', words);
    if (outcome.reason === 'gave-up') return t('outcomes.sentence.gaveUp', words);
    return t(`outcomes.reason.${outcome.reason}`);
  };
}
