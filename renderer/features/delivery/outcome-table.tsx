import { Button, Table, Text, VisuallyHidden } from '@mantine/core';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../../bridge';
import type { OutcomeKind, RowOutcome } from '../../../shared/delivery/outcome';
import type { DeliverySummary } from '../../../shared/delivery/summary';
import { deliveriesStore } from '../../model/deliveries';
import { technicalDetails, useOutcomeReason } from '../../words/outcome-words';
import { showOutcome, showRow } from '../../model/show-rows';
import { useOpenedSheet } from '../../model/sheet';
import { useStore } from '../../model/store';
import { useAction } from '../../hooks/use-action';
import { TechnicalDetails } from '../../ui/details';
import { TableIcon } from '../../ui/icons';
import { Pager } from '../../ui/pager';
import { Card } from '../../ui/screen';
import classes from './delivery.module.css';

const PAGE_ROWS = 25;

/** The rows of one outcome with the server's reasons. If their sheet is open, a row links to it. */
export function OutcomeTable({ summary, kind }: { summary: DeliverySummary; kind: OutcomeKind }) {
  const { t } = useTranslation();
  const { run } = useAction();
  const sheet = useOpenedSheet();
  const rowsId = useStore(deliveriesStore, (now) => now.rowsIds[summary.id]);
  const isLast = sheet?.state.delivery?.id === summary.id;
  const inSheet = isLast || (sheet !== null && sheet.state.rowsId === rowsId);
  const [offset, setOffset] = useState(0);
  const page = useOutcomePage(summary, kind, offset);
  return (
    <Card title={t(`outcomes.list.${kind}`)}>
      {isLast && page.total > 0 && (
        <Button
          variant="default"
          size="xs"
          mb="xs"
          leftSection={<TableIcon size={16} />}
          onClick={() => run(() => showOutcome(kind))}
        >
          {t('delivery.showAllInGrid')}
        </Button>
      )}
      <div className={classes['scroll']}>
        <Table verticalSpacing={6} highlightOnHover>
          <Table.Thead>
            <Table.Tr>
              <Table.Th w={90}>{t('delivery.table.row')}</Table.Th>
              <Table.Th w={180}>{t('report.externalId')}</Table.Th>
              <Table.Th>{t('delivery.table.reason')}</Table.Th>
              {inSheet && (
                <Table.Th w={150}>
                  <VisuallyHidden>{t('delivery.table.actions')}</VisuallyHidden>
                </Table.Th>
              )}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {page.outcomes.map((outcome) => (
              <Table.Tr key={outcome.row} data-row={outcome.row}>
                <Table.Td>{outcome.row}</Table.Td>
                <Table.Td className="mono">{outcome.externalId}</Table.Td>
                <Table.Td>
                  <Reason outcome={outcome} />
                </Table.Td>
                {inSheet && (
                  <Table.Td>
                    <Button
                      variant="subtle"
                      size="compact-sm"
                      onClick={() => run(() => showRow(outcome.row, outcome.field))}
                    >
                      {t('delivery.showInGrid')}
                    </Button>
                  </Table.Td>
                )}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
      {page.total === 0 && <Text c="dimmed">{t('delivery.table.none')}</Text>}
      <Pager offset={offset} limit={PAGE_ROWS} total={page.total} onChange={setOffset} />
    </Card>
  );
}

function Reason({ outcome }: { outcome: RowOutcome }) {
  const reason = useOutcomeReason();
  return (
    <div className={classes['reason']}>
      {reason(outcome)}
      <TechnicalDetails text={technicalDetails(outcome)} />
    </div>
  );
}

/** One page of outcomes, requested again when the delivery gets more of them. */
function useOutcomePage(
  summary: DeliverySummary,
  kind: OutcomeKind,
  offset: number,
): { total: number; outcomes: RowOutcome[] } {
  const [page, setPage] = useState<{ total: number; outcomes: RowOutcome[] }>({ total: 0, outcomes: [] });
  const { id } = summary;
  const count = summary.outcomes[kind];
  const load = useCallback(
    () => ask('delivery-outcomes', { id, kinds: [kind], offset, limit: PAGE_ROWS }),
    [id, kind, offset],
  );
  useEffect(() => {
    let current = true;
    load().then(
      (loaded) => current && setPage(loaded),
      // The counts above are still right; the list is requested again at the next change.
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [load, count]);
  return page;
}
