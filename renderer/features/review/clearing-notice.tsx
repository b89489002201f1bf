import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { clearingColumns } from '../../../shared/consumer/rows/clearing';
import type { SheetState } from '../../../shared/sheet/sheet-state';
import { useFormats } from '../../words/formats';
import { goTo } from '../../model/navigation';
import { Notice } from '../../ui/notice';

/** The most columns that are named; for more, only their number is shown. */
const NAMED_COLUMNS = 8;

/** What this delivery clears in the shop. It is the only way to lose data here, so it is announced. */
export function ClearingNotice({ columns, rules }: Pick<SheetState, 'columns' | 'rules'>) {
  const { t } = useTranslation();
  const formats = useFormats();
  const clearing = clearingColumns(rules);
  if (clearing.length === 0) return null;
  const names = clearing
    .slice(0, NAMED_COLUMNS)
    .map((column) => t('review.columnName', { header: columns[column]?.header ?? '' }));
  const more = clearing.length - names.length;
  const list =
    more > 0 ? t('review.clearingMore', { names: names.join(', '), more: formats.number(more) }) : names.join(', ');
  return (
    <Notice
      tone="warning"
      data-testid="review-clearing"
      title={t('review.clearing', { count: clearing.length, columns: formats.number(clearing.length) })}
      actions={
        <Button size="xs" variant="default" onClick={() => goTo('columns')}>
          {t('review.toColumns')}
        </Button>
      }
    >
      {t('review.clearingText', { list })}
    </Notice>
  );
}
