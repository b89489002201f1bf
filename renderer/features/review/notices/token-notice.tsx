import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Shop } from '../../../../shared/shop/shop';
import { tokenAge } from '../../../../shared/shop/token-age';
import { Notice } from '../../../ui/notice';
import { useFormats } from '../../../words/formats';

/** The chosen shop's token ends soon, or may have ended: a long delivery would stop in the middle. */
export function TokenNotice({ shop }: { shop: Shop }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const [nowMs] = useState(() => Date.now());
  const age = tokenAge(shop.token === 'none' ? null : shop.tokenSince, nowMs);
  if (age.kind === 'unknown' || age.kind === 'fresh') return null;
  const date = formats.date(age.endsAt);
  return (
    <Notice tone="warning" data-testid="review-token" title={t(`review.token.${age.kind}`, { date })}>
      {t('review.token.text')}
    </Notice>
  );
}
