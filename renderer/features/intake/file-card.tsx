import { Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ask } from '../../bridge';
import { useFormats } from '../../words/formats';
import { goTo } from '../../model/navigation';
import type { OpenedSheet } from '../../model/sheet';
import { useAction } from '../../hooks/use-action';
import { Card, NextAction } from '../../ui/screen';
import { FileRemarks } from './file-remarks';
import { FirstRows } from './first-rows';
import { ReadingOptionsForm } from './reading-options';

/** The open sheet: how the file was read, with options to read it differently. */
export function FileCard({ sheet }: { sheet: OpenedSheet }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { run } = useAction();
  const { file, counts, columns } = sheet.state;
  const facts = [
    file.sheetName,
    t('intake.rows', { count: counts.rows, rows: formats.number(counts.rows) }),
    t('intake.columns', { count: columns.length }),
    formats.bytes(file.sizeBytes),
  ].filter((fact) => fact !== null);
  return (
    <Card>
      <Group justify="space-between" align="flex-start" gap="md" mb="md">
        <div>
          <Text fw={600} size="lg">
            {file.name}
          </Text>
          <Text size="sm" c="dimmed">
            {facts.join(' · ')}
          </Text>
        </div>
        <Group gap="xs">
          <Button variant="default" onClick={() => run(() => ask('sheet-close'))}>
            {t('intake.closeFile')}
          </Button>
          <NextAction onClick={() => goTo('columns')}>{t('intake.toColumns')}</NextAction>
        </Group>
      </Group>
      <ReadingOptionsForm sheet={sheet} />
      <FirstRows sheet={sheet} />
      <FileRemarks file={file} />
    </Card>
  );
}
