import { useTranslation } from 'react-i18next';
import type { DeliverySummary } from '../../shared/delivery/summary';
import { confirmDeed } from '../ui/dialogs/confirm';
import { sendFailedAgain } from '../model/deliveries';
import { useFormats } from '../words/formats';
import { useAction } from './use-action';
import { useSheetOf } from './use-sheet-of';

/**
 * Sends a delivery's failed rows again. If their sheet is not open, they are sent as they were then; a question first says what that may
 * undo.
 */
export function useSendAgain({ id, outcomes, createdAt }: DeliverySummary): { busy: boolean; start: () => void } {
  const { t } = useTranslation();
  const formats = useFormats();
  const { busy, run } = useAction();
  const inSheet = useSheetOf(id) !== null;
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
