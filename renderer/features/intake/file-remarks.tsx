import { List, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { fileRemarks } from '../../../shared/sheet/file-remarks';
import type { FileFacts } from '../../../shared/sheet/sheet-state';
import { useFormats } from '../../words/formats';

/** Remarks about the file that its rows do not show. */
export function FileRemarks({ file }: { file: FileFacts }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const remarks = fileRemarks(file);
  if (remarks.length === 0) return null;
  return (
    <List size="sm" mt="sm" data-testid="file-remarks">
      {remarks.map(({ key, count, ...words }) => (
        <List.Item key={key}>
          <Text size="sm">{t(`intake.remarks.${key}`, { count, number: formats.number(count), ...words })}</Text>
        </List.Item>
      ))}
    </List>
  );
}
