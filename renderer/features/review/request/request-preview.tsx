import { Button, Group, NumberInput, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConsumerRequest } from '../../../../shared/consumer/payload-types';
import type { Shop } from '../../../../shared/shop/shop';
import { useFormats } from '../../../words/formats';
import type { OpenedSheet } from '../../../model/sheet';
import { CopyableText, Details } from '../../../ui/details';
import classes from './request-preview.module.css';
import { CopyRequestAs } from './copy-request-as';
import { useRequest } from './use-request';

/** The exact request for a row, for people who want to see it before sending. */
export function RequestPreview({ sheet, shop }: { sheet: OpenedSheet; shop: Shop | undefined }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { rows } = sheet.state.counts;
  const [typed, setTyped] = useState(1);
  const [row, setRow] = useState<number | null>(null);
  const request = useRequest(sheet, shop, row);
  return (
    <Details label={t('review.previewTitle')}>
      <form
        className={classes['preview']}
        onSubmit={(event) => {
          event.preventDefault();
          setRow(typed);
        }}
      >
        <Text size="sm" c="dimmed">
          {t('review.previewHint')}
        </Text>
        <Group align="flex-end" gap="sm">
          <NumberInput
            label={t('review.previewRow')}
            value={typed}
            min={1}
            allowDecimal={false}
            w={140}
            onChange={(value) => setTyped(typeof value === 'number' ? value : 1)}
          />
          <Button type="submit" variant="default">
            {t('review.previewShow')}
          </Button>
        </Group>
        {request === null && (
          <Text size="sm">
            {row !== null && row > rows
              ? t('review.noSuchRow', { count: rows, rows: formats.number(rows), row })
              : t('review.previewKept', { row })}
          </Text>
        )}
        {request !== null && request !== undefined && shop !== undefined && (
          <>
            <CopyableText text={requestText(request, shop.baseUrl)} />
            <CopyRequestAs request={request} shop={shop} />
          </>
        )}
      </form>
    </Details>
  );
}

function requestText({ method, path, body }: ConsumerRequest, baseUrl: string): string {
  return `${method} ${baseUrl}${path}\n\n${JSON.stringify(body, null, 2)}`;
}
