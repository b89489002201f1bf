import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { onlyFillingColumns } from '../../../../shared/consumer/rows/filling';
import type { SheetState } from '../../../../shared/sheet/sheet-state';
import { goTo } from '../../../model/navigation';
import { Notice } from '../../../ui/notice';
import { useFormats } from '../../../words/formats';
import { useColumnNames } from './column-names';

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
    <Notice
      tone="warning"
      data-testid="review-only-if-empty"
      title={t('review.notSent', { count: filling.length, columns: formats.number(filling.length) })}
      actions={
        <Button size="xs" variant="default" onClick={() => goTo('columns')}>
          {t('review.toColumns')}
        </Button>
      }
    >
      {t('review.notSentText', { list: names(filling) })}
    </Notice>
  );
}
