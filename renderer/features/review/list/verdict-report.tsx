import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { saveVerdictReport } from '../../../model/shop-list/take-list';
import { useAction } from '../../../hooks/use-action';
import { DownloadIcon } from '../../../ui/icons';
import { notifyDone } from '../../../ui/notify';

/** Saves what each row would change as a report. */
export function VerdictReport({ shopId }: { shopId: string }) {
  const { t } = useTranslation();
  const { busy, run } = useAction();
  const save = (format: 'csv' | 'xlsx') => async (): Promise<void> => {
    if (await saveVerdictReport(shopId, format)) notifyDone(t('delivery.reportSaved'), t('common.close'));
  };
  return (['xlsx', 'csv'] as const).map((format) => (
    <Button
      key={format}
      variant="subtle"
      size="compact-sm"
      disabled={busy}
      leftSection={<DownloadIcon size={16} />}
      data-testid={`verdict-report-${format}`}
      onClick={() => run(save(format))}
    >
      {t('verdictReport.save', { format: format.toUpperCase() })}
    </Button>
  ));
}
