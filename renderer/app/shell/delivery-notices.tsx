import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { restWords } from '../../../shared/delivery/rest-words';
import { onMain } from '../../bridge';
import { deliveriesStore, openDelivery } from '../../model/deliveries';
import { useFormats } from '../../words/formats';
import { placeStore } from '../../model/navigation';
import { useAction } from '../../hooks/use-action';
import { dismissNotice, notifyElsewhere } from '../../ui/notify';

/**
 * Notifies of deliveries that stop while the person is on another screen. A notice disappears when its delivery is shown, resumed or
 * deleted.
 */
export function DeliveryNotices() {
  const { t } = useTranslation();
  const formats = useFormats();
  const { run } = useAction();
  useEffect(() => {
    const dismissSeen = (): void => {
      const id = seenId();
      if (id !== null) dismissNotice(id);
    };
    const unfollow = [placeStore.subscribe(dismissSeen), deliveriesStore.subscribe(dismissSeen)];
    return () => unfollow.forEach((end) => end());
  }, []);
  useEffect(
    () =>
      onMain('delivery-progress', ({ summary }) => {
        const { id } = summary;
        const words = id === seenId() ? null : restWords(summary, { t, number: formats.number }, navigator.onLine);
        if (words === null) {
          dismissNotice(id);
          return;
        }
        const { tone, needsPerson: stays, title, body: text } = words;
        notifyElsewhere(
          { id, tone, stays },
          { title, text, open: t('rows.outcome.openDelivery'), closeLabel: t('common.close') },
          () => run(() => openDelivery(id)),
        );
      }),
    // `run` is a new function at every render, but always does the same.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [t, formats],
  );
  return null;
}

/** The delivery on the screen. */
function seenId(): string | null {
  return placeStore.get() === 'delivery' ? deliveriesStore.get().currentId : null;
}
