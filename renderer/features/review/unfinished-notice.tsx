import { useTranslation } from 'react-i18next';
import type { Shop } from '../../../shared/shop/shop';
import { goOnWithDelivery } from '../../model/deliveries';
import { useAction } from '../../hooks/use-action';
import { Notice } from '../../ui/notice';
import { NextAction } from '../../ui/screen';

/** Shown instead of the send button if this sheet is already being sent to this shop: that delivery can be resumed. */
export function UnfinishedNotice({ id, shop }: { id: string; shop: Shop }) {
  const { t } = useTranslation();
  const { busy, run } = useAction();
  return (
    <Notice
      tone="info"
      data-testid="review-unfinished"
      title={t('review.unfinishedTitle', { shop: shop.name })}
      actions={
        <NextAction loading={busy} onClick={() => run(() => goOnWithDelivery(id))}>
          {t('review.unfinishedGoOn')}
        </NextAction>
      }
    >
      {t('review.unfinishedText')}
    </Notice>
  );
}
