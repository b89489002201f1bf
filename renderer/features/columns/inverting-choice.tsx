import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { isInverted, withInverting, type FlagTarget } from '../../../shared/consumer/inverting';
import classes from './columns-panel.module.css';

/** Whether a column says the opposite of its field, such as «Подписан на рассылку» of `unsubscribed`. */
export function InvertingChoice({
  header,
  target,
  onChange,
}: {
  header: string;
  target: FlagTarget;
  onChange: (target: FlagTarget) => void;
}) {
  const { t } = useTranslation();
  return (
    <Checkbox
      size="xs"
      classNames={{ root: classes['clearing'] ?? '', label: classes['clearingLabel'] ?? '' }}
      label={t('columns.inverts')}
      aria-label={t('columns.invertsOf', { header })}
      checked={isInverted(target)}
      onChange={(event) => onChange(withInverting(target, event.currentTarget.checked))}
    />
  );
}
