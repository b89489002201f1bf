import { Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { onMain } from '../../bridge';
import type { DeliverySummary } from '../../../shared/delivery/summary';
import { deliveriesStore, listDeliveries } from '../../model/deliveries';
import { settingsStore } from '../../model/settings';
import { useStore } from '../../model/store';
import { useAction } from '../../model/use-action';
import { Card, Screen } from '../../ui/screen';
import { DeliveryEntry } from './delivery-entry';
import { withDelivery } from './with-delivery';

/** Everything that was ever sent from this machine, newest first. */
export function HistoryScreen() {
  const { t } = useTranslation();
  const { run } = useAction();
  const [deliveries, setDeliveries] = useState<DeliverySummary[] | null>(null);
  const kept = useStore(settingsStore, (settings) => settings.failedRowsKept);
  const live = useStore(deliveriesStore, (now) => now.byId);
  const reload = (): void => run(async () => setDeliveries(await listDeliveries()));
  useEffect(() => {
    reload();
    return onMain('delivery-progress', ({ summary }) => setDeliveries((now) => now && withDelivery(now, summary)));
    // What changes from then on is told by main, but for what a shorter time of keeping has wiped.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [kept]);
  return (
    <Screen title={t('history.title')} wide>
      {deliveries?.length === 0 && (
        <Card>
          <Text>{t('history.none')}</Text>
        </Card>
      )}
      {deliveries?.map((delivery) => (
        <DeliveryEntry key={delivery.id} summary={live[delivery.id]?.summary ?? delivery} onDeleted={reload} />
      ))}
    </Screen>
  );
}
