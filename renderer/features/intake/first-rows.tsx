import { Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { OpenedSheet } from '../../model/sheet';
import { useRowWindows } from '../../hooks/use-row-windows';
import classes from './first-rows.module.css';

const ROWS = 4;
const COLUMNS = 8;

/** The first cells, to see at a glance whether the file was read correctly. */
export function FirstRows({ sheet }: { sheet: OpenedSheet }) {
  const { t } = useTranslation();
  const { columns, viewRows } = sheet.state;
  const count = Math.min(ROWS, viewRows);
  useRowWindows(sheet.windows, 0, count);
  const shown = columns.slice(0, COLUMNS);
  return (
    <div className={classes['scroller']} tabIndex={0} role="region" aria-label={t('intake.firstRows')}>
      <Table fz="sm" verticalSpacing={4} data-testid="first-rows">
        <Table.Thead>
          <Table.Tr>
            {shown.map(({ header, fault }, column) => (
              <Table.Th key={header}>
                {fault === 'empty' ? t('columns.noHeader', { number: column + 1 }) : header}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {Array.from({ length: count }, (_, position) => (
            <Table.Tr key={position}>
              {shown.map(({ header }, column) => (
                <Table.Td key={header} className={classes['cell'] ?? ''}>
                  {sheet.windows.row(position)?.cells[column] ?? ''}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
