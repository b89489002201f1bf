import { useTranslation } from 'react-i18next';
import type { DeliverySummary } from '../../shared/delivery/summary';
import { ask } from '../bridge';
import { notifyDone, notifyWarning } from '../ui/notify';
import { useFormats } from '../words/formats';

/** Saves a delivery's report where the person chooses, and says which of the sheet's own columns it lacks. */
export function useSaveReport({ id, fileName }: DeliverySummary): (format: 'csv' | 'xlsx') => Promise<void> {
  const { t } = useTranslation();
  const formats = useFormats();
  return async (format) => {
    const gaps = await ask('delivery-save-report', { id, format });
    if (gaps === null) return;
    const gap = (key: 'reportWithoutCells' | 'reportAsTheyStand', count: number): string =>
      count === 0 ? '' : t(`delivery.${key}`, { count, rows: formats.number(count), file: fileName });
    const text = [gap('reportWithoutCells', gaps.withoutCells), gap('reportAsTheyStand', gaps.asTheyStand)];
    if (gaps.withoutCells + gaps.asTheyStand === 0) notifyDone(t('delivery.reportSaved'), t('common.close'));
    else
      notifyWarning({ title: t('delivery.reportSaved'), text: text.join(' ').trim(), closeLabel: t('common.close') });
  };
}
