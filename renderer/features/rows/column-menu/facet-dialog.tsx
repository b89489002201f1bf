import { Button, Checkbox, Group, ScrollArea, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../ui/dialogs/dialog';
import { DialogActions } from '../../../ui/dialogs/dialog-actions';
import { FACET_VALUES, MAX_FILTER_VALUES } from '../../../../shared/sheet/limits';
import type { ColumnFilter } from '../../../../shared/sheet/row-scope';
import { useFormats } from '../../../words/formats';
import { setView } from '../../../model/change-sheet';
import { useAction } from '../../../hooks/use-action';
import { SearchIcon } from '../../../ui/icons';
import type { ColumnDialogProps } from './column-dialog';
import { ColumnSummary } from '../column-values/column-summary';
import { ShownValue } from '../column-values/shown-value';
import { useFacet } from '../column-values/use-facet';
import classes from '../column-values/column-values.module.css';

/** The column's values with their counts. Those that are ticked are shown in the grid, or the empty or filled cells. */
export function FacetDialog({ sheet, column, onClose }: ColumnDialogProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { run } = useAction();
  const filters = sheet.view.filters ?? [];
  const own = filters.find((filter) => filter.column === column)?.values;
  const [search, setSearch] = useState('');
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set(Array.isArray(own) ? own : []));
  const all = useFacet(sheet, column);
  const facet = useFacet(sheet, column, search);
  const header = sheet.state.columns[column]?.header ?? '';
  const filterBy = (values: ColumnFilter['values'] | null): void => {
    const others = filters.filter((filter) => filter.column !== column);
    run(() => setView({ filters: values === null ? others : [...others, { column, values }] }));
    onClose();
  };
  const tick = (value: string): void => {
    const next = new Set(ticked);
    if (!next.delete(value)) next.add(value);
    setTicked(next);
  };
  return (
    <Dialog opened returnFocus={false} size="md" onClose={onClose} title={t('rows.values.title', { column: header })}>
      <div data-testid="facet">
        <ColumnSummary facet={all} />
        <Group gap="xs" mt="xs">
          <Button size="compact-sm" variant="default" onClick={() => filterBy('empty')}>
            {t('rows.values.onlyEmpty')}
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => filterBy('filled')}>
            {t('rows.values.onlyFilled')}
          </Button>
        </Group>
        <TextInput
          mt="sm"
          size="sm"
          data-autofocus
          aria-label={t('rows.values.search')}
          placeholder={t('rows.values.search')}
          leftSection={<SearchIcon size={14} />}
          value={search}
          maxLength={200}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
        <ScrollArea.Autosize
          mah="38vh"
          mt="xs"
          offsetScrollbars="present"
          viewportProps={{ tabIndex: 0, 'aria-label': t('rows.values.list') }}
        >
          {facet?.values.map(({ value, count }) => (
            <Checkbox
              key={value}
              size="xs"
              className={classes['choice'] ?? ''}
              classNames={{ labelWrapper: classes['wide'] ?? '' }}
              checked={ticked.has(value)}
              disabled={!ticked.has(value) && ticked.size >= MAX_FILTER_VALUES}
              onChange={() => tick(value)}
              label={
                <span className={classes['line']}>
                  <ShownValue value={value} />
                  <b>{formats.number(count)}</b>
                </span>
              }
            />
          ))}
        </ScrollArea.Autosize>
        {facet?.values.length === 0 && <Text size="sm">{t('rows.values.none')}</Text>}
        {facet !== null && facet.values.length >= FACET_VALUES && (
          <Text size="sm" c="dimmed" mt="xs">
            {t('rows.values.most', { values: formats.number(FACET_VALUES) })}
          </Text>
        )}
        <DialogActions>
          {own !== undefined && (
            <Button variant="default" onClick={() => filterBy(null)}>
              {t('rows.values.endFilter')}
            </Button>
          )}
          <Button disabled={ticked.size === 0} data-testid="facet-apply" onClick={() => filterBy([...ticked])}>
            {t('rows.values.show')}
          </Button>
        </DialogActions>
      </div>
    </Dialog>
  );
}
