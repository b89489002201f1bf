import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { isContactField } from '../../shared/delivery/compare/differences';
import type { Outcome, OutcomeKind } from '../../shared/delivery/outcome';
import { errorsOfBlocked, serverWords } from '../../shared/delivery/outcome-message';
import { fieldWord } from './field-names';

/** Green: confirmed by the server. Red: refused. Amber: stored differently than sent. */
export const OUTCOME_TONES: Readonly<Record<OutcomeKind, 'ok' | 'warning' | 'error' | 'quiet'>> = {
  created: 'ok',
  updated: 'ok',
  unchanged: 'quiet',
  kept: 'warning',
  exists: 'warning',
  failed: 'error',
  skipped: 'quiet',
};

/** The same for one row. Amber also if a differing value was not sent because the server would not accept it. */
export function outcomeTone({ kind, reason }: Pick<Outcome, 'kind' | 'reason'>): (typeof OUTCOME_TONES)[OutcomeKind] {
  return kind === 'unchanged' && reason !== null ? 'warning' : OUTCOME_TONES[kind];
}

/** Why a row has its outcome, as a sentence that quotes the server's own words if there are any. */
export function outcomeReason(outcome: Omit<Outcome, 'requestId'>, t: TFunction): string {
  if (outcome.reason === null) return t(`outcomes.row.${outcome.kind}`);
  const field = outcome.field ?? '';
  const words = { field: fieldWord(field, t), message: outcome.message ?? '' };
  if (outcome.reason === 'refused') {
    if (/already taken/i.test(words.message) && field !== '') return t('outcomes.sentence.taken', words);
    return t(field === '' ? 'outcomes.sentence.refused' : 'outcomes.sentence.refusedField', words);
  }
  if (outcome.reason === 'server-kept-value' && field !== '') return keptSentence(outcome, field, t);
  if (outcome.reason === 'gave-up') return t('outcomes.sentence.gaveUp', words);
  const errors = errorsOfBlocked(outcome).map((code) => `${t(`issueNames.${code}`)}.`);
  return [t(`outcomes.reason.${outcome.reason}`), ...errors].join(' ');
}

/** {@link outcomeReason} in the person's language. */
export function useOutcomeReason(): (outcome: Omit<Outcome, 'requestId'>) => string {
  const { t } = useTranslation();
  return (outcome) => outcomeReason(outcome, t);
}

/** The facts that Aplaut's support asks for, one a line; empty for a row that was never sent. */
export function technicalDetails(outcome: Outcome): string {
  const { httpStatus, requestId } = outcome;
  return [
    httpStatus === null ? '' : `HTTP ${httpStatus}`,
    serverWords(outcome),
    requestId === null ? '' : `X-Request-Id: ${requestId}`,
  ]
    .filter((line) => line !== '')
    .join('\n');
}

/** Both values, and the names of other attributes that differ. Deliveries of older versions have only the server's value. */
function keptSentence(outcome: Omit<Outcome, 'requestId'>, field: string, t: TFunction): string {
  const value = (text: string | null) => (text === null || text === '' ? t('outcomes.noValue') : text);
  const { sentValue, otherFields, httpStatus } = outcome;
  const words = { field: fieldWord(field, t), sentValue: value(sentValue), serverValue: value(outcome.serverValue) };
  if (outcome.serverValue === null) return t('outcomes.sentence.keptWiped', words);
  if (sentValue === null) return t('outcomes.sentence.serverKept', words);
  if (field === 'external_id') return t('outcomes.sentence.keptAnother', words);
  const isOld = isContactField(field) && httpStatus !== 201;
  const sentence = t(isOld ? 'outcomes.sentence.keptContact' : 'outcomes.sentence.keptOther', words);
  if (otherFields === null) return sentence;
  const fields = otherFields.split(', ').map((other) => fieldWord(other, t));
  return `${sentence} ${t('outcomes.sentence.keptToo', { fields: fields.join(', ') })}`;
}
