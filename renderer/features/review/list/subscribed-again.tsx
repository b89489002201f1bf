import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { canOnlyFill, withOnlyFilling } from '../../../../shared/consumer/rows/filling';
import type { RowRules } from '../../../../shared/consumer/target';
import { columnOfField } from '../../../../shared/delivery/compare/differences';
import { useAction } from '../../../hooks/use-action';
import { changeLayout } from '../../../model/change-sheet';
import { withTarget } from '../../../model/layout-edits';
import { goTo } from '../../../model/navigation';
import { Notice } from '../../../ui/notice';
import { useFormats } from '../../../words/formats';

/** Said once for the column: sending would subscribe people who are unsubscribed in the shop now, and how to avoid it. */
export function SubscribedAgain({ count, rules }: { count: number; rules: RowRules }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { busy, run } = useAction();
  if (count === 0) return null;
  const { targets } = rules.layout;
  // The same value for all rows has no column.
  const column = columnOfField('unsubscribed', targets);
  const target = column === null ? undefined : targets[column];
  const act =
    column !== null && target !== undefined && canOnlyFill(target) ? (
      <Button
        size="xs"
        variant="default"
        data-testid="keep-unsubscribed"
        onClick={() =>
          !busy && run(() => changeLayout((layout) => withTarget(layout, column, withOnlyFilling(target, true))))
        }
      >
        {t('shopList.keepUnsubscribed')}
      </Button>
    ) : (
      <Button size="xs" variant="default" onClick={() => goTo('columns')}>
        {t('review.toColumns')}
      </Button>
    );
  return (
    <Notice
      tone="warning"
      data-testid="subscribed-again"
      title={t('shopList.subscribedAgain', { count, rows: formats.number(count) })}
      actions={act}
    >
      {t(column === null ? 'shopList.subscribedAgainForAll' : 'shopList.subscribedAgainText')}
    </Notice>
  );
}
