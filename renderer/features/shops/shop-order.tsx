import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Shop } from '../../../shared/shop/shop';
import { moveShop, shopsStore } from '../../model/shops';
import { useStore } from '../../model/store';
import { useAction } from '../../hooks/use-action';

/** Buttons to move a saved shop in the list. */
export function ShopOrder({ shop }: { shop: Shop }) {
  const { t } = useTranslation();
  const { run } = useAction();
  // The practice shop is always the first.
  const place = useStore(shopsStore, ({ shops }) => shops.findIndex(({ id }) => id === shop.id) - 1);
  const last = useStore(shopsStore, ({ shops }) => shops.length - 2);
  return (
    <Group gap="xs">
      <Button variant="default" size="xs" disabled={place === 0} onClick={() => run(() => moveShop(shop.id, -1))}>
        {t('shops.moveUp')}
      </Button>
      <Button variant="default" size="xs" disabled={place === last} onClick={() => run(() => moveShop(shop.id, 1))}>
        {t('shops.moveDown')}
      </Button>
    </Group>
  );
}
