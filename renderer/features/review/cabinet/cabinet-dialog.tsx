import { Button, Group, List, Modal, Radio, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EXCEL_ROWS } from '../../../../shared/consumer/excel-limits';
import type { CabinetFileMade } from '../../../../shared/ipc/contract';
import { ask } from '../../../bridge';
import { useAction } from '../../../hooks/use-action';
import { cancelWork } from '../../../model/change-sheet';
import type { OpenedSheet } from '../../../model/sheet';
import { Notice } from '../../../ui/notice';
import { useFormats } from '../../../words/formats';
import { CabinetColumnsNotice } from './cabinet-columns-notice';
import classes from './cabinet-dialog.module.css';
import { CabinetWay } from './cabinet-way';
import { WritingProgress } from './writing-progress';

const FORMATS = ['xlsx', 'csv'] as const;
type Format = (typeof FORMATS)[number];

/** What goes into the file for the cabinet, in which format, and what to do with it there. Stays open after saving, for those steps. */
export function CabinetDialog({ sheet, onClose }: { sheet: OpenedSheet; onClose: () => void }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { busy, run } = useAction();
  const { ready, blocked, excluded } = sheet.state.counts;
  const fitsWorkbook = ready < EXCEL_ROWS;
  const [format, setFormat] = useState<Format>(fitsWorkbook ? 'xlsx' : 'csv');
  const [made, setMade] = useState<CabinetFileMade | null>(null);
  const rowWords = (key: string, count: number) => t(key, { count, rows: formats.number(count) });
  // Closing the dialog gives up a file that is being written: nobody would be told of its end.
  const close = () => {
    if (busy) run(cancelWork);
    onClose();
  };
  const save = async () => {
    const saved = await ask('sheet-save-cabinet-file', { format });
    if (saved !== null) setMade(saved);
  };
  return (
    <Modal
      opened
      centered
      size="lg"
      onClose={close}
      title={t('cabinetFile.title')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <div data-testid="cabinet-dialog">
        <Text size="sm">{t('cabinetFile.what')}</Text>
        <CabinetWay />
        <Text size="sm" data-testid="cabinet-rows">
          {rowWords('cabinetFile.goIn', ready)}
          {blocked > 0 && ` ${rowWords('cabinetFile.blocked', blocked)}`}
          {excluded > 0 && ` ${rowWords('cabinetFile.excluded', excluded)}`}
        </Text>
        <CabinetColumnsNotice layout={sheet.state.rules.layout} />
        <Radio.Group
          mt="sm"
          label={t('cabinetFile.format')}
          value={format}
          onChange={(value) => setFormat(value === 'csv' ? 'csv' : 'xlsx')}
        >
          <Group gap="md" mt={6}>
            {FORMATS.map((each) => (
              <Radio
                key={each}
                value={each}
                label={t(`cabinetFile.formats.${each}`)}
                disabled={each === 'xlsx' && !fitsWorkbook}
              />
            ))}
          </Group>
        </Radio.Group>
        <Title order={3} size="sm" mt="md" mb={4}>
          {t('cabinetFile.stepsTitle')}
        </Title>
        <List type="ordered" size="sm" spacing={4}>
          <List.Item>{t('cabinetFile.steps.open')}</List.Item>
          <List.Item>{t('cabinetFile.steps.upload')}</List.Item>
          <List.Item>{t('cabinetFile.steps.wait')}</List.Item>
        </List>
        <Text size="sm" c="dimmed" mt="sm">
          {t('cabinetFile.emptyCells')} {t('cabinetFile.notKnown')}
        </Text>
        {made !== null && <Made made={made} />}
        <WritingProgress />
        <Group justify="flex-end" mt="md">
          <Button variant="default" onClick={close}>
            {t('common.close')}
          </Button>
          <Button data-autofocus data-testid="cabinet-save" onClick={() => !busy && run(save)}>
            {t('cabinetFile.save')}
          </Button>
        </Group>
      </div>
    </Modal>
  );
}

function Made({ made: { fileName, rows, cutCells } }: { made: CabinetFileMade }) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <div className={classes['made']} ref={(element) => element?.scrollIntoView({ block: 'nearest' })}>
      <Notice
        tone={cutCells > 0 ? 'warning' : 'ok'}
        title={t('cabinetFile.saved', { name: fileName, count: rows, rows: formats.number(rows) })}
        data-testid="cabinet-saved"
      >
        {cutCells > 0 ? t('saveAs.cut', { count: cutCells, cells: formats.number(cutCells) }) : undefined}
      </Notice>
    </div>
  );
}
