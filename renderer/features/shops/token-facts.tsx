import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Shop } from '../../../shared/shop/shop';
import { tokenAge } from '../../../shared/shop/token-age';
import { forgetToken } from '../../model/shops';
import { useAction } from '../../hooks/use-action';
import { confirmDeed } from '../../ui/dialogs/confirm';
import { notifyDone } from '../../ui/notify';
import { useFormats } from '../../words/formats';
import classes from './shop-dialog.module.css';

/** When a shop's token was entered and when it ends at the latest, and the button that forgets it. */
export function TokenFacts({ shop }: { shop: Shop }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { busy, run } = useAction();
  const [nowMs] = useState(() => Date.now());
  if (shop.token === 'none') return null;
  const age = tokenAge(shop.tokenSince, nowMs);
  const forget = (): void => {
    const words = {
      title: t('shops.forgetTokenTitle', { name: shop.name }),
      text: t('shops.forgetTokenText'),
      confirm: t('shops.forgetToken'),
      cancel: t('common.cancel'),
    };
    confirmDeed(words, () =>
      run(async () => {
        await forgetToken(shop.id);
        notifyDone(t('shops.tokenForgotten'), t('common.close'));
      }),
    );
  };
  return (
    <Group gap="xs" justify="space-between" wrap="nowrap" data-testid="token-facts">
      <Text size="sm" className={age.kind === 'fresh' || age.kind === 'unknown' ? undefined : classes['warning']}>
        {age.kind === 'unknown'
          ? t('shops.tokenAge.unknown')
          : t(`shops.tokenAge.${age.kind}`, {
              since: formats.date(shop.tokenSince ?? ''),
              until: formats.date(age.endsAt),
            })}
      </Text>
      <Button variant="default" size="xs" flex="none" disabled={busy} onClick={forget}>
        {t('shops.forgetToken')}
      </Button>
    </Group>
  );
}
