import { useTranslation } from 'react-i18next';
import type { Hold } from '../../../shared/watch/hold';
import { holdDetail, holdSentence } from '../../../shared/watch/hold-words';
import { useFormats } from '../../words/formats';

/** Why a file waits, and what to do: the sentence, and what is known more closely. */
export function useHoldWords(): (hold: Hold) => { sentence: string; detail: string | null; todo: string } {
  const { t } = useTranslation();
  const formats = useFormats();
  return (hold) => {
    const { key, values } = holdSentence(hold, formats.number);
    const detail = holdDetail(hold);
    return {
      sentence: t(key, values),
      detail: detail === null ? null : t(detail.key, detail.values),
      todo: t(`watch.todo.${hold.why}`),
    };
  };
}
