import { PasswordInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { TokenPresence } from '../../../shared/shop/shop';
import { appInfoStore } from '../../model/settings';
import { useStore } from '../../model/store';
import { Notice } from '../../ui/notice';

/** The field for a token. It is typed once; the stored one is never shown again, not even masked. */
export function TokenField({
  value,
  presence,
  error,
  onChange,
}: {
  value: string;
  presence: TokenPresence;
  error: string | null;
  onChange: (token: string) => void;
}) {
  const { t } = useTranslation();
  const vaultProblem = useStore(appInfoStore, (info) => info?.vaultProblem ?? null);
  return (
    <>
      <PasswordInput
        label={t('shops.token')}
        description={`${t(`shops.tokenPresence.${presence}`)} ${t('shops.tokenHint')}`}
        placeholder={presence === 'none' ? t('shops.tokenPlaceholder') : t('shops.tokenReplace')}
        value={value}
        error={error}
        autoComplete="off"
        visibilityToggleButtonProps={{ 'aria-label': t('shops.tokenShow') }}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      {vaultProblem !== null && (
        <Notice tone="warning" title={t('shops.vaultTitle')}>
          {t(`shops.vaultProblem.${vaultProblem}`)}
        </Notice>
      )}
    </>
  );
}
