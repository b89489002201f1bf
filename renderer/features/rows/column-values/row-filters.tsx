import { useTranslation } from 'react-i18next';
import type { ColumnFilter } from '../../../../shared/sheet/row-scope';
import { setView } from '../../../model/change-sheet';
import type { OpenedSheet } from '../../../model/sheet';
import { useAction } from '../../../hooks/use-action';
import { CrossIcon } from '../../../ui/icons';
import classes from './column-values.module.css';

const MOST_VALUES = 3;

/** What the rows are filtered and ordered by, each with a button to end that. Renders nothing if there are none. */
export function RowFilters({ sheet }: { sheet: OpenedSheet }) {
  const { t } = useTranslation();
  const { run } = useAction();
  const { filters = [], order = null, verdict = null } = sheet.view;
  if (filters.length === 0 && order === null && verdict === null) return null;
  const headerOf = (column: number): string => sheet.state.columns[column]?.header ?? '';
  const wordsOf = ({ values }: ColumnFilter): string => {
    if (typeof values === 'string') return t(`rows.values.${values === 'empty' ? 'onlyEmpty' : 'onlyFilled'}`);
    const more = values.length > MOST_VALUES ? ` +${values.length - MOST_VALUES}` : '';
    return values.slice(0, MOST_VALUES).join(', ') + more;
  };
  return (
    <div className={classes['filters']} role="group" aria-label={t('rows.values.filters')}>
      {verdict !== null && (
        <Chip
          column={t('verdicts.filter')}
          words={t(`verdicts.kind.${verdict}`)}
          testId="verdict-filter"
          label={t('verdicts.endFilter')}
          onEnd={() => run(() => setView({ verdict: null }))}
        />
      )}
      {order !== null && (
        <Chip
          column={headerOf(order.column)}
          words={t(order.direction === 'asc' ? 'rows.values.ascending' : 'rows.values.descending')}
          testId="row-order"
          label={t('rows.columnMenu.sortNone')}
          onEnd={() => run(() => setView({ order: null }))}
        />
      )}
      {filters.map((filter) => (
        <Chip
          key={filter.column}
          column={headerOf(filter.column)}
          words={wordsOf(filter)}
          testId="row-filter"
          label={t('rows.values.endFilterOf', { column: headerOf(filter.column) })}
          onEnd={() => run(() => setView({ filters: filters.filter(({ column }) => column !== filter.column) }))}
        />
      ))}
    </div>
  );
}

function Chip({
  column,
  words,
  testId,
  label,
  onEnd,
}: {
  column: string;
  words: string;
  testId: string;
  /** What the button does. */
  label: string;
  onEnd: () => void;
}) {
  return (
    <span className={classes['chip']} data-testid={testId} data-column={column}>
      <b>{column}</b>
      <span>{words}</span>
      <button type="button" aria-label={label} title={label} onClick={onEnd}>
        <CrossIcon size={11} />
      </button>
    </span>
  );
}
