import { Button, Group, NumberInput, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConsumerRequest } from '../../../shared/consumer/payload-types';
import type { Shop } from '../../../shared/shop/shop';
import { previewRequest } from '../../model/sheet';
import { useAction } from '../../model/use-action';
import { CopyableText, Details } from '../../ui/details';
import classes from './review-screen.module.css';

/** The exact request that a row becomes, for those who want to see it before it is sent. */
export function RequestPreview({ shop }: { shop: Shop | undefined }) {
  const { t } = useTranslation();
  const { busy, run } = useAction();
  const [row, setRow] = useState(1);
  const [shown, setShown] = useState<{ row: number; request: ConsumerRequest | null } | null>(null);
  const show = (): void => run(async () => setShown({ row, request: await previewRequest(row) }));
  return (
    <Details label={t('review.previewTitle')}>
      <form
        className={classes['preview']}
        onSubmit={(event) => {
          event.preventDefault();
          show();
        }}
      >
        <Text size="sm" c="dimmed">
          {t('review.previewHint')}
        </Text>
        <Group align="flex-end" gap="sm">
          <NumberInput
            label={t('review.previewRow')}
            value={row}
            min={1}
            allowDecimal={false}
            w={140}
            onChange={(value) => setRow(typeof value === 'number' ? value : 1)}
          />
          <Button type="submit" variant="default" loading={busy}>
            {t('review.previewShow')}
          </Button>
        </Group>
        {shown !== null &&
          (shown.request === null ? (
            <Text size="sm">{t('review.previewKept', { row: shown.row })}</Text>
          ) : (
            <CopyableText text={requestText(shown.request, shop?.baseUrl ?? '')} />
          ))}
      </form>
    </Details>
  );
}

function requestText({ method, path, body }: ConsumerRequest, baseUrl: string): string {
  return `${method} ${baseUrl}${path}\n\n${JSON.stringify(body, null, 2)}`;
}
