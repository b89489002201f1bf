import { useTranslation } from 'react-i18next';
import type { DeliverySummary } from '../../../shared/delivery/summary';
import type { PauseReason } from '../../../shared/delivery/state';
import { pauseDetail } from '../../model/pause-detail';
import { shopsStore } from '../../model/shops';
import { useStore } from '../../model/store';
import { CopyableText, Details } from '../../ui/details';
import { Notice } from '../../ui/notice';
import { TokenRenewal } from './token-renewal';

/** Why a delivery waits and what ends the wait; where that is a new key, the field for it is right here. */
export function PauseNotice({ summary, reason }: { summary: DeliverySummary; reason: PauseReason }) {
  const { t } = useTranslation();
  const detail = pauseDetail(reason);
  const tokenKnown = useStore(
    shopsStore,
    ({ shops }) => shops.find(({ id }) => id === summary.shopId)?.token !== 'none',
  );
  // A token that was known for one run only is gone after a restart, whatever the pause began with.
  const tokenNeeded = reason.by === 'token' || reason.by === 'no-token' || !tokenKnown;
  const calm = reason.by === 'person' || reason.by === 'restart' || reason.by === 'sleep';
  const words = reason.by === 'storage' ? (`storage-${reason.problem}` as const) : reason.by;
  return (
    <Notice
      tone={calm ? 'info' : tokenNeeded || reason.by === 'storage' ? 'error' : 'warning'}
      title={t(`delivery.pauseReason.${words}.title`)}
      data-reason={reason.by}
    >
      {t(`delivery.pauseReason.${words}.text`, { ...reason })}
      {tokenNeeded && <TokenRenewal summary={summary} />}
      {detail !== '' && (
        <Details>
          <CopyableText text={detail} />
        </Details>
      )}
    </Notice>
  );
}
