import { Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../hooks/use-action';
import { DownloadIcon } from '../../ui/icons';
import { useSaveSample } from '../trying/use-save-sample';

const NAMES = { csv: 'CSV', xlsx: 'Excel' } as const;

/** Saves a sheet with the right columns, to be filled in. */
export function SampleButtons() {
  const { t } = useTranslation();
  const { run } = useAction();
  const save = useSaveSample();
  return (
    <Group gap={4} justify="center">
      <Text size="sm" c="dimmed">
        {t('intake.saveSample')}
      </Text>
      {(['csv', 'xlsx'] as const).map((format) => (
        <Button
          key={format}
          size="compact-sm"
          variant="subtle"
          data-testid={`sample-${format}`}
          aria-label={`${t('intake.saveSample')} ${NAMES[format]}`}
          leftSection={<DownloadIcon size={14} />}
          onClick={() => run(() => save(format))}
        >
          {NAMES[format]}
        </Button>
      ))}
    </Group>
  );
}
