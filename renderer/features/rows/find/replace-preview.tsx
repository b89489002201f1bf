import { useTranslation } from 'react-i18next';
import type { OperationPreview } from '../../../../shared/sheet/operation';
import type { SheetColumn } from '../../../../shared/sheet/sheet-state';
import { useFormats } from '../../../words/formats';
import classes from './find-bar.module.css';

const SHOWN_CELLS = 3;

/** How many cells a replacement would change, and some of them before and after. */
export function ReplacePreview({
  preview: { changed, sample },
  columns,
}: {
  preview: OperationPreview;
  columns: readonly SheetColumn[];
}) {
  const { t } = useTranslation();
  const formats = useFormats();
  const step = Math.max(1, Math.floor(sample.length / SHOWN_CELLS));
  const shown = sample.filter((_, index) => index % step === 0).slice(0, SHOWN_CELLS);
  return (
    <div className={classes['preview']}>
      <span role="status">
        {changed === 0 ? t('find.none') : t('rows.wouldChange', { count: changed, cells: formats.number(changed) })}
      </span>
      <ul>
        {shown.map(({ row, column, before, after }) => (
          <li key={`${row}:${column}`} title={`${before} → ${after}`}>
            <span>{t('rows.statusCell', { row, column: columns[column]?.header ?? '' })}</span>
            <s>{before}</s>
            <b>{after === '' ? <i>{t('rows.emptyCell')}</i> : after}</b>
          </li>
        ))}
      </ul>
    </div>
  );
}
