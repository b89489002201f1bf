import { useTranslation } from 'react-i18next';
import { MAX_PASTED_CELLS } from '../../../../shared/sheet/operation';
import { useFormats } from '../../../words/formats';
import { pasteCells } from '../../../model/change-sheet';
import { useRun } from '../../../hooks/use-action';
import { askWhich } from '../../../ui/dialogs/ask-which';
import { notifyWarning } from '../../../ui/notify';
import type { PastePlan } from './paste-plan';

/**
 * Pastes a block, and says which of its cells did not go in and why. If it goes beyond the last row, the person is asked whether to add
 * rows.
 */
export function usePaste(): (planOf: (addRows: boolean) => PastePlan) => void {
  const { t } = useTranslation();
  const formats = useFormats();
  const run = useRun();
  const paste = (plan: PastePlan): void =>
    run(async () => {
      if (plan.cells > 0) await pasteCells(plan.block);
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
  return (planOf) => {
    const fitting = planOf(false);
    const whole = planOf(true);
    if (fitting.rowsBelow === 0 || whole.cells === fitting.cells) return paste(fitting);
    const rows = fitting.block.rows.length;
    const added = whole.rowsAdded;
    const words = { rows: formats.number(rows), added: formats.number(added) };
    askWhich(
      {
        title: t('rows.paste.askTitle'),
        text: t('rows.paste.ask', { count: rows + added, all: formats.number(rows + added), ...words }),
        cancel: t('common.cancel'),
      },
      [
        { label: t('rows.paste.addRows', { count: added, ...words }), onClick: () => paste(whole) },
        ...(fitting.cells > 0 ? [{ label: t('rows.paste.onlyFitting', words), onClick: () => paste(fitting) }] : []),
      ],
    );
  };
}
