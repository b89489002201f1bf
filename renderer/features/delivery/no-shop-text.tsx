import { useTranslation } from 'react-i18next';
import type { DeliverySummary } from '../../../shared/delivery/summary';

/** Why a delivery whose shop is not saved cannot be resumed, and what can be done with it. */
export function NoShopText({ summary }: { summary: Pick<DeliverySummary, 'shopId'> }) {
  const { t } = useTranslation();
  return summary.shopId === null ? t('delivery.noShop.unattended') : t('delivery.noShop.removed');
}
