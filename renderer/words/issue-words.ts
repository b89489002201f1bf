import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Issue } from '../../shared/consumer/issue';

/** The sentence of an issue: what is wrong, and what to do. */
export function issueSentence({ code, params }: Issue, t: TFunction): string {
  return t(`issues.${code}`, params);
}

/** {@link issueSentence} in the person's language. */
export function useIssueSentence(): (issue: Issue) => string {
  const { t } = useTranslation();
  return (issue) => issueSentence(issue, t);
}

/** The worst severity among a row's issues; null if it has none. */
export function worstSeverity(issues: readonly Issue[]): Issue['severity'] | null {
  if (issues.some((issue) => issue.severity === 'error')) return 'error';
  return issues.length > 0 ? 'warning' : null;
}
