import { Button, Table } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import {
  COMPARED_KINDS,
  countCompared,
  type ComparedKind,
  type ComparedRow,
  type Comparison,
} from '../../../../shared/delivery/compare/compare-consumer';
import { FIELD_KIND, type ConsumerField } from '../../../../shared/consumer/fields';
import { fieldWord } from '../../../words/field-names';
import { useFormats } from '../../../words/formats';
import { pauseTitleKey } from '../../../../shared/delivery/network-problem';
import { pauseDetail } from '../../../words/pause-detail';
import { showRow } from '../../../model/show-rows';
import { useAction } from '../../../hooks/use-action';
import { TechnicalDetails } from '../../../ui/details';
import { ErrorIcon, InfoIcon, MinusCircleIcon, WarningIcon } from '../../../ui/icons';
import { Notice } from '../../../ui/notice';
import { Pager } from '../../../ui/pager';
import classes from './compare-card.module.css';

const PAGE_ROWS = 25;

/** Green means confirmed by the server, so it is not used here. Blue is what would be done, amber what may surprise. */
const TONES: Readonly<Record<ComparedKind, 'info' | 'warning' | 'error' | 'quiet'>> = {
  'would-create': 'info',
  'would-change': 'info',
  'no-effect': 'quiet',
  exists: 'quiet',
  'not-there': 'quiet',
  another: 'error',
  'not-askable': 'warning',
  unknown: 'warning',
};
const SIGNS = { info: InfoIcon, warning: WarningIcon, error: ErrorIcon, quiet: MinusCircleIcon } as const;

/** What sending would do: counts, then row by row each field with its old and new value. */
export function CompareResult({ result, onTypeToken }: { result: Comparison; onTypeToken: () => void }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const [offset, setOffset] = useState(0);
  const { rows, total, notReady, ended } = result;
  const counts = countCompared(rows);
  return (
    <div className={classes['result']} data-testid="compare-result">
      {ended !== null && <Ending ended={ended} done={rows.length} total={total} onTypeToken={onTypeToken} />}
      <ul className={classes['counts']} aria-label={t('compare.countsLabel')}>
        {COMPARED_KINDS.filter((kind) => counts[kind] > 0).map((kind) => (
          <li key={kind} data-kind={kind} data-count={counts[kind]} data-tone={TONES[kind]}>
            <Kind kind={kind}>: {formats.number(counts[kind])}</Kind>
          </li>
        ))}
      </ul>
      {notReady > 0 && <p>{t('compare.notReady', { count: notReady, rows: formats.number(notReady) })}</p>}
      {rows.length > 0 && (
        <div className={classes['scroll']} tabIndex={0} role="region" aria-label={t('compare.resultTitle')}>
          <Table verticalSpacing={6}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th w={80}>{t('compare.row')}</Table.Th>
                <Table.Th w={150}>{t('report.externalId')}</Table.Th>
                <Table.Th w={200}>{t('compare.kindHeader')}</Table.Th>
                <Table.Th>{t('compare.fields')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rows.slice(offset, offset + PAGE_ROWS).map((row) => (
                <Table.Tr key={row.row} data-row={row.row} data-kind={row.kind}>
                  <Table.Td>
                    <RowLink row={row} />
                  </Table.Td>
                  <Table.Td className="mono">{row.externalId}</Table.Td>
                  <Table.Td data-tone={TONES[row.kind]}>
                    <Kind kind={row.kind} />
                  </Table.Td>
                  <Table.Td className={classes['fields'] ?? ''}>
                    <Fields row={row} />
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </div>
      )}
      <Pager offset={offset} limit={PAGE_ROWS} total={rows.length} onChange={setOffset} />
    </div>
  );
}

/** Why a comparison ended before the last row: what happened, how far it got, and what to do. */
function Ending({
  ended,
  done,
  total,
  onTypeToken,
}: {
  ended: NonNullable<Comparison['ended']>;
  done: number;
  total: number;
  onTypeToken: () => void;
}) {
  const { t } = useTranslation();
  const formats = useFormats();
  const counts = { done: formats.number(done), total: formats.number(total) };
  if (ended.by === 'cancelled') {
    return (
      <Notice tone="info" title={t('compare.cancelled')} data-ended="cancelled">
        {t('compare.cancelledText', counts)}
      </Notice>
    );
  }
  const needsToken = ended.by === 'token' || ended.by === 'no-token';
  return (
    <Notice
      tone={needsToken ? 'error' : 'warning'}
      title={t(pauseTitleKey(ended, navigator.onLine))}
      data-ended={ended.by}
      actions={
        needsToken ? (
          <Button size="xs" variant="default" onClick={onTypeToken}>
            {t('review.typeToken')}
          </Button>
        ) : undefined
      }
    >
      {t('compare.endedText', counts)}
      {needsToken && ` ${t('compare.tokenText')}`}
      <TechnicalDetails text={pauseDetail(ended)} />
    </Notice>
  );
}

/** The row's number as a link to the row in the grid. */
function RowLink({ row: { row, changes, keeps } }: { row: ComparedRow }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { run } = useAction();
  const field = [...changes, ...keeps][0]?.field ?? null;
  return (
    <Button
      variant="subtle"
      size="compact-sm"
      aria-label={t('compare.showRow', { row: formats.number(row) })}
      onClick={() => run(() => showRow(row, field))}
    >
      {formats.number(row)}
    </Button>
  );
}

function Kind({ kind, children }: { kind: ComparedKind; children?: ReactNode }) {
  const { t } = useTranslation();
  const Sign = SIGNS[TONES[kind]];
  return (
    <span className={classes['kind']}>
      <Sign size={16} />
      <span>
        {t(`compare.kind.${kind}`)}
        {children}
      </span>
    </span>
  );
}

function Fields({ row: { kind, changes, keeps, detail } }: { row: ComparedRow }) {
  const { t } = useTranslation();
  const formats = useFormats();
  /** A time in the person's format. An invalid one is shown unchanged. */
  const value = (field: string, text: string): string => {
    if (text === '') return t('outcomes.noValue');
    const isTime =
      field in FIELD_KIND && FIELD_KIND[field as ConsumerField] === 'date' && !Number.isNaN(Date.parse(text));
    return t('compare.value', { value: isTime ? formats.dateTimeWithSeconds(text) : text });
  };
  const lines = [
    ...(detail === '' ? [] : [kind === 'another' ? t('compare.anotherIs', { detail }) : detail]),
    ...changes.map(({ field, from, to }) =>
      t('compare.change', { field: fieldWord(field, t), from: value(field, from), to: value(field, to) }),
    ),
    ...keeps.map(({ field, from, to }) =>
      t('compare.keeps', { field: fieldWord(field, t), from: value(field, from), to: value(field, to) }),
    ),
  ];
  return lines.map((line) => <div key={line}>{line}</div>);
}
