import { Button, Group, Progress, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ask } from '../../bridge';
import { useFormats } from '../../words/formats';
import type { ReadingProgress } from '../../model/sheet';
import { useAction } from '../../hooks/use-action';
import { Card } from '../../ui/screen';

/** A file that is being read, with a button to cancel. */
export function ReadingCard({ fileName, progress }: { fileName: string; progress: ReadingProgress }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { run } = useAction();
  return (
    <Card aria-live="polite">
      <Group justify="space-between" align="flex-start" wrap="nowrap" gap="md">
        <div>
          <Text fw={600}>{fileName}</Text>
          <Text size="sm" c="dimmed">
            {progress.rows === 0
              ? t('intake.readingStart')
              : t('intake.readingRows', { count: progress.rows, rows: formats.number(progress.rows) })}
          </Text>
        </div>
        <Button variant="default" onClick={() => run(() => ask('sheet-close'))}>
          {t('common.cancel')}
        </Button>
      </Group>
      <Progress mt="md" value={progress.done * 100} aria-label={t('intake.readingTitle')} transitionDuration={150} />
    </Card>
  );
}
