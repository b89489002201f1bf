import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { SentTarget } from '../../../shared/consumer/rows/clearing';
import { withOnlyFilling } from '../../../shared/consumer/rows/filling';
import type { DeliveryMode } from '../../../shared/consumer/target';
import classes from './columns-panel.module.css';

/** Whether a column is sent only where the shop has no value, which needs a list of the shop's consumers. */
export function FillingChoice({
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
  const onlyIfEmpty = target.onlyIfEmpty === true;
  const effect = mode === 'create' ? t('columns.onlyIfEmptyNobody') : t('columns.onlyIfEmptyMeans');
  return (
    <Checkbox
      size="xs"
      data-testid="only-if-empty"
      classNames={{
        root: classes['clearing'] ?? '',
        label: classes['clearingLabel'] ?? '',
        description: classes['clearingEffect'] ?? '',
      }}
      label={t('columns.onlyIfEmpty')}
      aria-label={t('columns.onlyIfEmptyOf', { header })}
      description={onlyIfEmpty ? effect : undefined}
      checked={onlyIfEmpty}
      onChange={(event) => onChange(withOnlyFilling(target, event.currentTarget.checked))}
    />
  );
}
