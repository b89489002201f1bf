import { Button, Checkbox, Group, List, Radio, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../ui/dialogs/dialog';
import { DialogActions } from '../../../ui/dialogs/dialog-actions';
import { EXCEL_ROWS } from '../../../../shared/consumer/excel-limits';
import type { CabinetFileMade } from '../../../../shared/ipc/contract';
import type { ListState } from '../../../../shared/sheet/sheet-state';
import { listShop } from '../../../../shared/shop/list-shop';
import type { Shop } from '../../../../shared/shop/shop';
import { ask } from '../../../bridge';
import { useAction } from '../../../hooks/use-action';
import { cancelWork } from '../../../model/change-sheet';
import type { OpenedSheet } from '../../../model/sheet';
import { Notice } from '../../../ui/notice';
import { useFormats } from '../../../words/formats';
import { WorkLine } from '../../work/work-line';
import { CabinetColumnsNotice } from './cabinet-columns-notice';
import classes from './cabinet-dialog.module.css';
import { CabinetWay } from './cabinet-way';

const FORMATS = ['xlsx', 'csv'] as const;
type Format = (typeof FORMATS)[number];

/** What goes into the file for the cabinet, in which format, and what to do with it there. Stays open after saving, for those steps. */
export function CabinetDialog({
  sheet,
  shop,
  onClose,
}: {
  sheet: OpenedSheet;
  /** The shop whose cabinet the file is for. */
  shop: Shop | undefined;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { busy, run } = useAction();
  const { ready, blocked, excluded } = sheet.state.counts;
  const [onlyChanges, setOnlyChanges] = useState(false);
  const list = usableListOf(sheet, shop);
  const rows = list !== null && onlyChanges ? ready - list.kinds.nothing : ready;
  const fitsWorkbook = rows < EXCEL_ROWS;
  const [format, setFormat] = useState<Format>(fitsWorkbook ? 'xlsx' : 'csv');
  const [made, setMade] = useState<CabinetFileMade | null>(null);
  const rowWords = (key: string, count: number) => t(key, { count, rows: formats.number(count) });
  // Closing the dialog gives up a file that is being written: nobody would be told of its end.
  const close = () => {
    if (busy) run(cancelWork);
    onClose();
  };
  const save = async () => {
    const saved = await ask('sheet-save-cabinet-file', {
      ...{ format, onlyChanges: onlyChanges && list !== null },
      shopId: shop?.id ?? null,
    });
    if (saved !== null) setMade(saved);
  };
  return (
    <Dialog opened size="lg" onClose={close} title={t('cabinetFile.title')}>
      <div data-testid="cabinet-dialog">
        <Text size="sm">{t('cabinetFile.what')}</Text>
        <CabinetWay />
        <Text size="sm" data-testid="cabinet-rows">
          {rowWords('cabinetFile.goIn', rows)}
          {rows < ready && ` ${rowWords('cabinetFile.nothingNew', ready - rows)}`}
          {blocked > 0 && ` ${rowWords('cabinetFile.blocked', blocked)}`}
          {excluded > 0 && ` ${rowWords('cabinetFile.excluded', excluded)}`}
        </Text>
        <CabinetColumnsNotice layout={sheet.state.rules.layout} />
        {list !== null && list.kinds.nothing > 0 && (
          <Checkbox
            mt="sm"
            label={t('cabinetFile.onlyChanges')}
            data-testid="cabinet-only-changes"
            checked={onlyChanges}
            onChange={(event) => setOnlyChanges(event.currentTarget.checked)}
          />
        )}
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
          {t('cabinetFile.emptyCells')} {t(shop === undefined ? 'cabinetFile.notKnown' : 'cabinetFile.remembered')}
        </Text>
        {made !== null && <Made made={made} />}
        <DialogActions>
          <WorkLine what={t('cabinetFile.writing')} />
          <Button variant="default" onClick={close}>
            {t('common.close')}
          </Button>
          <Button data-autofocus data-testid="cabinet-save" onClick={() => !busy && run(save)}>
            {t('cabinetFile.save')}
          </Button>
        </DialogActions>
      </div>
    </Dialog>
  );
}

/** The list of the shop's customers that says which rows change nothing; null for none that is up to date. */
function usableListOf({ state }: OpenedSheet, shop: Shop | undefined): ListState | null {
  const list = state.list ?? null;
  return list === null || shop === undefined || list.sentSince || list.shop !== listShop(shop) ? null : list;
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
