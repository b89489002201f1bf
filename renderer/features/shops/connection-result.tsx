import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { isOfNetwork } from '../../../shared/shop/connection-problem';
import type { ConnectionCheck } from '../../../shared/shop/shop';
import { networkOpenedStore } from '../../model/settings';
import { TechnicalDetails } from '../../ui/details';
import { Notice } from '../../ui/notice';

/** The result of "check connection", with the server's own reason. */
export function ConnectionResult({ check }: { check: ConnectionCheck }) {
  const { t } = useTranslation();
  if (check.ok) {
    return (
      <Notice tone="ok" title={t('shops.check.ok')}>
        {t('shops.check.okAuth', { scheme: t(`shops.authScheme.${check.auth}`) })}
      </Notice>
    );
  }
  const technical = [check.message, check.requestId === null ? '' : `X-Request-Id: ${check.requestId}`].filter(Boolean);
  return (
    <Notice
      tone="error"
      title={t(`shops.check.${check.code}.title`)}
      {...(isOfNetwork(check.code) && {
        actions: (
          <Button variant="default" size="compact-sm" onClick={() => networkOpenedStore.set(true)}>
            {t('network.open')}
          </Button>
        ),
      })}
    >
      {t(`shops.check.${check.code}.text`)}
      <TechnicalDetails text={technical.join('\n')} />
    </Notice>
  );
}
