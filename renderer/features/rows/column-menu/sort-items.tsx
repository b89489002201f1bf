import { Menu } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { setView } from '../../../model/change-sheet';
import { useAction } from '../../../hooks/use-action';
import { ArrowDownIcon, ArrowUpIcon } from '../../../ui/icons';
import type { ColumnItemProps } from './column-items';

/** Orders the rows by the column, or ends an order. */
export function SortItems({ sheet, column }: ColumnItemProps) {
  const { t } = useTranslation();
  const { run } = useAction();
  const order = sheet.view.order ?? null;
  const isBy = (direction: 'asc' | 'desc'): boolean => order?.column === column && order.direction === direction;
  const sort = (direction: 'asc' | 'desc') => () => run(() => setView({ order: { column, direction } }));
  return (
    <>
      <Menu.Item
        data-testid="sort-asc"
        leftSection={<ArrowUpIcon size={14} />}
        disabled={isBy('asc')}
        onClick={sort('asc')}
      >
        {t('rows.columnMenu.sortAsc')}
      </Menu.Item>
      <Menu.Item
        data-testid="sort-desc"
        leftSection={<ArrowDownIcon size={14} />}
        disabled={isBy('desc')}
        onClick={sort('desc')}
      >
        {t('rows.columnMenu.sortDesc')}
      </Menu.Item>
      {order !== null && (
        <Menu.Item data-testid="sort-none" onClick={() => run(() => setView({ order: null }))}>
          {t('rows.columnMenu.sortNone')}
        </Menu.Item>
      )}
    </>
  );
}
