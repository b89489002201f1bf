import { Button, CopyButton, Group, Text, VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CODE_LANGUAGES, requestCode } from '../../../../shared/consumer/code/request-code';
import type { ConsumerRequest } from '../../../../shared/consumer/payload-types';
import type { Shop } from '../../../../shared/shop/shop';
import { CheckIcon, CopyIcon } from '../../../ui/icons';

/** Copies a row's request as a program, for the shop's programmer to try. The token stays out of it. */
export function CopyRequestAs({ request, shop }: { request: ConsumerRequest; shop: Shop }) {
  const { t } = useTranslation();
  return (
    <Group gap="xs" role="group" aria-label={t('review.copyAs')}>
      <Text size="sm">{t('review.copyAs')}</Text>
      {CODE_LANGUAGES.map((language) => (
        <CopyButton key={language} value={requestCode(language, request, shop)}>
          {({ copied, copy }) => (
            <Button
              size="compact-sm"
              variant="default"
              data-testid={`copy-as-${language}`}
              leftSection={copied ? <CheckIcon size={14} /> : <CopyIcon size={14} />}
              onClick={copy}
            >
              {t(`review.copyAsLanguage.${language}`)}
              {copied && <VisuallyHidden role="status">{t('common.copied')}</VisuallyHidden>}
            </Button>
          )}
        </CopyButton>
      ))}
      <Text size="sm" c="dimmed" w="100%">
        {t('review.copyAsHint')}
      </Text>
    </Group>
  );
}
