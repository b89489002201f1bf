import { Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask, onMain } from '../../bridge';
import type { DeliverySummary } from '../../../shared/delivery/summary';
import { deliveriesStore } from '../../model/deliveries';
import { useStore } from '../../model/store';
import { useAction } from '../../model/use-action';
import { Card, Screen } from '../../ui/screen';
import { DeliveryEntry } from './delivery-entry';

/** Everything that was ever sent from this machine, newest first. */
export function HistoryScreen() {
  const { t } = useTranslation();
  const { run } = useAction();
  const [deliveries, setDeliveries] = useState<DeliverySummary[] | null>(null);
  const live = useStore(deliveriesStore, (now) => now.byId);
  const reload = (): void => run(async () => setDeliveries(await ask((api) => api.listDeliveries())));
  useEffect(() => {
    reload();
    return onMain('delivery-progress', ({ summary }) =>
      setDeliveries((now) => now?.map((known) => (known.id === summary.id ? summary : known)) ?? null),
    );
    // Loaded once; what changes from then on is told by main.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
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
