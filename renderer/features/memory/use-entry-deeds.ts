import { useTranslation } from 'react-i18next';
import { useAction } from '../../hooks/use-action';
import { confirmDeed } from '../../ui/dialogs/confirm';

/** What is done to one of the things that a shop remembers. */
export function useEntryDeeds(onChanged: () => void) {
  const { t } = useTranslation();
  const { busy, run } = useAction();
  const act = (action: () => Promise<unknown>): void =>
    run(async () => {
      await action();
      onChanged();
    });
  /** Asks before it deletes. */
  const deleteIfConfirmed = (question: { title: string; text: string }, action: () => Promise<unknown>): void =>
    confirmDeed({ ...question, confirm: t('memory.delete'), cancel: t('common.cancel') }, () => act(action));
  return { busy, act, deleteIfConfirmed };
}
