import { Button, Group, NumberInput, Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../../bridge';
import type { FileFacts, ReadingOptions } from '../../../shared/sheet/sheet-state';
import { useAction } from '../../model/use-action';

/** Encodings that shops' files come in. */
const ENCODINGS = ['utf-8', 'windows-1251', 'utf-16le', 'utf-16be', 'koi8-r', 'ibm866'];
const DELIMITERS = [
  { value: ',', name: 'comma' },
  { value: ';', name: 'semicolon' },
  { value: '\t', name: 'tab' },
  { value: '|', name: 'bar' },
];

/** Where the person knows better than the reader. Edits of the sheet are lost by reading again, and that is said. */
export function ReadAgainForm({ file }: { file: FileFacts }) {
  const { t } = useTranslation();
  const { run } = useAction();
  const [options, setOptions] = useState<ReadingOptions>({
    headerRow: file.headerRow,
    ...(file.sheetName !== null && { sheetName: file.sheetName }),
    ...(file.encoding !== null && { encoding: file.encoding.toLowerCase() }),
    ...(file.delimiter !== null && { delimiter: file.delimiter }),
  });
  const set = (change: ReadingOptions): void => setOptions((now) => ({ ...now, ...change }));
  const encodings = [...new Set([...(options.encoding === undefined ? [] : [options.encoding]), ...ENCODINGS])];
  return (
    <Group align="flex-end" gap="sm">
      {file.sheetNames.length > 0 && (
        <Select
          label={t('intake.sheet')}
          data={file.sheetNames}
          value={options.sheetName ?? null}
          allowDeselect={false}
          onChange={(sheetName) => sheetName !== null && set({ sheetName })}
        />
      )}
      {file.format === 'csv' && (
        <>
          <Select
            label={t('intake.encoding')}
            data={encodings}
            value={options.encoding ?? null}
            allowDeselect={false}
            w={160}
            onChange={(encoding) => encoding !== null && set({ encoding })}
          />
          <Select
            label={t('intake.delimiterLabel')}
            data={DELIMITERS.map(({ value, name }) => ({ value, label: t(`intake.delimiter.${name}`) }))}
            value={options.delimiter ?? null}
            allowDeselect={false}
            w={170}
            onChange={(delimiter) => delimiter !== null && set({ delimiter })}
          />
        </>
      )}
      <NumberInput
        label={t('intake.headerRow')}
        value={options.headerRow ?? 1}
        min={1}
        max={1000}
        allowDecimal={false}
        w={150}
        onChange={(row) => set({ headerRow: typeof row === 'number' ? row : 1 })}
      />
      <Button variant="default" onClick={() => run(() => ask((api) => api.rereadSheet(options)))}>
        {t('intake.readAgain')}
      </Button>
    </Group>
  );
}
