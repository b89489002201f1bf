import { useTranslation } from 'react-i18next';
import type { ColumnFacet } from '../../../../shared/sheet/sheet-state';
import { useFormats } from '../../../words/formats';
import { ShownValue } from './shown-value';
import classes from './column-values.module.css';

const MOST_VALUES = 3;

/** How full a column is, how many different values it has, and its issues. In a menu, where no list follows, also the most frequent values. */
export function ColumnSummary({ facet, inMenu = false }: { facet: ColumnFacet | null; inMenu?: boolean }) {
  const { t } = useTranslation();
  const formats = useFormats();
  if (facet === null)
    return (
      <div className={classes['summary']} data-in-menu={inMenu}>
        {t('rows.values.counting')}
      </div>
    );
  const { rows, filled, distinct, values, issues, issuesAreCut } = facet;
  const repeated = inMenu ? values.slice(0, MOST_VALUES).filter(({ count }) => count > 1) : [];
  const cells = issues.reduce((sum, { count }) => sum + count, 0);
  return (
    <div className={classes['summary']} data-in-menu={inMenu} data-testid="column-summary">
      <span className={classes['bar']} aria-hidden>
        <span style={{ width: `${rows === 0 ? 0 : (100 * filled) / rows}%` }} />
      </span>
      <span>
        {t('rows.values.filled', { filled: formats.number(filled), rows: formats.number(rows) })}
        {' · '}
        {t('rows.values.distinct', { count: distinct, values: formats.number(distinct) })}
      </span>
      {cells > 0 && (
        <span>
          {t(issuesAreCut ? 'rows.values.issuesCut' : 'rows.values.issues', {
            count: cells,
            issues: formats.number(cells),
          })}
        </span>
      )}
      {repeated.map(({ value, count }) => (
        <span key={value} className={classes['line']}>
          <ShownValue value={value} />
          <b>{formats.number(count)}</b>
        </span>
      ))}
    </div>
  );
}
