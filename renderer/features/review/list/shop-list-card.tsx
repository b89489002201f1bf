import { Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { RowRules } from '../../../../shared/consumer/target';
import type { ListState } from '../../../../shared/sheet/sheet-state';
import { listShop } from '../../../../shared/shop/list-shop';
import type { Shop } from '../../../../shared/shop/shop';
import { cancelList, forgetEnding, listStore, takeList } from '../../../model/shop-list/take-list';
import { useStore } from '../../../model/store';
import { useAction } from '../../../hooks/use-action';
import { Card } from '../../../ui/screen';
import { endingWords } from './ending-words';
import { ListEnded } from './list-ended';
import { ListResult } from './list-result';
import { ListUnderWay } from './list-under-way';
import classes from './shop-list.module.css';

/** Takes the list of the shop's consumers with one request, and shows what sending each row would come to. */
export function ShopListCard({
  list,
  rules,
  shop,
  blocked,
  onTypeToken,
}: {
  /** The list that the sheet has; null for none. */
  list: ListState | null;
  rules: RowRules;
  shop: Shop;
  /** The sheet or the shop is not ready. */
  blocked: boolean;
  onTypeToken: () => void;
}) {
  const { t } = useTranslation();
  const { run } = useAction();
  const { taking, ending } = useStore(listStore);
  const own = list?.shop === listShop(shop) ? list : null;
  const words = ending === null ? null : endingWords(ending, shop.name, t, navigator.onLine);
  // The notice has the button then.
  const asksAgain = words !== null && (words.act === 'again' || words.act === 'agree');
  const take = (overHttp = false): void => run(() => takeList(shop, rules.mode, overHttp));
  return (
    <Card title={t('shopList.title')} data-testid="shop-list" data-has-list={own !== null}>
      <div className={classes['stack']}>
        {own === null && taking === null && !asksAgain && (
          <>
            <Text size="sm" c="dimmed">
              {t('shopList.hint')}
            </Text>
            <Group>
              <Button variant="default" data-testid="shop-list-take" disabled={blocked} onClick={() => take()}>
                {t('shopList.take')}
              </Button>
            </Group>
          </>
        )}
        {taking !== null && <ListUnderWay taking={taking} onCancel={cancelList} />}
        {taking === null && ending !== null && words !== null && (
          <ListEnded
            kind={ending.kind}
            words={words}
            onAgain={take}
            onWithout={own === null ? forgetEnding : undefined}
            onTypeToken={onTypeToken}
          />
        )}
        {own !== null && (
          <ListResult
            list={own}
            rules={rules}
            shopId={shop.id}
            isTaking={taking !== null || blocked}
            onAgain={() => take()}
          />
        )}
      </div>
    </Card>
  );
}
