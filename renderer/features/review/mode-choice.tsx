import { Group, Radio, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { DELIVERY_MODES, type DeliveryMode } from '../../../shared/consumer/delivery-mode';

/** Whether customers are created, updated or both; decides what the button below sends. */
export function ModeChoice({ mode, onChange }: { mode: DeliveryMode; onChange: (mode: DeliveryMode) => void }) {
  const { t } = useTranslation();
  return (
    <Radio.Group
      mt="md"
      label={t('review.modeTitle')}
      value={mode}
      onChange={(value) => {
        const chosen = DELIVERY_MODES.find((name) => name === value);
        if (chosen !== undefined) onChange(chosen);
      }}
    >
      <Group gap="md" mt={6}>
        {DELIVERY_MODES.map((value) => (
          <Radio key={value} value={value} label={t(`modes.${value}.name`)} />
        ))}
      </Group>
      <Text size="sm" c="dimmed" mt={6} role="status">
        {t(`modes.${mode}.text`)}
      </Text>
    </Radio.Group>
  );
}
