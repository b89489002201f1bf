import { useTranslation } from 'react-i18next';
import { describePageFailure } from '../../shared/diagnostics/page-failure';
import { RequestRefused } from '../bridge';
import { TechnicalDetails } from '../ui/details';
import { Notice } from '../ui/notice';
import { NextAction, Screen } from '../ui/screen';

/** Shown when the page itself has failed: what happened, how to continue, and the same technical text that the log has. */
export function Failure({ error }: { error: unknown }) {
  const { t } = useTranslation();
  const isExplained =
    error instanceof RequestRefused && error.code !== 'unexpected' && error.code !== 'invalid-request';
  return (
    <Screen title={t('app.failureTitle')} data-testid="failure">
      <Notice
        tone="error"
        title={isExplained ? t(`errors.${error.code}`) : t('app.failureText')}
        actions={<NextAction onClick={() => window.location.reload()}>{t('app.reload')}</NextAction>}
      >
        {t('app.failureTodo')}
        <TechnicalDetails text={technicalText(error)} />
      </Notice>
    </Screen>
  );
}

function technicalText(error: unknown): string {
  // Made of a code and what main says beside it, neither of which quotes a customer.
  if (error instanceof RequestRefused) return error.message;
  return describePageFailure(error instanceof Error ? error : new Error(typeof error));
}
