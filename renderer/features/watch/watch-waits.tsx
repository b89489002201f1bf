import { Button } from '@mantine/core';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { answerTo, type Hold } from '../../../shared/watch/hold';
import type { Arrival } from '../../../shared/watch/watch';
import { ask } from '../../bridge';
import { useAction } from '../../hooks/use-action';
import { openDelivery } from '../../model/deliveries';
import { useSavedShop } from '../../model/shops';
import { useStore } from '../../model/store';
import { settleWaiting, watchesStore } from '../../model/watch/watches';
import { Notice } from '../../ui/notice';
import { NextAction } from '../../ui/screen';
import { ShopMark } from '../../ui/shop-mark';
import { useFormats } from '../../words/formats';
import { useHoldWords } from './use-hold-words';
import classes from './watch.module.css';

/** What is put right outside of the file, so that it is tried again. In all other cases the file or its delivery is looked at first. */
const OUTSIDE: readonly Hold['why'][] = ['recipe-undecided', 'no-token', 'token-refused', 'no-list'];

/** Files of watched folders that wait for the person: why, and what can be done. Nothing where none waits. */
export function WatchWaits() {
  const { t } = useTranslation();
  const formats = useFormats();
  const { waiting, waitingCount } = useStore(watchesStore);
  if (waiting.length === 0) return null;
  const more = waitingCount - waiting.length;
  return (
    <section className={classes['waits']} data-testid="watch-waits" aria-label={t('watch.waits')}>
      {waiting.map((arrival, index) => (
        <WaitingFile key={`${arrival.watchId} ${arrival.hash}`} arrival={arrival} isFirst={index === 0} />
      ))}
      {more > 0 && (
        <div className={classes['more']}>{t('watch.moreWait', { count: more, files: formats.number(more) })}</div>
      )}
    </section>
  );
}

/** @param props.isFirst one file at a time is what the person does next */
function WaitingFile({ arrival, isFirst }: { arrival: Arrival; isFirst: boolean }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const words = useHoldWords();
  const { busy, run } = useAction();
  const { watchId, hash, fileName, hold, deliveryId, at } = arrival;
  const { watches } = useStore(watchesStore);
  const watch = watches.find((one) => one.watch.id === watchId)?.watch;
  const shop = useSavedShop(watch?.shopId ?? null);
  if (hold === null) return null;
  const { sentence, detail, todo } = words(hold);
  const answer = answerTo(hold);
  const isOutside = OUTSIDE.includes(hold.why);
  const settle = (how: 'anyway' | 'again' | 'dismissed') => run(() => settleWaiting({ watchId, hash, how }));
  const again = (
    <Fragment key="again">
      {answer === 'send' && (
        <Button size="sm" variant="default" loading={busy} onClick={() => settle('anyway')}>
          {t('watch.sendAnyway')}
        </Button>
      )}
      {answer === 'retry' && (
        <NextAction isNext={isFirst && isOutside} size="sm" loading={busy} onClick={() => settle('again')}>
          {t('watch.tryAgain')}
        </NextAction>
      )}
    </Fragment>
  );
  const look = (
    <NextAction
      key="look"
      isNext={isFirst && !isOutside}
      size="sm"
      disabled={busy}
      onClick={() =>
        run(() => (deliveryId === null ? ask('watch-open-file', { watchId, hash }) : openDelivery(deliveryId)))
      }
    >
      {t(deliveryId === null ? 'watch.openFile' : 'watch.openDelivery')}
    </NextAction>
  );
  return (
    <Notice
      tone="warning"
      data-waits={fileName}
      title={`${t('watch.waits')}: ${fileName}`}
      actions={
        <>
          {/* The next thing to do comes first. */}
          {isOutside ? [again, look] : [look, again]}
          {deliveryId === null && (
            <Button size="sm" variant="subtle" color="gray" disabled={busy} onClick={() => settle('dismissed')}>
              {t('watch.dismiss')}
            </Button>
          )}
        </>
      }
    >
      <div className={classes['facts']}>
        {shop !== undefined && <ShopMark id={shop.id} name={shop.name} isLive={shop.isLive} />}
        <span>{formats.dateTime(at)}</span>
      </div>
      <div>
        {sentence} {detail}
      </div>
      <div className={classes['todo']}>{todo}</div>
    </Notice>
  );
}
