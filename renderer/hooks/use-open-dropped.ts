import { useTranslation } from 'react-i18next';
import { openDroppedFile } from '../bridge';
import { notifyHint } from '../ui/notify';
import { useAction } from './use-action';

/** Opens the first file of a drop, and tells the person if there were others. */
export function useOpenDropped(): (files: readonly unknown[]) => void {
  const { t } = useTranslation();
  const { run } = useAction();
  return ([file, ...others]) => {
    if (file === undefined) return;
    const name = file instanceof File ? file.name : '';
    if (others.length > 0) notifyHint(t('intake.onlyFirst', { file: name }), t('common.close'));
    run(() => openDroppedFile(file));
  };
}
