import { Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ask } from '../../bridge';
import { useFormats } from '../../model/formats';
import { goTo } from '../../model/navigation';
import type { OpenedSheet } from '../../model/sheet';
import { useAction } from '../../model/use-action';
import { Details } from '../../ui/details';
import { Card } from '../../ui/screen';
import { ReadAgainForm } from './read-again-form';

/** The open sheet: what the file turned out to be, and how to have it read otherwise. */
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
    file.encoding,
    file.delimiter === null ? null : t('intake.delimiterFact', { delimiter: delimiterName(file.delimiter, t) }),
  ].filter((fact): fact is string => fact !== null);
  return (
    <Card>
      <Group justify="space-between" align="flex-start" gap="md">
        <div>
          <Text fw={600} size="lg">
            {file.name}
          </Text>
          <Text size="sm" c="dimmed">
            {facts.join(' · ')}
          </Text>
        </div>
        <Group gap="xs">
          <Button variant="default" onClick={() => run(() => ask((api) => api.closeSheet()))}>
            {t('intake.closeFile')}
          </Button>
          <Button onClick={() => goTo('columns')}>{t('intake.toColumns')}</Button>
        </Group>
      </Group>
      <Details label={t('intake.readOtherwise')}>
        <ReadAgainForm file={file} />
      </Details>
    </Card>
  );
}

function delimiterName(delimiter: string, t: (key: string) => string): string {
  switch (delimiter) {
    case ',':
      return t('intake.delimiter.comma');
    case ';':
      return t('intake.delimiter.semicolon');
    case '\t':
      return t('intake.delimiter.tab');
    case '|':
      return t('intake.delimiter.bar');
    default:
      return delimiter;
  }
}
