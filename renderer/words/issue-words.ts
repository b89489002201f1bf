import { useTranslation } from 'react-i18next';
import type { Issue } from '../../shared/consumer/issue';

/** The sentence of an issue: what is wrong, and what to do. */
export function useIssueSentence(): (issue: Issue) => string {
  const { t } = useTranslation();
  return (issue) => t(`issues.${issue.code}`, issue.params);
}

/** The worst severity among a row's issues; null if it has none. */
export function worstSeverity(issues: readonly Issue[]): Issue['severity'] | null {
  if (issues.some((issue) => issue.severity === 'error')) return 'error';
  return issues.length > 0 ? 'warning' : null;
}
