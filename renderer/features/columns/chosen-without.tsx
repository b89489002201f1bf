import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CONSUMER_FIELDS } from '../../../shared/consumer/fields';
import type { ColumnLayout } from '../../../shared/consumer/target';
import { restoreField } from '../../model/layout-edits';
import { changeLayout } from '../../model/sheet';
import { useAction } from '../../model/use-action';
import classes from './columns-panel.module.css';

/** Fields that no column fills by the person's own choice, each with the way back. */
export function ChosenWithout({ layout }: { layout: ColumnLayout }) {
  const { t } = useTranslation();
  const { run } = useAction();
  const constants = CONSUMER_FIELDS.flatMap((field) => {
    const value = layout.constants[field];
    return value === undefined ? [] : [{ field, text: t('columns.constantIs', { field, value }) }];
  });
  const without = layout.without.map((field) => ({ field, text: t('columns.withoutIs', { field }) }));
  return [...constants, ...without].map(({ field, text }) => (
    <div key={field} className={classes['without']}>
      <span>{text}</span>
      <Button
        variant="subtle"
        size="compact-sm"
        aria-label={t('columns.restoreField', { field })}
        onClick={() => run(() => changeLayout((now) => restoreField(now, field)))}
      >
        {t('columns.restore')}
      </Button>
    </div>
  ));
}
