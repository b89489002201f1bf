import { useTranslation } from 'react-i18next';
import { SHOP_NAME_LETTERS } from '../../../shared/shop/shop-limits';
import { refusedField, type FormProblems } from './shop-form';

/** The error at each field; null for a valid one. */
export interface FieldErrors {
  name: string | null;
  baseUrl: string | null;
  pace: string | null;
  timeZone: string | null;
  token: string | null;
}

/**
 * Sentences for the errors found while typing (none before the first attempt to save), and for what main has refused since the last change.
 */
export function useFieldErrors(problems: FormProblems | null, refused: string | null): FieldErrors {
  const { t } = useTranslation();
  const errors: FieldErrors = { name: null, baseUrl: null, pace: null, timeZone: null, token: null };
  const field = refused === null ? null : refusedField(refused);
  if (field !== null) errors[field] = t(`errors.${refused ?? ''}`);
  if (problems === null) return errors;
  if (problems.name === 'empty') errors.name = t('shops.nameEmpty');
  if (problems.name === 'too-long') errors.name = t('shops.nameTooLong', { count: SHOP_NAME_LETTERS });
  if (problems.baseUrl !== null) errors.baseUrl = t(`shops.addressProblem.${problems.baseUrl}`);
  if (problems.pace !== null) errors.pace = t(`errors.${problems.pace}`);
  if (problems.token !== null) errors.token = t(`errors.${problems.token}`);
  return errors;
}
