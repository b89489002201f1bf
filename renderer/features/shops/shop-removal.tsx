import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RequestRefused } from '../../bridge';
import type { Shop } from '../../../shared/shop/shop';
import { forgetSent, mayRemoveShop, removeShop } from '../../model/shops';
import { useAction } from '../../hooks/use-action';
import { confirmDeed } from '../../ui/dialogs/confirm';
import { Notice } from '../../ui/notice';
import { notifyDone } from '../../ui/notify';

/**
 * Buttons to remove a saved shop, or the record of rows sent to it. Both ask first. A shop with an unfinished delivery cannot be removed and
 * says so at once.
 */
export function ShopRemoval({ shop, onRemoved }: { shop: Shop; onRemoved: () => void }) {
  const { t } = useTranslation();
  const { busy, run } = useAction();
  const [isBusyShop, setBusyShop] = useState(false);

  const remove = async (): Promise<void> => {
    setBusyShop(false);
    try {
      await mayRemoveShop(shop.id);
    } catch (error) {
      if (!(error instanceof RequestRefused) || error.code !== 'shop-busy') throw error;
      setBusyShop(true);
      return;
    }
    const words = {
      title: t('shops.removeTitle', { name: shop.name }),
      text: t('shops.removeText'),
      confirm: t('shops.remove'),
      cancel: t('common.cancel'),
    };
    confirmDeed(words, () =>
      run(async () => {
        await removeShop(shop.id);
        onRemoved();
      }),
    );
  };

  const forget = (): void => {
    const words = {
      title: t('shops.forgetSentTitle', { name: shop.name }),
      text: t('shops.forgetSentText'),
      confirm: t('shops.forgetSent'),
      cancel: t('common.cancel'),
    };
    confirmDeed(words, () =>
      run(async () => {
        await forgetSent(shop.id);
        notifyDone(t('shops.forgotSent'), t('common.close'));
      }),
    );
  };

  return (
    <>
      <Group gap="xs">
        <Button variant="default" size="xs" disabled={busy} onClick={forget}>
          {t('shops.forgetSent')}
        </Button>
        <Button variant="outline" size="xs" color="red" disabled={busy} onClick={() => run(remove)}>
          {t('shops.remove')}
        </Button>
      </Group>
      {isBusyShop && <Notice tone="warning" title={t('errors.shop-busy')} />}
    </>
  );
}
