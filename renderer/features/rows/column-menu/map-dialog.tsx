import { ActionIcon, Button, ScrollArea, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../ui/dialogs/dialog';
import { DialogActions } from '../../../ui/dialogs/dialog-actions';
import { useFormClosing } from '../../../ui/dialogs/use-form-closing';
import { MAX_CELL_LETTERS } from '../../../../shared/consumer/excel-limits';
import { FACET_VALUES } from '../../../../shared/sheet/limits';
import { useFormats } from '../../../words/formats';
import { EraserIcon, SearchIcon } from '../../../ui/icons';
import type { ColumnDialogProps } from './column-dialog';
import { ShownValue } from '../column-values/shown-value';
import { useFacet } from '../column-values/use-facet';
import { useMapPreview } from '../column-values/use-map-preview';
import classes from '../column-values/column-values.module.css';

/** The column's values, each with a field for what it becomes. A field left empty keeps its value, unless its eraser is pressed. */
export function MapDialog(props: ColumnDialogProps) {
  const { sheet, column, onClose } = props;
  const { t } = useTranslation();
  const formats = useFormats();
  const [search, setSearch] = useState('');
  const [wanted, setWanted] = useState<ReadonlyMap<string, string>>(new Map());
  const facet = useFacet(sheet, column, search);
  const close = useFormClosing(wanted.size > 0, onClose);
  const { busy, ask, preview } = useMapPreview(props);
  const header = sheet.state.columns[column]?.header ?? '';
  if (preview !== false && preview !== null) return preview;
  const want = (value: string, to: string | null): void => {
    const next = new Map(wanted);
    if (to === null) next.delete(value);
    else next.set(value, to);
    setWanted(next);
  };
  return (
    <Dialog opened returnFocus={false} size="lg" onClose={close} title={t('rows.values.mapTitle', { column: header })}>
      <div data-testid="map-values">
        <Text size="sm">{t('rows.values.mapHint')}</Text>
        <TextInput
          mt="xs"
          size="sm"
          aria-label={t('rows.values.search')}
          placeholder={t('rows.values.search')}
          leftSection={<SearchIcon size={14} />}
          value={search}
          maxLength={200}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
        <ScrollArea.Autosize
          mah="45vh"
          mt="xs"
          offsetScrollbars="present"
          viewportProps={{ tabIndex: 0, 'aria-label': t('rows.values.list') }}
        >
          {facet?.values.map(({ value, count }, index) => (
            <div key={value} className={classes['mapping']}>
              <ShownValue value={value} />
              <b>{formats.number(count)}</b>
              <TextInput
                size="xs"
                {...(index === 0 && search === '' ? { 'data-autofocus': true } : {})}
                aria-label={t('rows.values.becomes', { value })}
                placeholder={t(wanted.has(value) ? 'rows.values.clears' : 'rows.values.stays')}
                maxLength={MAX_CELL_LETTERS}
                value={wanted.get(value) ?? ''}
                onChange={(event) => want(value, event.currentTarget.value || null)}
                rightSection={
                  <ActionIcon
                    size={24}
                    variant={wanted.get(value) === '' ? 'filled' : 'subtle'}
                    aria-pressed={wanted.get(value) === ''}
                    aria-label={t('rows.values.clear', { value })}
                    onClick={() => want(value, wanted.get(value) === '' ? null : '')}
                  >
                    <EraserIcon size={14} />
                  </ActionIcon>
                }
              />
            </div>
          ))}
        </ScrollArea.Autosize>
        {facet !== null && facet.values.length >= FACET_VALUES && (
          <Text size="sm" c="dimmed" mt="xs">
            {t('rows.values.most', { values: formats.number(FACET_VALUES) })}
          </Text>
        )}
        <DialogActions>
          <Button variant="default" onClick={close}>
            {t('common.cancel')}
          </Button>
          <Button
            data-testid="map-preview"
            disabled={wanted.size === 0}
            loading={busy}
            onClick={() => ask([...wanted])}
          >
            {t('rows.values.preview')}
          </Button>
        </DialogActions>
      </div>
    </Dialog>
  );
}
