import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { DeliveryMode } from '../../../shared/consumer/delivery-mode';

/** Whether to keep the consumers' present values, so that the delivery can be reverted; says what that costs. */
export function RememberPreviousChoice({
  mode,
  keeps,
  isByList,
  onChange,
}: {
  mode: DeliveryMode;
  keeps: boolean;
  /** The shop's list shows all that the rows replace. */
  isByList: boolean;
  onChange: (keeps: boolean) => void;
}) {
  const { t } = useTranslation();
  // Creating changes no existing consumer, so there is nothing to keep.
  if (mode === 'create') return null;
  return (
    <Checkbox
      mt="md"
      label={t('revert.keep')}
      description={t(mode === 'update' ? 'revert.keepFree' : isByList ? 'revert.keepByList' : 'revert.keepCosts')}
      checked={keeps}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  );
}
