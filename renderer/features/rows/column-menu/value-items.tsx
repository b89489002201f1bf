import { Menu } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ClusterDialog } from './cluster-dialog';
import { openColumnDialog } from './column-dialog';
import type { ColumnItemProps } from './column-items';
import { FacetDialog } from './facet-dialog';
import { MapDialog } from './map-dialog';

/** Shows the column's values to filter by, to replace, and to find those that look alike. */
export function ValueItems({ sheet, column }: ColumnItemProps) {
  const { t } = useTranslation();
  const { complete } = sheet.state;
  return (
    <>
      <Menu.Item data-testid="open-facet" onClick={() => openColumnDialog(sheet, column, FacetDialog)}>
        {t('rows.columnMenu.facet')}
      </Menu.Item>
      <Menu.Item
        data-testid="open-map-values"
        disabled={!complete}
        onClick={() => openColumnDialog(sheet, column, MapDialog)}
      >
        {t('rows.columnMenu.mapValues')}
      </Menu.Item>
      <Menu.Item
        data-testid="open-clusters"
        disabled={!complete}
        onClick={() => openColumnDialog(sheet, column, ClusterDialog)}
      >
        {t('rows.columnMenu.clusters')}
      </Menu.Item>
    </>
  );
}
