import { useTranslation } from 'react-i18next';
import type { RevertPreview } from '../../shared/delivery/compare/previous-values';
import type { DeliverySummary } from '../../shared/delivery/summary';
import { ask } from '../bridge';
import { confirmDeed } from '../ui/dialogs/confirm';
import { notifyDone, notifyHint } from '../ui/notify';
import { forgetPrevious, revert } from '../model/deliveries';
import { useDurationWords, useFormats } from '../words/formats';
import { requestsPerRow, secondsToSend } from '../model/send-readiness';
import { shopsStore } from '../model/shops';
import { useAction } from './use-action';

/** Sentences about what stays as it is when a delivery is reverted. */
export function useRevertWords(): (preview: RevertPreview) => string[] {
  const { t } = useTranslation();
  const formats = useFormats();
  return (preview) => [
    ...(['created', 'same', 'unknown', 'doubtful'] as const).flatMap((key) => {
      const count = preview[key];
      return count === 0 ? [] : [t(`revert.${key}`, { count, rows: formats.number(count) })];
    }),
    ...(preview.listedAt === null
      ? []
      : [
          t('revert.byList', {
            count: preview.byList,
            rows: formats.number(preview.byList),
            at: formats.dateTime(preview.listedAt),
          }),
        ]),
    t('revert.contactStays'),
  ];
}

/** Restores the values before a delivery, or forgets them. Each explains itself and asks first. */
export function useRevert({ id, shopId }: DeliverySummary): { busy: boolean; start: () => void; forget: () => void } {
  const { t } = useTranslation();
  const formats = useFormats();
  const duration = useDurationWords();
  const words = useRevertWords();
  const { busy, run } = useAction();

  const askFirst = async (): Promise<void> => {
    const preview = await ask('delivery-revert-preview', { id });
    const { restorable, changedSince, doubtful } = preview;
    if (restorable === 0) {
      const rest = doubtful === 0 ? '' : t('revert.doubtful', { count: doubtful, rows: formats.number(doubtful) });
      notifyHint(`${t('revert.nothing')} ${rest}`, t('common.close'));
      return;
    }
    const pace = shopsStore.get().shops.find((shop) => shop.id === shopId)?.pace ?? 0;
    const seconds = secondsToSend(restorable * requestsPerRow('update', false), pace);
    const text = [
      t('revert.restorable', { count: restorable, rows: formats.number(restorable) }),
      ...words(preview),
      ...(changedSince === 0
        ? []
        : [t('revert.changedSince', { count: changedSince, rows: formats.number(changedSince) })]),
      t('revert.overwrites'),
      ...(seconds === null ? [] : [t('revert.takes', { duration: duration.about(seconds) })]),
    ];
    const deed = { title: t('revert.title'), text, confirm: t('revert.confirm'), cancel: t('common.cancel') };
    confirmDeed(deed, () => run(() => revert(id)));
  };

  const forget = (): void => {
    const deed = {
      title: t('revert.forgetTitle'),
      text: t('revert.forgetText'),
      confirm: t('revert.forget'),
      cancel: t('common.cancel'),
    };
    confirmDeed(deed, () =>
      run(async () => {
        await forgetPrevious(id);
        notifyDone(t('revert.forgot'), t('common.close'));
      }),
    );
  };
  return { busy, start: () => run(askFirst), forget };
}
