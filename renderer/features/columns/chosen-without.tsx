import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CONSUMER_FIELDS, takesConstant } from '../../../shared/consumer/fields';
import type { LayoutProblem } from '../../../shared/consumer/issue';
import type { ColumnLayout } from '../../../shared/consumer/target';
import { restoreField } from '../../../shared/consumer/columns/restore-field';
import { changeLayout } from '../../model/change-sheet';
import { useAction } from '../../hooks/use-action';
import { ErrorIcon } from '../../ui/icons';
import classes from './columns-panel.module.css';

/** Fields that the person chose to leave out or to fill with a constant, each with a button to undo that. */
export function ChosenWithout({ layout, problems }: { layout: ColumnLayout; problems: readonly LayoutProblem[] }) {
  const { t } = useTranslation();
  const { run } = useAction();
  const constants = CONSUMER_FIELDS.flatMap((field) => {
    const value = layout.constants[field];
    if (value === undefined || !takesConstant(field)) return [];
    const problem = problems.find((found) => found.code === 'constant-faulty' && found.field === field) ?? null;
    return [{ field, text: t('columns.constantIs', { field, value }), problem }];
  });
  const without = layout.without.map((field) => ({ field, text: t('columns.withoutIs', { field }), problem: null }));
  return [...constants, ...without].map(({ field, text, problem }) => (
    <div key={field} className={classes['without']} data-problem={problem !== null}>
      <span>
        {text}
        {problem !== null && (
          <span className={classes['problem']}>
            <ErrorIcon size={16} />
            <span>{t(`layoutProblems.${problem.code}`, { ...problem })}</span>
          </span>
        )}
      </span>
      <Button
        variant="subtle"
        size="compact-sm"
        aria-label={t('columns.restoreField', { field })}
        onClick={() => run(() => changeLayout((now) => restoreField(now, field)))}
      >
        {t('columns.restore')}
      </Button>
    </div>
  ));
}
