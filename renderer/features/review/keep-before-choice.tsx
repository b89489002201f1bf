import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { DeliveryMode } from '../../../shared/consumer/target';

/** Whether to keep the consumers' present values, so that the delivery can be taken back; says what that costs. */
export function KeepBeforeChoice({
  mode,
  keeps,
  onChange,
}: {
  mode: DeliveryMode;
  keeps: boolean;
  onChange: (keeps: boolean) => void;
}) {
  const { t } = useTranslation();
  // Creating changes no existing consumer, so there is nothing to keep.
  if (mode === 'create') return null;
  return (
    <Checkbox
      mt="md"
      label={t('takeBack.keep')}
      description={t(mode === 'update' ? 'takeBack.keepFree' : 'takeBack.keepCosts')}
      checked={keeps}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  );
}
