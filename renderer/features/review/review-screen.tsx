import { Box, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { countSheetRows } from '../../../shared/delivery/row-counts';
import type { RowsSent } from '../../../shared/delivery/summary';
import type { Shop } from '../../../shared/shop/shop';
import { LARGE_DELIVERY_ROWS } from '../../../shared/shop/shop-limits';
import { useFormats } from '../../words/formats';
import { goTo } from '../../model/navigation';
import { chooseForReview, reviewStore, sendReviewed } from '../../model/review';
import { findSheetBlocker, findShopBlocker, requestsToSend } from '../../model/send-readiness';
import { setRules } from '../../model/change-sheet';
import { showRows } from '../../model/show-rows';
import type { OpenedSheet } from '../../model/sheet';
import { rememberNameTyped, useChosenShop } from '../../model/shops';
import { useStore } from '../../model/store';
import { useAction } from '../../hooks/use-action';
import { ArrowRightIcon } from '../../ui/icons';
import { Notice } from '../../ui/notice';
import { Card, NextAction, Screen } from '../../ui/screen';
import { ShopMark } from '../../ui/shop-mark';
import { CabinetFile } from './cabinet/cabinet-file';
import { ClearingNotice } from './notices/clearing-notice';
import { CompareCard } from './compare/compare-card';
import { TokenNotice } from './notices/token-notice';
import { FillingNotice } from './notices/filling-notice';
import { RememberPreviousChoice } from './remember-previous-choice';
import { ShopListCard } from './list/shop-list-card';
import { LiveShopQuestion } from './live-shop-question';
import { ModeChoice } from './mode-choice';
import { NothingNew } from './nothing-new';
import { RequestPreview } from './request/request-preview';
import { ReviewCounts } from './review-counts';
import classes from './review-screen.module.css';
import { SendSentence } from './send-sentence';
import { UnchangedNotice } from './unchanged-notice';
import { UnfinishedNotice } from './unfinished-notice';
import { usePreview } from './use-preview';

/** The last check before anything is sent: how many rows, to which shop, how long it takes, and which rows are left out. */
export function ReviewScreen({ sheet, onEditShop }: { sheet: OpenedSheet; onEditShop: (shop: Shop) => void }) {
  const { t } = useTranslation();
  const { busy, run } = useAction();
  const [isAsking, setAsking] = useState(false);
  const shop = useChosenShop();
  const { counts, rules, list } = sheet.state;
  const blocker = findSheetBlocker(sheet) ?? findShopBlocker(shop);
  const { preview, isCounting } = usePreview(sheet, shop);
  const { sendsAll, remembersPrevious } = useStore(reviewStore);
  // If unchanged rows are sent too, there is no need to count them.
  const isUncertain = isCounting && !sendsAll;
  const { toSend, unchanged } = countSheetRows(counts, sendsAll ? null : preview);
  const withoutList = sendsAll ? null : (preview?.withoutList ?? null);
  const requestsFor = (sent: RowsSent, listed: number): number =>
    requestsToSend(sent, rules.mode, remembersPrevious, listed);
  const byList =
    withoutList === null || list === null || list === undefined
      ? null
      : { kinds: list.kinds, rows: counts.rows, requestsWithout: requestsFor(withoutList, 0) };
  const adopted = (sendsAll ? preview?.adoptedOfAll : preview?.adopted) ?? 0;
  const requests = requestsFor({ rows: toSend, adopted }, byList === null ? 0 : (list?.showsBefore ?? 0));
  const isAllKnown = blocker === null && !isUncertain && toSend === 0 && unchanged > 0;
  const unfinishedId = preview?.unfinishedId ?? null;
  const asksForName = shop?.asksForName === true && toSend >= LARGE_DELIVERY_ROWS;
  const send = ({ id }: Shop): Promise<void> => sendReviewed(id, rules.mode);
  return (
    <Screen title={t('review.title')} data-testid="review">
      {shop !== undefined && (
        <LiveShopQuestion
          opened={isAsking}
          shop={shop}
          rows={toSend}
          onClose={() => setAsking(false)}
          onSend={() => {
            setAsking(false);
            run(() => rememberNameTyped(shop.id).then(() => send(shop)));
          }}
        />
      )}
      <Card>
        {isUncertain && (
          <p className={classes['sentence']} role="status">
            {t('review.counting')}
          </p>
        )}
        {shop !== undefined && blocker === null && unfinishedId === null && toSend > 0 && !isUncertain && (
          <SendSentence shop={shop} toSend={toSend} requests={requests} byList={byList} />
        )}
        {preview !== null && unfinishedId === null && (
          <UnchangedNotice
            preview={preview}
            sendsAll={sendsAll}
            onSendAll={(all) => chooseForReview({ sendsAll: all })}
          />
        )}
        <ReviewCounts
          counts={counts}
          skipBadCells={rules.skipBadCells === true}
          onShow={(only) => run(() => showRows({ only }))}
        />
        {shop !== undefined && <TokenNotice shop={shop} />}
        <ClearingNotice columns={sheet.state.columns} rules={rules} />
        <FillingNotice columns={sheet.state.columns} rules={rules} hasList={(sheet.state.list ?? null) !== null} />
        <ModeChoice mode={rules.mode} onChange={(mode) => run(() => setRules({ mode }))} />
        <RememberPreviousChoice
          mode={rules.mode}
          keeps={remembersPrevious}
          isByList={byList !== null && toSend > 0 && (list?.showsBefore ?? 0) >= toSend}
          onChange={(keeps) => chooseForReview({ remembersPrevious: keeps })}
        />
        {blocker !== null ? (
          <Box mt="md">
            <Notice
              tone="error"
              title={t(`review.blocker.${blocker}`)}
              actions={
                blocker === 'no-token' && shop !== undefined ? (
                  <NextAction size="xs" onClick={() => onEditShop(shop)}>
                    {t('review.typeToken')}
                  </NextAction>
                ) : blocker === 'required-missing' || blocker === 'layout-problem' ? (
                  <NextAction size="xs" onClick={() => goTo('columns')}>
                    {t('review.toColumns')}
                  </NextAction>
                ) : undefined
              }
            />
          </Box>
        ) : unfinishedId !== null && shop !== undefined ? (
          <Box mt="md">
            <UnfinishedNotice id={unfinishedId} shop={shop} />
          </Box>
        ) : isAllKnown ? (
          <NothingNew blocked={counts.blocked} />
        ) : (
          <Group mt="md">
            <NextAction
              size="md"
              data-testid="confirm-send"
              loading={busy || isUncertain}
              disabled={shop === undefined || toSend === 0}
              aria-describedby="send-words"
              rightSection={<ArrowRightIcon size={18} />}
              onClick={() => shop !== undefined && (asksForName ? setAsking(true) : run(() => send(shop)))}
            >
              <ConfirmLabel shop={shop} ready={toSend} />
            </NextAction>
            <Text size="sm" c="dimmed" id="send-words">
              {t('review.canClose')}
            </Text>
          </Group>
        )}
        <CabinetFile sheet={sheet} shop={shop} />
      </Card>
      {shop !== undefined && (
        <ShopListCard
          list={sheet.state.list ?? null}
          rules={rules}
          shop={shop}
          blocked={blocker !== null}
          onTypeToken={() => onEditShop(shop)}
        />
      )}
      {shop !== undefined && (
        <CompareCard sheet={sheet} shop={shop} blocked={blocker !== null} onTypeToken={() => onEditShop(shop)} />
      )}
      <Card>
        <RequestPreview sheet={sheet} shop={shop} />
      </Card>
    </Screen>
  );
}

function ConfirmLabel({ shop, ready }: { shop: Shop | undefined; ready: number }) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <>
      {t('review.confirm', { count: ready, rows: formats.number(ready) })}
      {shop !== undefined && (
        <span className={classes['onButton']}>
          <ShopMark id={shop.id} name={t('review.toShop', { shop: shop.name })} isLive={shop.isLive} />
        </span>
      )}
    </>
  );
}
