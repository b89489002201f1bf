import { useTranslation } from 'react-i18next';
import { clearingColumns } from '../../../../shared/consumer/rows/clearing';
import type { SheetState } from '../../../../shared/sheet/sheet-state';
import { useFormats } from '../../../words/formats';
import { useColumnNames } from './column-names';
import { ColumnsNotice } from './columns-notice';

/** What this delivery clears in the shop. It is the only way to lose data here, so it is announced. */
export function ClearingNotice({ columns, rules }: Pick<SheetState, 'columns' | 'rules'>) {
  const { t } = useTranslation();
  const formats = useFormats();
  const names = useColumnNames(columns);
  const clearing = clearingColumns(rules);
  if (clearing.length === 0) return null;
  return (
    <ColumnsNotice
      testId="review-clearing"
      title={t('review.clearing', { count: clearing.length, columns: formats.number(clearing.length) })}
      text={t('review.clearingText', { list: names(clearing) })}
    />
  );
}
