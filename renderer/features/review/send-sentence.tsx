import { useTranslation } from 'react-i18next';
import type { Shop } from '../../../shared/shop/shop';
import type { ListState } from '../../../shared/sheet/sheet-state';
import { secondsToSend } from '../../model/send-readiness';
import { ShopMark } from '../../ui/shop-mark';
import { useDurationWords, useFormats } from '../../words/formats';
import classes from './review-screen.module.css';

/** What the shop's list decides about the rows to send. */
export interface ByList {
  kinds: ListState['kinds'];
  /** Rows of the sheet. */
  rows: number;
  /** Requests that it would take without the list. */
  requestsWithout: number;
}

/** How many rows are sent to which shop, and how long that takes. */
export function SendSentence({
  shop,
  toSend,
  requests,
  byList,
}: {
  shop: Shop;
  toSend: number;
  requests: number;
  /** Null if no list decides. */
  byList: ByList | null;
}) {
  const { t } = useTranslation();
  const formats = useFormats();
  const counted = (key: string, count: number) => t(`review.${key}`, { count, rows: formats.number(count) });
  const words = useListWords(toSend, byList);
  return (
    <p className={classes['sentence']} data-testid="review-sentence">
      {words ?? counted('sentence', toSend)}{' '}
      <span className={classes['shop']}>
        <ShopMark id={shop.id} name={shop.name} isLive={shop.isLive} />
      </span>
      . <Takes shop={shop} requests={requests} without={byList?.requestsWithout ?? requests} />
    </p>
  );
}

/** The same with how many of the rows are new and how many change their consumer; null without a list. */
function useListWords(toSend: number, byList: ByList | null): string | null {
  const { t } = useTranslation();
  const formats = useFormats();
  if (byList === null) return null;
  const counted = (key: string, count: number) => t(`review.${key}`, { count, rows: formats.number(count) });
  const { kinds, rows } = byList;
  const parts = [
    { key: 'newRows', count: kinds.new },
    { key: 'changedRows', count: kinds.changes },
    { key: 'otherRows', count: toSend - kinds.new - kinds.changes },
  ];
  return t('review.byList', {
    parts: formats.list(parts.filter(({ count }) => count > 0).map(({ key, count }) => counted(key, count))),
    of: counted('ofRows', rows),
  });
}

function Takes({ shop, requests, without }: { shop: Shop; requests: number; without: number }) {
  const { t } = useTranslation();
  const duration = useDurationWords();
  const [seconds, before] = [secondsToSend(requests, shop.pace), secondsToSend(without, shop.pace)].map(
    (one) => one && duration.about(one),
  );
  if (seconds === null || seconds === undefined) return t('review.noPace');
  return seconds === before || typeof before !== 'string'
    ? t('review.takes', { duration: seconds })
    : t('review.takesInstead', { duration: seconds, before });
}
