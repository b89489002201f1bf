import { Button, PasswordInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeliverySummary } from '../../../shared/delivery/summary';
import type { Shop } from '../../../shared/shop/shop';
import { resumeDelivery } from '../../model/deliveries';
import { replaceToken } from '../../model/shops';
import { useAction } from '../../hooks/use-action';
import classes from './delivery.module.css';
import { NextAction } from '../../ui/screen';

/**
 * Saves a new token for the shop; the delivery resumes at the same row. The saved token may also work by now: it may have been enabled in
 * the account, or replaced in the shop's dialog.
 */
export function TokenRenewal({ summary, shop }: { summary: DeliverySummary; shop: Shop }) {
  const { t } = useTranslation();
  const { busy, run } = useAction();
  const [token, setToken] = useState('');
  const wasRefused = summary.state.status === 'paused' && summary.state.reason.by === 'token';
  const renew = async (): Promise<void> => {
    await replaceToken(shop, token.trim());
    setToken('');
    await resumeDelivery(summary.id);
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
      <NextAction type="submit" loading={busy} disabled={token.trim() === ''}>
        {t('delivery.saveTokenAndGoOn')}
      </NextAction>
      {shop.token !== 'none' && (
        <Button variant="default" disabled={busy} onClick={() => run(() => resumeDelivery(summary.id))}>
          {t(wasRefused ? 'delivery.resumeSameToken' : 'delivery.resume')}
        </Button>
      )}
    </form>
  );
}
