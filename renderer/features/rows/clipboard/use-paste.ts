import { useTranslation } from 'react-i18next';
import { MAX_PASTED_CELLS } from '../../../../shared/sheet/operation';
import { useFormats } from '../../../words/formats';
import { pasteCells } from '../../../model/change-sheet';
import { useAction } from '../../../hooks/use-action';
import { notifyWarning } from '../../../ui/notify';
import type { PastePlan } from './paste-plan';

/** Pastes the cells that fit, and says which did not and why. */
export function usePaste(): (plan: PastePlan) => void {
  const { t } = useTranslation();
  const formats = useFormats();
  const { run } = useAction();
  return (plan) =>
    run(async () => {
      if (plan.cells > 0) await pasteCells(plan.block, false);
      const { cells, rowsBelow, rowsOver, cellsRight, cellsFixed } = plan;
      const say = (key: string, count: number): string =>
        count === 0
          ? ''
          : t(`rows.paste.${key}`, { count, number: formats.number(count), max: formats.number(MAX_PASTED_CELLS) });
      const lost = [
        say('rowsBelow', rowsBelow),
        say('rowsOver', rowsOver),
        say('cellsRight', cellsRight),
        say('cellsFixed', cellsFixed),
      ].filter((sentence) => sentence !== '');
      if (lost.length === 0) return;
      notifyWarning({
        title: t(cells > 0 ? 'rows.paste.partly' : 'rows.paste.nothing'),
        text: [say('cells', cells), ...lost].join(' ').trim(),
        closeLabel: t('common.close'),
      });
    });
}
