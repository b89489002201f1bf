import { useTranslation } from 'react-i18next';
import type { Step } from '../../shared/sheet/operation';
import { changesOf, type StepResult } from '../../shared/sheet/step';
import { useFormats } from './formats';

/** Says how many cells steps changed and how many rows they excluded, without a full stop at the end. */
export function useStepChanges(): (steps: readonly (Step & Pick<StepResult, 'changed'>)[]) => string {
  const { t } = useTranslation();
  const formats = useFormats();
  return (steps) => {
    const { cells, rows } = changesOf(steps);
    const excludesOnly = steps.length > 0 && steps.every(({ operation }) => operation.kind === 'exclude');
    const excluded = t('rows.duplicates.done', { count: rows, rows: formats.number(rows) });
    if (excludesOnly) return excluded;
    const changed = t('rows.repairedCells', { count: cells, cells: formats.number(cells) });
    return rows === 0 ? changed : `${changed}. ${excluded}`;
  };
}
