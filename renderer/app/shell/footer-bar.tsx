import { memo, useDeferredValue } from 'react';
import { useTranslation } from 'react-i18next';
import { isOver } from '../../../shared/delivery/state';
import { deliveriesStore, openDelivery } from '../../model/deliveries';
import { useFormats } from '../../words/formats';
import { blocksSending } from '../../../shared/consumer/columns/check-layout';
import { columnsOf } from '../../model/layout-edits';
import { columnTargetStore, goTo, placeStore } from '../../model/navigation';
import { findSheetBlocker, type SendBlocker } from '../../model/send-readiness';
import { showRows } from '../../model/show-rows';
import { useOpenedSheet, type OpenedSheet } from '../../model/sheet';
import { useChosenShop } from '../../model/shops';
import { useStore } from '../../model/store';
import { useAction } from '../../hooks/use-action';
import { ArrowRightIcon, CheckIcon, ErrorIcon, MinusCircleIcon } from '../../ui/icons';
import { NextAction } from '../../ui/screen';
import { ShopMark } from '../../ui/shop-mark';
import classes from './shell.module.css';

/** The sheet's counts, and a button to the review from every step. Follows the sheet when there is time, so that typing does not wait. */
export function FooterBar() {
  return <SheetFooter sheet={useDeferredValue(useOpenedSheet())} />;
}

const SheetFooter = memo(function SheetFooter({ sheet }: { sheet: OpenedSheet | null }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const place = useStore(placeStore);
  const shop = useChosenShop();
  const { run } = useAction();
  const delivery = useStore(deliveriesStore, ({ byId }) => byId[sheet?.state.delivery?.id ?? '']?.summary);
  if (sheet === null) return null;
  const { counts } = sheet.state;
  const blocker = findSheetBlocker(sheet);
  const hasRefused = delivery !== undefined && isOver(delivery.state) && delivery.outcomes.failed > 0;
  // On other screens the next action is another one, e.g. to send refused rows again, so this button is not filled.
  const isNext = (place === 'columns' || place === 'rows') && !hasRefused;
  // Main would refuse to send again what is already being sent to the shop.
  if (delivery !== undefined && delivery.shopId === shop?.id && !isOver(delivery.state)) {
    return (
      <footer className={classes['footer']}>
        <FooterCounts sheet={sheet} />
        {place !== 'delivery' && (
          <NextAction
            isNext={isNext}
            data-testid="to-delivery"
            rightSection={<ArrowRightIcon size={16} />}
            onClick={() => run(() => openDelivery(delivery.id))}
          >
            {t('footer.toDelivery')}
          </NextAction>
        )}
      </footer>
    );
  }
  return (
    <footer className={classes['footer']}>
      <FooterCounts sheet={sheet} />
      {place !== 'review' && (
        <div className={classes['send']}>
          {blocker !== null ? (
            <SendBlockerText sheet={sheet} blocker={blocker} />
          ) : (
            <NextAction
              isNext={isNext}
              data-testid="send"
              rightSection={<ArrowRightIcon size={16} />}
              onClick={() => goTo('review')}
            >
              {/* Only the review knows how many of them the shop does not have yet. */}
              {delivery === undefined && (sheet.state.list ?? null) === null
                ? t('footer.send', { count: counts.ready, rows: formats.number(counts.ready) })
                : t('footer.toReview')}
              {shop !== undefined && (
                <span className={classes['sendShop']}>
                  <ShopMark id={shop.id} name={shop.name} isLive={shop.isLive} />
                </span>
              )}
            </NextAction>
          )}
        </div>
      )}
    </footer>
  );
});

/** Why nothing can be sent yet. An open question about columns links to the columns. */
function SendBlockerText({ sheet, blocker }: { sheet: OpenedSheet; blocker: SendBlocker }) {
  const { t } = useTranslation();
  const words = t(`review.blocker.${blocker}`);
  if (blocker !== 'required-missing' && blocker !== 'layout-problem') {
    return (
      <span className={classes['why']} id="send-why">
        {words}
      </span>
    );
  }
  const show = (): void => {
    const problem = sheet.state.layoutProblems.find(blocksSending);
    goTo('columns');
    columnTargetStore.set(problem === undefined ? null : (columnsOf(problem)[0] ?? null));
  };
  return (
    <button type="button" className={`${classes['why']} ${classes['whyButton']}`} id="send-why" onClick={show}>
      {words}
    </button>
  );
}

function FooterCounts({ sheet }: { sheet: OpenedSheet }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { run } = useAction();
  const { counts } = sheet.state;
  const parts = [
    { only: 'ready', tone: 'ready', key: 'ready', count: counts.ready, Sign: CheckIcon },
    { only: 'issues', tone: 'error', key: 'blocked', count: counts.blocked, Sign: ErrorIcon },
    { only: 'excluded', tone: 'excluded', key: 'excluded', count: counts.excluded, Sign: MinusCircleIcon },
  ] as const;
  return (
    <div className={classes['counts']}>
      {parts.map(({ only, tone, key, count, Sign }) => (
        <button
          key={key}
          type="button"
          className={classes['countButton']}
          data-tone={count === 0 ? 'none' : tone}
          data-count={count}
          data-only={only}
          onClick={() => run(() => showRows({ only }))}
        >
          <Sign size={16} />
          {t(`footer.${key}`, { count, rows: formats.number(count) })}
        </button>
      ))}
    </div>
  );
}
