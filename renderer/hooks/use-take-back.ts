import { useTranslation } from 'react-i18next';
import type { TakeBackPreview } from '../../shared/delivery/compare/before-values';
import type { DeliverySummary } from '../../shared/delivery/summary';
import { ask } from '../bridge';
import { confirmDeed } from '../ui/confirm';
import { notifyDone, notifyHint } from '../ui/notify';
import { forgetBefore, takeBack } from '../model/deliveries';
import { useDurationWords, useFormats } from '../words/formats';
import { requestsPerRow, secondsToSend } from '../model/send-readiness';
import { shopsStore } from '../model/shops';
import { useAction } from './use-action';

/** Sentences about what stays as it is when a delivery is taken back. */
export function useTakeBackWords(): (preview: TakeBackPreview) => string[] {
  const { t } = useTranslation();
  const formats = useFormats();
  return (preview) => [
    ...(['created', 'same', 'unknown', 'doubtful'] as const).flatMap((key) => {
      const count = preview[key];
      return count === 0 ? [] : [t(`takeBack.${key}`, { count, rows: formats.number(count) })];
    }),
    t('takeBack.contactStays'),
  ];
}

/** Restores the values before a delivery, or forgets them. Each explains itself and asks first. */
export function useTakeBack({ id, shopId }: DeliverySummary): { busy: boolean; start: () => void; forget: () => void } {
  const { t } = useTranslation();
  const formats = useFormats();
  const duration = useDurationWords();
  const words = useTakeBackWords();
  const { busy, run } = useAction();

  const askFirst = async (): Promise<void> => {
    const preview = await ask('delivery-take-back-preview', { id });
    const { restorable, changedSince, doubtful } = preview;
    if (restorable === 0) {
      const rest = doubtful === 0 ? '' : t('takeBack.doubtful', { count: doubtful, rows: formats.number(doubtful) });
      notifyHint(`${t('takeBack.nothing')} ${rest}`, t('common.close'));
      return;
    }
    const pace = shopsStore.get().shops.find((shop) => shop.id === shopId)?.pace ?? 0;
    const seconds = secondsToSend(restorable * requestsPerRow('update', false), pace);
    const text = [
      t('takeBack.restorable', { count: restorable, rows: formats.number(restorable) }),
      ...words(preview),
      ...(changedSince === 0
        ? []
        : [t('takeBack.changedSince', { count: changedSince, rows: formats.number(changedSince) })]),
      t('takeBack.overwrites'),
      ...(seconds === null ? [] : [t('takeBack.takes', { duration: duration.about(seconds) })]),
    ];
    const deed = { title: t('takeBack.title'), text, confirm: t('takeBack.confirm'), cancel: t('common.cancel') };
    confirmDeed(deed, () => run(() => takeBack(id)));
  };

  const forget = (): void => {
    const deed = {
      title: t('takeBack.forgetTitle'),
      text: t('takeBack.forgetText'),
      confirm: t('takeBack.forget'),
      cancel: t('common.cancel'),
    };
    confirmDeed(deed, () =>
      run(async () => {
        await forgetBefore(id);
        notifyDone(t('takeBack.forgot'), t('common.close'));
      }),
    );
  };
  return { busy, start: () => run(askFirst), forget };
}
