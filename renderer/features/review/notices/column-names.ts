import { useTranslation } from 'react-i18next';
import type { SheetColumn } from '../../../../shared/sheet/sheet-state';
import { useFormats } from '../../../words/formats';

/** The most columns that are named; for more, only their number is shown. */
const NAMED_COLUMNS = 8;

/** Columns of the sheet by their headers, as part of a sentence. */
export function useColumnNames(columns: readonly SheetColumn[]): (which: readonly number[]) => string {
  const { t } = useTranslation();
  const formats = useFormats();
  return (which) => {
    const names = which
      .slice(0, NAMED_COLUMNS)
      .map((column) => t('review.columnName', { header: columns[column]?.header ?? '' }))
      .join(', ');
    const more = which.length - NAMED_COLUMNS;
    return more > 0 ? t('review.clearingMore', { names, more: formats.number(more) }) : names;
  };
}
