import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CopyableText, Details } from '../ui/details';
import { Notice } from '../ui/notice';
import { Screen } from '../ui/screen';

/** Shown when the page itself has failed: what happened, and how to continue. */
export function Failure({ error }: { error: unknown }) {
  const { t } = useTranslation();
  return (
    <Screen title={t('app.failureTitle')}>
      <Notice
        tone="error"
        title={t('app.failureText')}
        actions={<Button onClick={() => window.location.reload()}>{t('app.reload')}</Button>}
      >
        {t('app.failureTodo')}
        <Details>
          <CopyableText text={error instanceof Error ? (error.stack ?? error.message) : String(error)} />
        </Details>
      </Notice>
    </Screen>
  );
}
