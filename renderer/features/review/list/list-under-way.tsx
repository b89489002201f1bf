import { Button, Group, Loader, Progress, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ListTaking } from '../../../../shared/ipc/list-taking';
import { useDurationWords, useFormats } from '../../../words/formats';

/** What the taking of a list is doing, in words, with a button that cancels it. */
export function ListUnderWay({ taking, onCancel }: { taking: ListTaking; onCancel: () => void }) {
  const { t } = useTranslation();
  const words = useTakingWords();
  const { at } = taking;
  const share = at === 'fetching' && taking.totalBytes !== null ? taking.bytes / Math.max(1, taking.totalBytes) : null;
  return (
    <>
      <Group gap="sm" wrap="nowrap">
        <Loader size="sm" color="accent" />
        <Text role="status" data-testid="list-state" data-at={at} flex={1}>
          {words(taking)}
        </Text>
        <Button variant="default" data-testid="shop-list-cancel" onClick={onCancel}>
          {t('common.cancel')}
        </Button>
      </Group>
      {share !== null && <Progress value={share * 100} color="accent" aria-label={t('shopList.progressLabel')} />}
    </>
  );
}

function useTakingWords(): (taking: ListTaking) => string {
  const { t } = useTranslation();
  const formats = useFormats();
  const duration = useDurationWords();
  return (taking) => {
    switch (taking.at) {
      case 'limit':
      case 'answer-lost':
      case 'repeating':
        return t(`shopList.at.${taking.at}`, { duration: duration.about(taking.waitMs / 1000) });
      case 'preparing':
        return t(`shopList.at.${taking.state}`);
      case 'fetching': {
        const bytes = formats.bytes(taking.bytes);
        return taking.totalBytes === null
          ? t('shopList.at.fetching', { bytes })
          : t('shopList.at.fetchingOf', { bytes, total: formats.bytes(taking.totalBytes) });
      }
      case 'asking':
      case 'comparing':
      case 'checking':
        return t(`shopList.at.${taking.at}`);
    }
  };
}
