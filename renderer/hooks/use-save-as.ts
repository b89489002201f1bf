import { useTranslation } from 'react-i18next';
import { ask } from '../bridge';
import { notifyDone, notifyWarning } from '../ui/notify';
import { useFormats } from '../words/formats';

/** Saves the open sheet where the person chooses. Returns whether it was saved. */
export function useSaveAs(): () => Promise<boolean> {
  const { t } = useTranslation();
  const formats = useFormats();
  return async () => {
    const saved = await ask('sheet-save-as');
    if (saved === null) return false;
    const { cutCells: count } = saved;
    const closeLabel = t('common.close');
    if (count === 0) notifyDone(t('saveAs.saved'), closeLabel);
    else
      notifyWarning({
        title: t('saveAs.saved'),
        text: t('saveAs.cut', { count, cells: formats.number(count) }),
        closeLabel,
      });
    return true;
  };
}
