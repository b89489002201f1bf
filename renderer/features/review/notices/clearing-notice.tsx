import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { clearingColumns } from '../../../../shared/consumer/rows/clearing';
import type { SheetState } from '../../../../shared/sheet/sheet-state';
import { useFormats } from '../../../words/formats';
import { goTo } from '../../../model/navigation';
import { Notice } from '../../../ui/notice';
import { useColumnNames } from './column-names';

/** What this delivery clears in the shop. It is the only way to lose data here, so it is announced. */
export function ClearingNotice({ columns, rules }: Pick<SheetState, 'columns' | 'rules'>) {
  const { t } = useTranslation();
  const formats = useFormats();
  const names = useColumnNames(columns);
  const clearing = clearingColumns(rules);
  if (clearing.length === 0) return null;
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
      {t('review.clearingText', { list: names(clearing) })}
    </Notice>
  );
}
