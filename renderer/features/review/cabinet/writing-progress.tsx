import { Button, Group, Progress, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../../hooks/use-action';
import { cancelWork } from '../../../model/change-sheet';
import { workStore } from '../../../model/sheet';
import { useStore } from '../../../model/store';

/** The progress of a file that takes a while, and a button to give it up. */
export function WritingProgress() {
  const { t } = useTranslation();
  const { run } = useAction();
  const done = useStore(workStore);
  if (done === null) return null;
  return (
    <Group mt="md" gap="md" role="status">
      <Text size="sm">{t('cabinetFile.writing')}</Text>
      <Progress flex={1} value={done * 100} aria-label={t('cabinetFile.writing')} transitionDuration={150} />
      <Button size="compact-sm" variant="default" onClick={() => run(cancelWork)}>
        {t('common.cancel')}
      </Button>
    </Group>
  );
}
