import { useTranslation } from 'react-i18next';
import type { Outcome } from '../../../shared/delivery/outcome';

/** What became of a row and why, as a sentence with the server's own words in it where it gave any. */
export function useOutcomeReason(): (outcome: Outcome) => string {
  const { t } = useTranslation();
  return (outcome) => {
    if (outcome.reason === null) return t(`outcomes.${outcome.kind}`);
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
