import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { withClearing, type SentTarget } from '../../../shared/consumer/rows/clearing';
import type { DeliveryMode } from '../../../shared/consumer/target';
import classes from './columns-panel.module.css';

/** What empty cells of a column do: nothing, or clear the shop's value. */
export function ClearingChoice({
  header,
  target,
  mode,
  onChange,
}: {
  header: string;
  target: SentTarget;
  mode: DeliveryMode;
  onChange: (target: SentTarget) => void;
}) {
  const { t } = useTranslation();
  const clears = target.clears === true;
  const effect = mode === 'create' ? t('columns.clearsNobody') : t('columns.clearsMeans');
  return (
    <Checkbox
      size="xs"
      classNames={{
        root: classes['clearing'] ?? '',
        label: classes['clearingLabel'] ?? '',
        description: classes['clearingEffect'] ?? '',
      }}
      label={t('columns.clears')}
      aria-label={t('columns.clearsOf', { header })}
      description={clears ? effect : undefined}
      checked={clears}
      onChange={(event) => onChange(withClearing(target, event.currentTarget.checked))}
    />
  );
}
