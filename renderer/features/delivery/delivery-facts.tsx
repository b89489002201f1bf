import { useTranslation } from 'react-i18next';
import type { DeliverySummary } from '../../../shared/delivery/summary';
import { useFormats } from '../../model/formats';
import { ShopMark } from '../../ui/shop-mark';
import classes from './delivery.module.css';

/** Which file went to which shop, and when. */
export function DeliveryFacts({ summary }: { summary: DeliverySummary }) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <div className={classes['facts']}>
      <ShopMark id={summary.shopId ?? summary.baseUrl} name={summary.shopName} />
      <span>{summary.fileName}</span>
      <span>{formats.dateTime(summary.createdAt)}</span>
      <span>{summary.takesBack === null ? t(`modes.${summary.mode}.name`) : t('takeBack.isOne')}</span>
    </div>
  );
}
