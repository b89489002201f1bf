import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { progressOf } from '../../../shared/delivery/row-counts';
import { shopNameOf } from '../../../shared/shop/shop-name';
import { deliveriesStore, openDelivery, resumeDelivery, unfinishedStore } from '../../model/deliveries';
import { useFormats } from '../../words/formats';
import { useStore } from '../../model/store';
import { useAction } from '../../hooks/use-action';
import { Banner } from './banner';

/** A delivery that was interrupted when the program ended. Offered prominently until it is resumed or postponed. */
export function UnfinishedBanner() {
  const { t } = useTranslation();
  const formats = useFormats();
  const { busy, run } = useAction();
  const [isOpened, setOpened] = useState(false);
  const id = useStore(unfinishedStore);
  const summary = useStore(deliveriesStore, (now) => (id === null ? undefined : now.byId[id]?.summary));
  if (id === null || summary === undefined) return null;
  // It may have resumed by itself.
  if (summary.state.status !== 'paused' && summary.state.status !== 'ready') return null;
  const goOn = async (): Promise<void> => {
    await openDelivery(id);
    await resumeDelivery(id);
  };
  return (
    <Banner
      testId="unfinished-delivery"
      title={t('delivery.unfinishedTitle', {
        file: summary.fileName,
        shop: shopNameOf(summary, t('shops.practiceName')),
      })}
      text={t('delivery.unfinishedText', {
        count: summary.pending,
        rows: formats.number(summary.pending),
        done: formats.number(progressOf(summary).sent),
      })}
      isOpened={isOpened}
      onToggle={() => setOpened((before) => !before)}
      actions={
        <>
          <Button size="compact-sm" variant="light" loading={busy} onClick={() => run(goOn)}>
            {t('delivery.unfinishedGoOn')}
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => run(() => openDelivery(id))}>
            {t('delivery.unfinishedLook')}
          </Button>
          <Button size="compact-sm" variant="subtle" color="gray" onClick={() => unfinishedStore.set(null)}>
            {t('delivery.unfinishedLater')}
          </Button>
        </>
      }
    />
  );
}
