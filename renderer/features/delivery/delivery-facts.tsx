import { useTranslation } from 'react-i18next';
import type { DeliverySummary } from '../../../shared/delivery/summary';
import { useFormats } from '../../words/formats';
import { useRunWords } from '../../words/run-words';
import { useShopName } from '../../model/shops';
import { ShopMark } from '../../ui/shop-mark';
import classes from './delivery.module.css';

/** Which file went to which shop, when. */
export function DeliveryFacts({ summary }: { summary: DeliverySummary }) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <div className={classes['facts']}>
      <ShopMark id={summary.shopId ?? summary.baseUrl} name={useShopName(summary)} />
      <span>{summary.fileName}</span>
      <span>{formats.dateTime(summary.createdAt)}</span>
      <span>{summary.reverts === null ? t(`modes.${summary.mode}.name`) : t('revert.isOne')}</span>
    </div>
  );
}

/** Who started it and who continued it. Shown below the buttons, which several lines would push out of sight in a small window. */
export function DeliveryRuns({ summary }: { summary: DeliverySummary }) {
  const { t } = useTranslation();
  const runs = useRunWords()(summary);
  return (
    <ul className={classes['runs']} aria-label={t('delivery.runs.title')}>
      {runs.map((run, index) => (
        <li key={index}>{run}</li>
      ))}
    </ul>
  );
}
