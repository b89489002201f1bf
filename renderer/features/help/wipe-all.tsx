import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask, RequestRefused } from '../../bridge';
import { useAction } from '../../hooks/use-action';
import { confirmDeed } from '../../ui/dialogs/confirm';
import { TrashIcon } from '../../ui/icons';
import { Notice } from '../../ui/notice';
import { Card } from '../../ui/screen';

/** Wipes everything, after naming all of it. Where that would be refused, the reason is said here and nothing is asked. */
export function WipeAll() {
  const { t } = useTranslation();
  const { busy, run } = useAction();
  const [refusal, setRefusal] = useState<RequestRefused | null>(null);
  const orSayWhy = async (deed: () => Promise<unknown>): Promise<void> => {
    setRefusal(null);
    try {
      await deed();
    } catch (error) {
      if (!(error instanceof RequestRefused) || !error.code.startsWith('data-')) throw error;
      setRefusal(error);
    }
  };
  const words = {
    title: t('data.wipe.askTitle'),
    text: [t('data.wipe.goes'), t('data.wipe.stays'), t('data.wipe.again'), t('data.wipe.forGood')],
    confirm: t('data.wipe.confirm'),
    cancel: t('common.cancel'),
  };
  const begin = async (): Promise<void> => {
    await ask('data-may-wipe');
    confirmDeed(words, () => run(() => orSayWhy(() => ask('data-wipe'))));
  };
  return (
    <Card title={t('data.wipe.title')}>
      <Text>{t('data.wipe.text')}</Text>
      {refusal !== null && (
        <Notice tone="error" title={t('data.wipe.refused')} data-testid="wipe-refused">
          {t(`errors.${refusal.code}`)}
        </Notice>
      )}
      <Group mt="sm">
        <Button
          variant="outline"
          color="red"
          data-testid="wipe-all"
          loading={busy}
          leftSection={<TrashIcon size={16} />}
          onClick={() => run(() => orSayWhy(begin))}
        >
          {t('data.wipe.button')}
        </Button>
      </Group>
    </Card>
  );
}
