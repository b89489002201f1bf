import { Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Watch } from '../../../shared/watch/watch';
import { useChosenShop } from '../../model/shops';
import { useStore } from '../../model/store';
import { watchesStore } from '../../model/watch/watches';
import { PlusIcon } from '../../ui/icons';
import { Card, NextAction, Screen } from '../../ui/screen';
import { WatchEntry } from './watch-entry';
import { WatchForm } from './watch-form';

/** The watched folders of all shops. */
export function WatchScreen() {
  const { t } = useTranslation();
  const { watches } = useStore(watchesStore);
  const chosen = useChosenShop();
  const [edited, setEdited] = useState<Watch | 'new' | null>(null);
  return (
    <Screen
      title={t('watch.title')}
      aside={
        <NextAction
          isNext={watches.length === 0}
          data-testid="watch-folder"
          leftSection={<PlusIcon size={16} />}
          onClick={() => setEdited('new')}
        >
          {t('watch.add')}
        </NextAction>
      }
    >
      <Text c="dimmed" mb="md">
        {t('watch.intro')}
      </Text>
      {watches.length === 0 && (
        <Card>
          <Text>{t('watch.none')}</Text>
        </Card>
      )}
      {watches.map((summary) => (
        <WatchEntry key={summary.watch.id} summary={summary} onEdit={() => setEdited(summary.watch)} />
      ))}
      {edited !== null && chosen !== undefined && (
        <WatchForm watch={edited === 'new' ? null : edited} shopId={chosen.id} onClose={() => setEdited(null)} />
      )}
    </Screen>
  );
}
