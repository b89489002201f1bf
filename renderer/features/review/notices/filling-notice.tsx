import { useTranslation } from 'react-i18next';
import { onlyFillingColumns } from '../../../../shared/consumer/rows/filling';
import type { SheetState } from '../../../../shared/sheet/sheet-state';
import { useFormats } from '../../../words/formats';
import { useColumnNames } from './column-names';
import { ColumnsNotice } from './columns-notice';

/** Columns that are not sent at all, since they only fill what the shop lacks and there is no list that says what that is. */
export function FillingNotice({
  columns,
  rules,
  hasList,
}: Pick<SheetState, 'columns' | 'rules'> & { hasList: boolean }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const names = useColumnNames(columns);
  const filling = onlyFillingColumns(rules);
  if (hasList || filling.length === 0) return null;
  return (
    <ColumnsNotice
      testId="review-only-if-empty"
      title={t('review.notSent', { count: filling.length, columns: formats.number(filling.length) })}
      text={t('review.notSentText', { list: names(filling) })}
    />
  );
}
