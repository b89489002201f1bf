import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { networkProblem, pauseTitleKey } from '../../../shared/delivery/network-problem';
import type { DeliverySummary } from '../../../shared/delivery/summary';
import { pauseEnd, type PauseReason } from '../../../shared/delivery/state';
import { isOfNetwork } from '../../../shared/shop/connection-problem';
import type { TokenPresence } from '../../../shared/shop/shop';
import { pauseDetail } from '../../words/pause-detail';
import { networkOpenedStore } from '../../model/settings';
import { useSavedShop } from '../../model/shops';
import { TechnicalDetails } from '../../ui/details';
import { Notice } from '../../ui/notice';
import { NoShopText } from './no-shop-text';
import { TokenRenewal } from './token-renewal';

/** Whether a delivery waits for a token. One kept in memory only is gone after a restart, whatever caused the pause. */
export function needsToken(reason: PauseReason, token: TokenPresence | undefined): boolean {
  const { by } = reason;
  if (pauseEnd(reason) === 'new-start') return false;
  return by === 'token' || by === 'no-token' || token === 'none';
}

/** Why a delivery is paused and how it continues. If it needs a new token, the field for it is here. */
export function PauseNotice({ summary, reason }: { summary: DeliverySummary; reason: PauseReason }) {
  const { t } = useTranslation();
  const shop = useSavedShop(summary.shopId);
  const detail = shop === undefined && reason.by === 'failing-alike' ? reason.message : pauseDetail(reason);
  const tokenNeeded = needsToken(reason, shop?.token);
  const calm = reason.by === 'person' || reason.by === 'restart' || reason.by === 'sleep';
  const words = reason.by === 'storage' ? (`storage-${reason.problem}` as const) : reason.by;
  const problem = networkProblem(reason, navigator.onLine);
  return (
    <Notice
      tone={calm ? 'info' : tokenNeeded || reason.by === 'storage' || reason.by === 'program' ? 'error' : 'warning'}
      title={t(pauseTitleKey(reason, navigator.onLine))}
      data-reason={reason.by}
      {...(problem !== null &&
        isOfNetwork(problem) && {
          actions: (
            <Button variant="default" size="compact-sm" onClick={() => networkOpenedStore.set(true)}>
              {t('network.open')}
            </Button>
          ),
        })}
    >
      {problem !== null && `${t(`shops.check.${problem}.text`)} `}
      {shop === undefined && pauseEnd(reason) !== 'new-start' ? (
        <NoShopText summary={summary} />
      ) : (
        t(`delivery.pauseReason.${words}.text`, { ...reason })
      )}
      {tokenNeeded && shop !== undefined && <TokenRenewal summary={summary} shop={shop} />}
      <TechnicalDetails text={detail} />
    </Notice>
  );
}
