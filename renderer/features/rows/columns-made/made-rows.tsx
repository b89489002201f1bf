import { Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { OperationPreview } from '../../../../shared/sheet/operation';
import { useFormats } from '../../../words/formats';
import classes from './columns-made.module.css';

const SHOWN_ROWS = 6;

/** How many cells new columns would have, and some of their rows. */
export function MadeRows({
  preview: { changed, rows = [], unhelped = 0 },
  from,
  made,
}: {
  preview: OperationPreview;
  /** Headers of the columns that the new ones are made of. */
  from: readonly string[];
  /** Headers of the new columns. */
  made: readonly string[];
}) {
  const { t } = useTranslation();
  const formats = useFormats();
  const step = Math.max(1, Math.ceil(rows.length / SHOWN_ROWS));
  return (
    <div className={classes['preview']} data-testid="repair-preview">
      <Text size="sm" role="status">
        {t('columnsMade.wouldFill', { count: changed, cells: formats.number(changed) })}
        {unhelped > 0 && ` ${t('columnsMade.undivided', { count: unhelped, cells: formats.number(unhelped) })}`}
      </Text>
      {rows.length > 0 && (
        <Table.ScrollContainer minWidth={300} mah="32vh" scrollAreaProps={{ tabIndex: 0 }}>
          <Table verticalSpacing={4} className={classes['rows'] ?? ''}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('rows.number')}</Table.Th>
                {[...from, ...made].map((header, place) => (
                  <Table.Th key={place} className={place < from.length ? (classes['from'] ?? '') : ''}>
                    {header}
                  </Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rows
                .filter((_, place) => place % step === 0)
                .map(({ row, before, after }) => (
                  <Table.Tr key={row}>
                    <Table.Td>{formats.number(row)}</Table.Td>
                    {[...before, ...after].map((text, place) => (
                      <Table.Td key={place} className={place < before.length ? (classes['from'] ?? '') : ''}>
                        {text === '' ? <i className={classes['empty']}>{t('rows.emptyCell')}</i> : text}
                      </Table.Td>
                    ))}
                  </Table.Tr>
                ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </div>
  );
}
