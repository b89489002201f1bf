import { Table } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProofPage } from '../../../../shared/delivery/proof/proof';
import type { ProofKind, ProvenField } from '../../../../shared/delivery/proof/prove-row';
import { ask } from '../../../bridge';
import { Pager } from '../../../ui/pager';
import { fieldWord } from '../../../words/field-names';

const PAGE_ROWS = 25;

/** The rows of one kind with the fields that differ, and their values where both are known. */
export function ProofTable({ id, kind, fileName }: { id: string; kind: ProofKind; fileName: string }) {
  const { t } = useTranslation();
  const [offset, setOffset] = useState(0);
  const [page, setPage] = useState<ProofPage>({ total: 0, rows: [] });
  useEffect(() => {
    let current = true;
    ask('proof-page', { id, kinds: [kind], offset, limit: PAGE_ROWS }).then(
      (loaded) => current && setPage(loaded),
      // The counts above are still right.
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [id, kind, offset]);
  const words = ({ field, sent, has }: ProvenField): string => {
    const name = fieldWord(field, t);
    if (sent === null || has === null) return name;
    const said = (value: string): string => (value === '' ? t('proof.noValue') : t('proof.value', { value }));
    return t('proof.fromTo', { field: name, sent: said(sent), has: said(has) });
  };
  const isWithoutValues = page.rows.some(({ fields }) => fields.some(({ sent }) => sent === null));
  return (
    <div>
      <Table verticalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={90}>{t('delivery.table.row')}</Table.Th>
            <Table.Th w={180}>{t('report.externalId')}</Table.Th>
            <Table.Th>{t(`proof.kind.${kind}`)}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {page.rows.map(({ row, externalId, fields }) => (
            <Table.Tr key={row} data-row={row}>
              <Table.Td>{row}</Table.Td>
              <Table.Td className="mono">{externalId}</Table.Td>
              <Table.Td>{fields.map(words).join('; ')}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Pager offset={offset} limit={PAGE_ROWS} total={page.total} onChange={setOffset} />
      {kind === 'differs' && isWithoutValues && t('proof.howToSee', { file: fileName })}
    </div>
  );
}
