import { useTranslation } from 'react-i18next';
import { ask } from '../../bridge';
import { notifyDone } from '../../ui/notify';

/** Returns a function that saves a sheet with the right columns, to be filled in, where the person says. */
export function useSaveSample(): (format: 'csv' | 'xlsx') => Promise<void> {
  const { t } = useTranslation();
  return async (format) => {
    if (await ask('sheet-save-sample', { format })) notifyDone(t('intake.sampleSaved'), t('common.close'));
  };
}
