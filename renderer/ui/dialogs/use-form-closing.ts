import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { holdChangedForm } from './changed-forms';
import { confirmDeed } from './confirm';
import { useQuestionOver } from './use-question-over';

/** Whether a form's values are not those that it began with. */
export function differs<Values extends object>(before: Values, now: Values): boolean {
  return (Object.keys(now) as (keyof Values)[]).some((name) => !Object.is(before[name], now[name]));
}

/**
 * For a form in a dialog: what its cross, Esc, a click outside and «Cancel» do. If something was changed that would be lost, the person is asked
 * first, and so they are if they close the window or quit.
 *
 * @param isMoreOpen whether another dialog is open above it
 */
export function useFormClosing(isChanged: boolean, onClose: () => void, isMoreOpen = false): () => void {
  const { t } = useTranslation();
  const hasQuestion = useQuestionOver(isMoreOpen);
  useEffect(() => (isChanged ? holdChangedForm() : undefined), [isChanged]);
  return () => {
    if (hasQuestion()) return;
    if (!isChanged) {
      onClose();
      return;
    }
    const words = {
      title: t('common.unsavedTitle'),
      text: t('common.unsavedText'),
      confirm: t('common.discard'),
      cancel: t('common.goBack'),
    };
    confirmDeed(words, onClose);
  };
}
