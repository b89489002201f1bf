import { Button, PasswordInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Shop } from '../../../shared/shop/shop';
import { resumeDelivery } from '../../model/deliveries';
import { replaceToken } from '../../model/shops';
import { useAction } from '../../model/use-action';
import classes from './delivery.module.css';

/** A new key goes to the shop and the delivery goes on with the same row. */
export function TokenRenewal({ deliveryId, shop }: { deliveryId: string; shop: Shop }) {
  const { t } = useTranslation();
  const { busy, run } = useAction();
  const [token, setToken] = useState('');
  const renew = async (): Promise<void> => {
    await replaceToken(shop, token.trim());
    setToken('');
    await resumeDelivery(deliveryId);
  };
  return (
    <form
      className={classes['token']}
      onSubmit={(event) => {
        event.preventDefault();
        if (token.trim() !== '') run(renew);
      }}
    >
      <PasswordInput
        label={t('delivery.newToken', { shop: shop.name })}
        value={token}
        autoComplete="off"
        visibilityToggleButtonProps={{ 'aria-label': t('shops.tokenShow') }}
        onChange={(event) => setToken(event.currentTarget.value)}
      />
      <Button type="submit" loading={busy} disabled={token.trim() === ''}>
        {t('delivery.saveTokenAndGoOn')}
      </Button>
    </form>
  );
}
