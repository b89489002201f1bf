import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { showNextIssue } from '../../../model/show-rows';
import { useRun } from '../../../hooks/use-action';
import { notifyHint } from '../../../ui/notify';
import { gridStore } from '../state/grid-store';

/** Goes to the next row with an issue, and tells the person if it wrapped round the end or there is no other. */
export function useNextIssue(): () => void {
  const { t } = useTranslation();
  const run = useRun();
  return useCallback(
    () =>
      run(async () => {
        const found = await showNextIssue(gridStore.get().focus.position);
        if (found !== 'below') notifyHint(t(`rows.nextIssueFound.${found}`), t('common.close'));
      }),
    [run, t],
  );
}
