import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListEnding } from '../../../../shared/ipc/list-taking';
import { networkOpenedStore } from '../../../model/settings';
import { TechnicalDetails } from '../../../ui/details';
import { Notice } from '../../../ui/notice';
import type { EndingWords } from './ending-words';

/** How the taking of a list ended, with technical words behind a button, and the network's settings where these may help. */
export function EndingNotice({
  kind,
  words: { tone, title, cause, text, isOfNetwork, detail },
  actions,
}: {
  kind: ListEnding['kind'];
  words: EndingWords;
  actions: ReactNode;
}) {
  const { t } = useTranslation();
  const withSettings = (
    <>
      {actions}
      <Button size="xs" variant="default" onClick={() => networkOpenedStore.set(true)}>
        {t('network.open')}
      </Button>
    </>
  );
  return (
    <Notice
      tone={tone}
      title={title}
      data-testid="list-state"
      data-at={kind}
      actions={isOfNetwork ? withSettings : actions}
    >
      {cause} {text}
      <TechnicalDetails text={detail} />
    </Notice>
  );
}
