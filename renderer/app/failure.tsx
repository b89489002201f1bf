import { useTranslation } from 'react-i18next';
import { CopyableText, Details } from '../ui/details';
import { Notice } from '../ui/notice';
import { NextAction, Screen } from '../ui/screen';

/** Shown when the page itself has failed: what happened, and how to continue. */
export function Failure({ error }: { error: unknown }) {
  const { t } = useTranslation();
  return (
    <Screen title={t('app.failureTitle')}>
      <Notice
        tone="error"
        title={t('app.failureText')}
        actions={<NextAction onClick={() => window.location.reload()}>{t('app.reload')}</NextAction>}
      >
        {t('app.failureTodo')}
        <Details>
          <CopyableText text={error instanceof Error ? (error.stack ?? error.message) : String(error)} />
        </Details>
      </Notice>
    </Screen>
  );
}
