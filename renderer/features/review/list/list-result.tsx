import { Button, Group, Text } from '@mantine/core';
import { useInterval } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RowRules } from '../../../../shared/consumer/target';
import type { ListState } from '../../../../shared/sheet/sheet-state';
import { dropList } from '../../../model/shop-list/take-list';
import { AdoptAll } from '../../adoption/adopt-all';
import { useAction } from '../../../hooks/use-action';
import { useFormats } from '../../../words/formats';
import classes from './shop-list.module.css';
import { SubscribedAgain } from './subscribed-again';
import { VerdictReport } from './verdict-report';
import { VerdictPicture } from './verdict-picture';

const OLD_AFTER_MS = 60 * 60_000;
const LOOK_EVERY_MS = 30_000;

/** What a list says about the rows, how old it is, and the offer of a new one. */
export function ListResult({
  list,
  rules,
  shopId,
  isTaking,
  onAgain,
}: {
  list: ListState;
  rules: RowRules;
  shopId: string;
  /** A new list cannot be asked for now. */
  isTaking: boolean;
  onAgain: () => void;
}) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { run } = useAction();
  const isOld = useIsOld(list.takenAt);
  const { notApplied, subscribedAgain, kinds, consumers } = list;
  const counted = (key: string, count: number) => t(key, { count, rows: formats.number(count) });
  return (
    <>
      <VerdictPicture list={list} />
      <SubscribedAgain count={subscribedAgain} rules={rules} />
      {notApplied > 0 && <Text size="sm">{counted('shopList.notApplied', notApplied)}</Text>}
      {kinds['email-elsewhere'] > 0 && (
        <Group gap="sm">
          <Text size="sm" flex={1}>
            {t('shopList.emailElsewhereText')}
          </Text>
          <AdoptAll />
        </Group>
      )}
      <div className={classes['facts']}>
        <Text size="sm" c="dimmed">
          {t('shopList.from', {
            count: consumers,
            customers: formats.number(consumers),
            at: formats.dateTime(list.takenAt),
          })}{' '}
          {list.sentSince ? t('shopList.sentSince') : isOld ? t('shopList.old') : ''}
        </Text>
        <Button
          variant={isOld || list.sentSince ? 'light' : 'subtle'}
          size="compact-sm"
          disabled={isTaking}
          data-testid="shop-list-again"
          onClick={onAgain}
        >
          {t('shopList.again')}
        </Button>
        <VerdictReport shopId={shopId} />
        <Button variant="subtle" size="compact-sm" color="gray" onClick={() => run(dropList)}>
          {t('shopList.drop')}
        </Button>
      </div>
    </>
  );
}

function useIsOld(takenAt: string): boolean {
  const [now, setNow] = useState(Date.now);
  useInterval(() => setNow(Date.now()), LOOK_EVERY_MS, { autoInvoke: true });
  return now - Date.parse(takenAt) > OLD_AFTER_MS;
}
