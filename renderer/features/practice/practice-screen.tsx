import { Button, Group, Table, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask, onMain } from '../../bridge';
import { REQUIRED_FIELDS } from '../../../shared/consumer/fields';
import type { PracticeConsumer } from '../../../shared/ipc/contract';
import { useFormats, type Formats } from '../../words/formats';
import { useAction } from '../../hooks/use-action';
import { confirmDeed } from '../../ui/dialogs/confirm';
import { SearchIcon, TrashIcon } from '../../ui/icons';
import { Pager } from '../../ui/pager';
import { Card, NextAction, Screen } from '../../ui/screen';
import { AddFromOrders } from './add-from-orders';
import classes from './practice-screen.module.css';
import { SEARCH_DELAY_MS } from '../../ui/search-delay';

const PAGE_ROWS = 50;

/** The practice shop's content: it shows, without an account, that rows arrive correctly. */
export function PracticeScreen({ onChoosePractice }: { onChoosePractice: (() => void) | null }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { busy, run } = useAction();
  const [search, setSearch] = useState('');
  const [wanted] = useDebouncedValue(search.trim(), SEARCH_DELAY_MS);
  const [offset, setOffset] = useState(0);
  const [changes, setChanges] = useState(0);
  const [page, setPage] = useState<{ total: number; consumers: PracticeConsumer[] } | null>(null);
  useEffect(() => onMain('delivery-progress', () => setChanges((count) => count + 1)), []);
  useEffect(() => {
    let current = true;
    ask('practice-consumers', { offset, limit: PAGE_ROWS, search: wanted }).then(
      (loaded) => current && setPage(loaded),
      // The previous page stays; the next change requests it again.
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [offset, wanted, changes]);

  const empty = (): void => {
    const words = {
      title: t('practice.emptyTitle'),
      text: t('practice.emptyText'),
      confirm: t('practice.empty'),
      cancel: t('common.cancel'),
    };
    confirmDeed(words, () =>
      run(async () => {
        await ask('practice-empty');
        setOffset(0);
        setChanges((count) => count + 1);
      }),
    );
  };
  return (
    <Screen
      title={t('practice.title')}
      wide
      aside={
        <>
          <AddFromOrders onAdded={() => setChanges((count) => count + 1)} />
          <Button
            variant="default"
            leftSection={<TrashIcon size={16} />}
            // A search without results does not mean that the shop is empty.
            disabled={busy || page === null || (page.total === 0 && wanted === '')}
            onClick={empty}
          >
            {t('practice.empty')}
          </Button>
        </>
      }
    >
      <Text size="sm" c="dimmed">
        {t('practice.text')}
      </Text>
      {onChoosePractice !== null && (
        <Group>
          <NextAction onClick={onChoosePractice}>{t('practice.choose')}</NextAction>
        </Group>
      )}
      <Card data-testid="practice-consumers">
        <Group justify="space-between" mb="sm">
          <Text fw={600}>
            {page === null ? ' ' : t('practice.total', { count: page.total, consumers: formats.number(page.total) })}
          </Text>
          <TextInput
            w={280}
            aria-label={t('practice.search')}
            placeholder={t('practice.search')}
            leftSection={<SearchIcon size={16} />}
            value={search}
            onChange={(event) => {
              setSearch(event.currentTarget.value);
              setOffset(0);
            }}
          />
        </Group>
        {page !== null && page.consumers.length === 0 ? (
          <Text c="dimmed" py="lg" ta="center">
            {wanted === '' ? t('practice.none') : t('practice.noneFound')}
          </Text>
        ) : (
          <div className={classes['scroll']} tabIndex={0} role="region" aria-label={t('practice.title')}>
            <ConsumerTable consumers={page?.consumers ?? []} />
          </div>
        )}
        <Pager offset={offset} limit={PAGE_ROWS} total={page?.total ?? 0} onChange={setOffset} />
      </Card>
    </Screen>
  );
}

function ConsumerTable({ consumers }: { consumers: PracticeConsumer[] }) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <Table verticalSpacing={6} highlightOnHover className={classes['table'] ?? ''}>
      <Table.Thead>
        <Table.Tr>
          {REQUIRED_FIELDS.map((field) => (
            <Table.Th key={field} title={field} className={classes['field'] ?? ''}>
              {t(`fields.${field}`)}
            </Table.Th>
          ))}
          <Table.Th>{t('practice.custom')}</Table.Th>
          <Table.Th>{t('practice.updated')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {consumers.map((consumer) => (
          <Table.Tr key={consumer.id}>
            <Table.Td className="mono">{consumer.externalId}</Table.Td>
            <Table.Td className="mono">{consumer.email}</Table.Td>
            <Table.Td>{consumer.name}</Table.Td>
            <Table.Td className="mono">{consumer.phone}</Table.Td>
            <Table.Td title={consumer.createdAt ?? undefined}>{dateText(consumer.createdAt, formats)}</Table.Td>
            <Table.Td className={classes['custom'] ?? ''}>{customText(consumer.customAttributes)}</Table.Td>
            <Table.Td>{formats.dateTime(consumer.updatedAt)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

/** A time in the person's format. An invalid one is shown as it was sent. */
function dateText(sent: string | null, formats: Formats): string {
  return sent === null || Number.isNaN(Date.parse(sent)) ? (sent ?? '') : formats.dateTime(sent);
}

function customText(custom: Record<string, unknown>): string {
  return Object.entries(custom)
    .map(([key, value]) => `${key}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(', ');
}
