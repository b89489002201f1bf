import { useTranslation } from 'react-i18next';
import type { DeliverySummary } from '../../../shared/delivery/summary';
import { useFormats } from '../../words/formats';
import { useShopName } from '../../model/shops';
import { Notice } from '../../ui/notice';
import { Card } from '../../ui/screen';
import { ShopMark } from '../../ui/shop-mark';
import classes from './delivery.module.css';

/** A delivery by file: what is in the file, and what to do with it. Nothing is known of it until a list shows what arrived. */
export function FiledCard({ summary }: { summary: DeliverySummary }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { byFile = 0, blocked, excluded } = summary;
  const counted = (key: string, count: number) => t(key, { count, rows: formats.number(count) });
  return (
    <Card data-testid="delivery-by-file">
      <div className={classes['facts']}>
        <ShopMark id={summary.shopId ?? summary.baseUrl} name={useShopName(summary)} />
        <span>{summary.fileName}</span>
        <span>{formats.dateTime(summary.createdAt)}</span>
        <span>{t('byFile.isOne')}</span>
      </div>
      <div className={classes['headline']} />
      <Notice tone="info" title={counted('byFile.rows', byFile)}>
        {[
          ...(blocked > 0 ? [counted('cabinetFile.blocked', blocked)] : []),
          ...(excluded > 0 ? [counted('cabinetFile.excluded', excluded)] : []),
          t('byFile.next'),
        ].join(' ')}
      </Notice>
    </Card>
  );
}
