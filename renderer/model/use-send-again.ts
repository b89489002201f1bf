import { useTranslation } from 'react-i18next';
import type { DeliverySummary } from '../../shared/delivery/summary';
import { confirmDeed } from '../ui/confirm';
import { deliveriesStore, sendFailedAgain } from './deliveries';
import { useFormats } from './formats';
import { useOpenedSheet } from './sheet';
import { useStore } from './store';
import { useAction } from './use-action';

/**
 * Sends a delivery's failed rows again. Where the sheet they came from is not open, they go as they were: what that may undo is said first,
 * and asked.
 */
export function useSendAgain({ id, outcomes, createdAt }: DeliverySummary): { busy: boolean; start: () => void } {
  const { t } = useTranslation();
  const formats = useFormats();
  const { busy, run } = useAction();
  const sheet = useOpenedSheet();
  const rowsId = useStore(deliveriesStore, (now) => now.rowsIds[id]);
  const inSheet = sheet !== null && (sheet.state.delivery?.id === id || sheet.state.rowsId === rowsId);
  const send = (): void => run(() => sendFailedAgain(id));
  const askFirst = (): void => {
    const { failed } = outcomes;
    const text = [
      t('sendAgain.asSent', { count: failed, rows: formats.number(failed), time: formats.dateTime(createdAt) }),
      t('sendAgain.leftOut'),
      t('sendAgain.overwrites'),
      t('sendAgain.otherwise'),
    ];
    confirmDeed(
      { title: t('sendAgain.title'), text, confirm: t('sendAgain.confirm'), cancel: t('common.cancel') },
      send,
    );
  };
  return { busy, start: inSheet ? send : askFirst };
}
