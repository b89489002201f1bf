import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Shop } from '../../../shared/shop/shop';
import { goOnWithDelivery } from '../../model/deliveries';
import { useAction } from '../../hooks/use-action';
import { Notice } from '../../ui/notice';

/** Stands where the button to send would be refused: the sheet is on its way to this shop already, and that delivery can go on. */
export function UnfinishedNotice({ id, shop }: { id: string; shop: Shop }) {
  const { t } = useTranslation();
  const { busy, run } = useAction();
  return (
    <Notice
      tone="info"
      data-testid="review-unfinished"
      title={t('review.unfinishedTitle', { shop: shop.name })}
      actions={
        <Button loading={busy} onClick={() => run(() => goOnWithDelivery(id))}>
          {t('review.unfinishedGoOn')}
        </Button>
      }
    >
      {t('review.unfinishedText')}
    </Notice>
  );
}
