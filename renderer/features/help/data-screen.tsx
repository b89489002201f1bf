import { Button, Group, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ask } from '../../bridge';
import { useAction } from '../../hooks/use-action';
import { settingsStore } from '../../model/settings';
import { useStore } from '../../model/store';
import { FolderIcon } from '../../ui/icons';
import { Card, Screen } from '../../ui/screen';
import { KEPT } from './kept';
import { WipeAll } from './wipe-all';

/** Where the data is, how long, and how to be rid of all of it. */
export function DataScreen() {
  const { t } = useTranslation();
  const { run } = useAction();
  const { failedRowsRetention } = useStore(settingsStore);
  const days =
    failedRowsRetention === 'until-deleted'
      ? t('settings.failedRowsRetention.untilDeleted')
      : t('settings.failedRowsRetention.days', { count: failedRowsRetention });
  return (
    <Screen title={t('data.title')} data-testid="data-page">
      <Card>
        <Text>{t('data.where')}</Text>
        <Text mt="xs">{t('data.leaves')}</Text>
        <Group mt="sm">
          <Button
            variant="default"
            leftSection={<FolderIcon size={16} />}
            onClick={() => run(() => ask('data-show-folder'))}
          >
            {t('data.showFolder')}
          </Button>
        </Group>
      </Card>
      <Card title={t('data.keptTitle')}>
        <Table verticalSpacing="xs">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('data.what')}</Table.Th>
              <Table.Th>{t('data.howLong')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {KEPT.map((name) => (
              <Table.Tr key={name}>
                <Table.Td>{t(`data.kept.${name}.what`)}</Table.Td>
                <Table.Td>{t(`data.kept.${name}.long`, { days })}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Card>
      <WipeAll />
    </Screen>
  );
}
