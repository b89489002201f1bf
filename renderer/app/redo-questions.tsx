import { useEffect, useEffectEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { redoQuestionStore, type RedoQuestion } from '../model/change-sheet';
import { useStore } from '../model/store';
import { confirmDeed } from '../ui/dialogs/confirm';
import { useFormats } from '../words/formats';

/** Asks before a change after which several undone things could not be redone any more. */
export function RedoQuestions() {
  const { t } = useTranslation();
  const formats = useFormats();
  const question = useStore(redoQuestionStore);
  const ask = useEffectEvent(({ undone, answer }: RedoQuestion): void =>
    confirmDeed(
      {
        title: t('rows.redoLost.title'),
        text: t('rows.redoLost.text', { count: undone, deeds: formats.number(undone) }),
        confirm: t('rows.redoLost.confirm'),
        cancel: t('rows.redoLost.cancel'),
      },
      () => answer(true),
      () => answer(false),
    ),
  );
  useEffect(() => {
    if (question !== null) ask(question);
  }, [question]);
  return null;
}
