import { Group, NumberInput, Select } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EXCEL_ROWS } from '../../../shared/consumer/excel-limits';
import type { ReadingOptions } from '../../../shared/sheet/sheet-state';
import { askToLeave } from '../../model/leaving';
import { reread } from '../../model/change-sheet';
import type { OpenedSheet } from '../../model/sheet';
import { useAction } from '../../hooks/use-action';

/** Encodings that shops' files come in. */
const ENCODINGS = [
  'utf-8',
  'windows-1251',
  'utf-16le',
  'utf-16be',
  'koi8-r',
  'ibm866',
  'windows-1252',
  'x-mac-cyrillic',
  'macintosh',
];
const DELIMITERS = [
  { value: ',', name: 'comma' },
  { value: ';', name: 'semicolon' },
  { value: '\t', name: 'tab' },
  { value: '|', name: 'bar' },
];

/** Milliseconds before a typed number takes effect: typing it passes through others. */
const TYPING_DELAY_MS = 400;

/** How the file is read. All options are detected automatically; a person can change them and sees the effect at once. */
export function ReadingOptionsForm({ sheet }: { sheet: OpenedSheet }) {
  const { t } = useTranslation();
  const { run } = useAction();
  const { file, unsent } = sheet.state;
  /** The person's choices. All other options are detected again at every change, but the sheet stays the same. */
  const [chosen, setChosen] = useState<ReadingOptions>(file.sheetName === null ? {} : { sheetName: file.sheetName });
  /** Counts rejected inputs: the field then shows again how the file is read. */
  const [inVain, setInVain] = useState(0);
  const showAsIs = (): void => setInVain((count) => count + 1);

  const readWith = (options: ReadingOptions): void => {
    run(async () => {
      const question = { reason: 'reread', fileName: file.name, unsent, canKeep: false, form: false } as const;
      if (unsent && (await askToLeave(question)) !== 'leave') {
        showAsIs();
        return;
      }
      const isRead = await reread(options).catch((error: unknown) => {
        showAsIs();
        throw error;
      });
      if (isRead) setChosen(options);
      else showAsIs();
    });
  };
  const readWithHeaderRow = useDebouncedCallback(
    (headerRow: number) => headerRow !== file.headerRow && readWith({ ...chosen, headerRow }),
    TYPING_DELAY_MS,
  );

  const encoding = file.encoding ?? ENCODINGS[0] ?? '';
  return (
    <Group align="flex-end" gap="sm" data-testid="reading-options">
      {file.sheets.length > 0 && (
        <Select
          label={t('intake.sheet')}
          data={file.sheets.map(({ name, hidden }) => ({
            value: name,
            label: hidden ? t('intake.hiddenSheet', { name }) : name,
          }))}
          value={file.sheetName}
          allowDeselect={false}
          // Another sheet has its own header row.
          onChange={(sheetName) => sheetName !== null && readWith({ sheetName })}
        />
      )}
      {file.format === 'csv' && (
        <>
          <Select
            label={t('intake.encoding')}
            data={[...new Set([encoding, ...ENCODINGS])].map((value) => ({
              value,
              label: t(`intake.encodingName.${value}`, { defaultValue: value }),
            }))}
            value={encoding}
            allowDeselect={false}
            w={220}
            onChange={(next) => next !== null && readWith({ ...chosen, encoding: next })}
          />
          <Select
            label={t('intake.delimiterLabel')}
            data={DELIMITERS.map(({ value, name }) => ({ value, label: t(`intake.delimiter.${name}`) }))}
            value={file.delimiter}
            allowDeselect={false}
            w={180}
            onChange={(delimiter) => delimiter !== null && readWith({ ...chosen, delimiter })}
          />
        </>
      )}
      <NumberInput
        key={`${file.headerRow} ${inVain}`}
        label={t('intake.headerRow')}
        defaultValue={file.headerRow}
        min={1}
        max={EXCEL_ROWS}
        allowDecimal={false}
        w={240}
        onChange={(row) => typeof row === 'number' && readWithHeaderRow(row)}
      />
    </Group>
  );
}
