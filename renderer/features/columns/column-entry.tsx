import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldWord } from '../../words/field-names';
import { blocksSending } from '../../../shared/consumer/columns/check-layout';
import type { LayoutProblem } from '../../../shared/consumer/issue';
import { canInvert } from '../../../shared/consumer/inverting';
import { canClear } from '../../../shared/consumer/rows/clearing';
import { canOnlyFill } from '../../../shared/consumer/rows/filling';
import type { DeliveryMode } from '../../../shared/consumer/delivery-mode';
import type { Target } from '../../../shared/consumer/target';
import type { SheetColumn } from '../../../shared/sheet/sheet-state';
import { columnsOf, withTarget } from '../../model/layout-edits';
import { columnTargetStore } from '../../model/navigation';
import { changeLayout } from '../../model/change-sheet';
import { useStore } from '../../model/store';
import { useAction } from '../../hooks/use-action';
import { ErrorIcon, InfoIcon, WarningIcon } from '../../ui/icons';
import { ClearingChoice } from './clearing-choice';
import { FillingChoice } from './filling-choice';
import { InvertingChoice } from './inverting-choice';
import classes from './columns-panel.module.css';
import { CustomFields } from './custom-fields';
import { TargetSelect } from './target-select';

/** One column: its header, first values, target and problems. */
export function ColumnEntry({
  ref,
  topPx,
  index,
  count,
  headerOf,
  column,
  target,
  mode,
  problems,
}: {
  /** Measures the entry: its height depends on its remarks. */
  ref: (element: HTMLElement | null) => void;
  topPx: number;
  index: number;
  /** Number of columns. */
  count: number;
  headerOf: (index: number) => string;
  column: SheetColumn;
  target: Target;
  mode: DeliveryMode;
  problems: readonly LayoutProblem[];
}) {
  const { t } = useTranslation();
  const { run } = useAction();
  const shown = useStore(columnTargetStore, (wanted) => wanted === index);
  const entry = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (!shown) return;
    entry.current?.querySelector('select')?.focus();
  }, [shown]);

  const choose = (next: Target): void => run(() => changeLayout((layout) => withTarget(layout, index, next)));
  const { suggestion } = column.match;
  const suggested =
    suggestion !== null && !(target.kind === 'field' && target.field === suggestion) ? suggestion : null;
  return (
    <li
      ref={(element) => {
        entry.current = element;
        ref(element);
      }}
      data-index={index}
      aria-setsize={count}
      aria-posinset={index + 1}
      style={{ transform: `translateY(${topPx}px)` }}
      className={classes['entry']}
      data-problem={problems.some(blocksSending)}
      data-shown={shown}
      data-column={index}
      onBlur={() => columnTargetStore.update((wanted) => (wanted === index ? null : wanted))}
    >
      <div className={classes['header']}>
        {column.fault === 'empty' ? t('columns.noHeader', { number: index + 1 }) : column.header}
      </div>
      <div className={classes['samples']}>
        {column.samples.length === 0 ? t('columns.noValues') : column.samples.join(' · ')}
      </div>
      <TargetSelect index={index} header={column.header} target={target} onChange={choose} />
      {target.kind === 'custom' && (
        <CustomFields key={target.key} header={column.header} target={target} onChange={choose} />
      )}
      {canInvert(target) && <InvertingChoice header={column.header} target={target} onChange={choose} />}
      {canClear(target) && <ClearingChoice header={column.header} target={target} mode={mode} onChange={choose} />}
      {canOnlyFill(target) && <FillingChoice header={column.header} target={target} mode={mode} onChange={choose} />}
      {suggested !== null && (
        <div className={classes['problem']} data-tone="info">
          <InfoIcon size={16} />
          <span>{t('columns.suggestion', { field: suggested })}</span>
          <Button size="compact-xs" variant="light" onClick={() => choose({ kind: 'field', field: suggested })}>
            {t('columns.takeSuggestion', { field: suggested })}
          </Button>
        </div>
      )}
      {problems.map((problem) => (
        <ColumnProblem
          key={problem.code}
          problem={problem}
          target={target}
          others={columnsOf(problem).filter((other) => other !== index)}
          headerOf={headerOf}
          onChange={choose}
        />
      ))}
    </li>
  );
}

function ColumnProblem({
  problem,
  target,
  others,
  headerOf,
  onChange,
}: {
  problem: LayoutProblem;
  target: Target;
  /** The other columns that the problem concerns. */
  others: readonly number[];
  headerOf: (index: number) => string;
  onChange: (next: Target) => void;
}) {
  const { t } = useTranslation();
  const blocking = blocksSending(problem);
  const ProblemIcon = blocking ? ErrorIcon : WarningIcon;
  return (
    <div className={classes['problem']} data-tone={blocking ? 'error' : 'warning'}>
      <ProblemIcon size={16} />
      <span>
        {t(`layoutProblems.${problem.code}`, {
          ...problem,
          ...('field' in problem && { field: fieldWord(problem.field, t) }),
        })}
      </span>
      {others.map((other) => (
        <Button key={other} size="compact-xs" variant="light" onClick={() => columnTargetStore.set(other)}>
          {t('columns.showOther', { header: headerOf(other) })}
        </Button>
      ))}
      {problem.code === 'custom-key-unsafe' && target.kind === 'custom' && (
        <Button size="compact-xs" variant="light" onClick={() => onChange({ ...target, key: problem.safeKey })}>
          {t('columns.takeSafeKey', { key: problem.safeKey })}
        </Button>
      )}
    </div>
  );
}
